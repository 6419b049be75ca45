type Digests = ReadonlyMap<string, string>;

/** What one database has and the other has not, or has otherwise, by path, a line each. */
export function differences(before: Digests, after: Digests): string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return paths.flatMap((path) => {
    if (before.get(path) === after.get(path)) return [];
    if (!after.has(path)) return [`${path} is missing`];
    return [`${path} ${before.has(path) ? "differs" : "was not exported"}`];
  });
}
