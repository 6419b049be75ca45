/**
 * Rankings as a tree: the papers that begin alike share a branch, so that a count walks a common beginning once, and equal
 * ones are one with a number. Where a ranking goes on alone it stays a list: a hundred thousand that all differ fit into
 * the memory of a worker. The papers of a node less those of its branches end there.
 */
export interface Preferences {
  papers: bigint;
  /** Null where all papers go on along one list. */
  next: Map<string, Preferences> | null;
  readonly options: readonly string[];
  /** The list, as places in `options`, a character each. */
  readonly ranking: string;
  /** Where in `ranking` the papers go on. */
  readonly from: number;
}

export const noPreferences = (options: readonly string[]): Preferences => ({
  papers: 0n,
  next: new Map(),
  options,
  ranking: "",
  from: 0,
});

/** Adds so many equal papers, from the root of the tree. */
export function addPapers(root: Preferences, options: readonly string[], papers: bigint): void {
  const ranking = options.map((option) => String.fromCharCode(root.options.indexOf(option))).join("");
  let node = root;
  for (let at = 0; ; at++) {
    if (endsLike(node, ranking, at)) {
      node.papers += papers;
      return;
    }
    // Before the papers are added: what was there goes on by itself.
    const next = branched(node);
    node.papers += papers;
    if (at === ranking.length) return;
    // The question's own string: the ballot's would be kept.
    const option = root.options[ranking.charCodeAt(at)]!;
    const following = next.get(option);
    if (following === undefined) {
      next.set(option, { papers, next: null, options: root.options, ranking, from: at + 1 });
      return;
    }
    node = following;
  }
}

/** Whether all papers of the node go on exactly as `ranking` does from `at`. */
function endsLike({ next, ranking: own, from }: Preferences, ranking: string, at: number): boolean {
  return next === null && own.slice(from) === ranking.slice(at);
}

function branched(node: Preferences): Map<string, Preferences> {
  node.next ??= new Map(branches(node));
  return node.next;
}

/** The options that the papers of a node name next, with the papers that name each. */
export function branches(node: Preferences): Iterable<readonly [option: string, Preferences]> {
  const { papers, next, options, ranking, from } = node;
  if (next !== null) return next;
  if (from === ranking.length) return [];
  return [[options[ranking.charCodeAt(from)]!, { papers, next: null, options, ranking, from: from + 1 }]];
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
  for (const [option, next] of branches(node)) {
    exhausted -= next.papers;
    if (available.has(option)) receive(option, next);
    else exhausted += handOn(next, available, receive);
  }
  return exhausted;
}
