/** The elements' own style: it inherits the theme's font and colours, and holds the place of what is still loading. */

const css = `
:host { display: inline-block; min-height: 1.5em; }
:host([hidden]) { display: none; }
[part~="loading"] { opacity: .75; }
[part~="price"], [part~="remaining"] { font-weight: 600; }
[part~="unit"], [part~="note"], [part~="detail"] { font-size: .875em; }
[part~="available"] { color: var(--p21-good, light-dark(#14632b, #7ddf98)); }
[part~="out"], [part~="over"] { color: var(--p21-bad, light-dark(#a3161f, #ffb3b0)); }
[part~="note"] { display: inline-block; }
[part~="note"], [part~="unavailable"] { color: var(--p21-warn, light-dark(#7a4100, #ffcf8f)); }
[part~="detail"], [part~="location"], [part~="budget"] { display: block; }
[part~="budget"] + [part~="budget"] { margin-top: .75em; }
table { border-collapse: collapse; font-size: .875em; margin-top: .25em; }
caption { text-align: start; padding-block: .25em; }
th, td { padding: .1em .75em .1em 0; text-align: start; font-weight: inherit; }
[part~="meter"] { display: block; height: .5em; margin-block: .25em; min-width: 10em; border-radius: .25em;
  background: var(--p21-track, light-dark(#d5d9de, #41474f)); overflow: hidden; }
[part~="fill"] { display: block; height: 100%; background: var(--p21-fill, light-dark(#1b6fb8, #7db8ee)); }
[part~="full"] { background: var(--p21-bad, light-dark(#a3161f, #ffb3b0)); }
[part~="content"].changed { animation: changed 1.2s ease-out; }
@keyframes changed { from { background: var(--p21-changed, light-dark(#fff3c4, #4d4220)); } }
@media (prefers-reduced-motion: reduce) { [part~="content"].changed { animation: none; } }
`;

/** Constructed, not inline: a strict content security policy lets it through. */
export function createLook(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
