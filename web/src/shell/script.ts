/** The script that a page of ours begins with: its name follows from its content. */
export const scriptOf = (html: string): string | null =>
  /<script type="module"[^>]* src="([^"]+)"/.exec(html)?.[1] ?? null;
