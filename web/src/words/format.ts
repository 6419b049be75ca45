/** How numbers and instants are written, in the words' language. */
export const grouped = new Intl.NumberFormat("en");
export const instants = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

export const count = (value: number, one: string, many: string): string =>
  `${grouped.format(value)} ${value === 1 ? one : many}`;
