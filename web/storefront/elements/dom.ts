/** Nodes without a template language: text is always text. */

export function node(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A part a theme can style by `::part(name)`. */
export const part = (name: string, ...children: readonly (Node | string)[]): HTMLElement =>
  node('span', { part: name }, ...children);
