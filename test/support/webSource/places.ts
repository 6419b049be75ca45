/** Where something stands: on pages, and on the list of what stands on none. */
export function placesOf(onPages: Iterable<string>, onList: readonly string[]): Map<string, string[]> {
  const places = new Map([...new Set(onPages)].map((name) => [name, ["a page"]]));
  for (const name of onList) places.set(name, [...(places.get(name) ?? []), "the list «explorer only»"]);
  return places;
}

/** What does not stand in one place, and what is not there at all, by name. */
export function astray(names: readonly string[], places: ReadonlyMap<string, string[]>): string[] {
  return [
    ...names
      .filter((name) => !places.has(name))
      .map((name) => `${name} stands on no page and not on the list`),
    ...[...places].flatMap(([name, where]) => [
      ...(names.includes(name) ? [] : [`${name} stands on ${where[0]} and is not there`]),
      ...(where.length === 1 ? [] : [`${name} stands on ${where.join(" and on ")}`]),
    ]),
  ];
}

/** Pages that do not say what they read. */
export const unbudgeted = (pages: readonly { readonly path: string; readonly reads: string }[]): string[] =>
  pages.filter(({ reads }) => !/\d/.test(reads)).map(({ path }) => `${path} does not say what it reads`);
