/**
 * Rankings as a tree: the papers that begin alike share a branch, so that a count walks a common beginning once.
 * The papers of a node less those of its children end there.
 */
export interface Preferences {
  papers: bigint;
  readonly next: Map<string, Preferences>;
}

const noPapers = (): Preferences => ({ papers: 0n, next: new Map() });

export function preferencesOf(
  ballots: readonly { readonly ranking: readonly string[]; readonly weight: number }[],
): Preferences {
  const root = noPapers();
  for (const { ranking, weight } of ballots) {
    const papers = BigInt(weight);
    root.papers += papers;
    let node = root;
    for (const option of ranking) {
      let next = node.next.get(option);
      if (next === undefined) {
        next = noPapers();
        node.next.set(option, next);
      }
      next.papers += papers;
      node = next;
    }
  }
  return root;
}

/**
 * Hands the papers of a node to the next available preference: `receive` gets each option's papers as nodes, what
 * comes back are the papers on which nobody available follows.
 */
export function handOn(
  node: Preferences,
  available: ReadonlySet<string>,
  receive: (option: string, received: Preferences) => void,
): bigint {
  let exhausted = node.papers;
  for (const [option, next] of node.next) {
    exhausted -= next.papers;
    if (available.has(option)) receive(option, next);
    else exhausted += handOn(next, available, receive);
  }
  return exhausted;
}
