/** The whole number above zero that was typed; null where it is none. */
export function wholeOf(text: string): number | null {
  const typed = text.trim();
  return /^[1-9]\d{0,14}$/.test(typed) ? Number(typed) : null;
}
