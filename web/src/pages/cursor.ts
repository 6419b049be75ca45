/** Where the next page begins after a row: `<milliseconds or month>~<id>`. */
export const cursorTo = (value: unknown, id: string): string =>
  `${value instanceof Date ? value.getTime() : String(value)}~${id}`;

/** The same out of an address; null where it is none. */
export function cursorFrom(text: string | null): readonly [value: Date | string, id: string] | null {
  const [, value, id] = /^([\d-]+)~(.+)$/.exec(text ?? "") ?? [];
  if (value === undefined || id === undefined) return null;
  return [value.includes("-") ? value : new Date(Number(value)), id];
}
