/** How far something is; a bar without end while nobody knows the whole. */
export const Progress = ({ percent, label }: { readonly percent: number | null; readonly label: string }) => (
  <progress aria-label={label} max={100} {...(percent !== null && { value: percent })} />
);
