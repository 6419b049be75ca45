/** What a database holds, so that two of them can be compared. */
export interface Inventory {
  /** By collection with its parents' ids left out, each document's path and a digest of what is in it. */
  readonly collections: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The uids of Firebase Authentication. */
  readonly accounts: readonly string[];
  readonly ledgerFindings: readonly string[];
}

/** What one has and the other has not, or has otherwise, a line each. */
export function differences(before: Inventory, after: Inventory): string[] {
  const names = new Set([...before.collections.keys(), ...after.collections.keys()]);
  const documents = [...names].toSorted().flatMap((name) => {
    const [had, has] = [before.collections.get(name), after.collections.get(name)];
    const paths = new Set([...(had?.keys() ?? []), ...(has?.keys() ?? [])]);
    return [...paths]
      .filter((path) => had?.get(path) !== has?.get(path))
      .map(
        (path) =>
          `${path} ${!has?.has(path) ? "is missing" : had?.has(path) ? "differs" : "was not exported"}`,
      );
  });
  const lost = before.accounts.filter((uid) => !after.accounts.includes(uid));
  return [...documents, ...lost.map((uid) => `the account ${uid} is missing`)];
}
