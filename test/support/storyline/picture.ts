import type { DocumentData, DocumentSnapshot } from "firebase-admin/firestore";
import type { TransferRecord } from "../../../functions/src/platform/ledger/schema.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { IdNames, normal } from "./normal.ts";
import { plannedVerdict } from "./planned.ts";
import type { PlayedStep } from "./play.ts";
import { withoutStart } from "./start.ts";

/** The end of a play, comparable with the end of another by `toEqual`. */
export interface Picture {
  /** By path. What follows from a region's plan alone is a verdict and not the document: plans differ with the region's id. */
  readonly documents: Readonly<Record<string, unknown>>;
  /** By step: what each callable that changes something answered. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Which run of a job has taken a step is no part of its outcome. */
const COURSE_FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^jobs\/[^/]+\/steps\//, "runId"],
  // How often Stripe was asked.
  [/^checkouts\//, "fetchSeq"],
  [/^checkouts\//, "appliedSeq"],
  [/^payments\//, "appliedSeq"],
  // Compressed, or in the order of ids that every play draws anew.
  [/^archives\/[^/]+\/\w+Chunks\//, "data"],
  [/^players\/[^/]+\/exports\//, "ndjson"],
  // By the day, which a task that comes late makes another.
  [/^ledgerTransfers\//, "day"],
  [/\/traders\//, "day"],
  [/\/traders\//, "earlier"],
  // It names the desk.
  [/^ledgerTransfers\//, "details"],
  [/^buyers\//, "regionCheckouts"],
  // These grow with time, or end by the day.
  [/^pilots\//, "turns"],
  [/^pilots\//, "idleOn"],
  [/^ships\//, "shield"],
];
type Posting = TransferRecord["postings"][number];
/** Which of these a payment falls into follows from its id, and which of a port's desks serves somebody from the uid. */
const DRAWN = /^(?:ledgerBalances\/(?:platform|treasury|bank|insurance|reserve):|regions\/default\/desks\/)/;

const READ_AT_ONCE = 300;

/**
 * What there is of the documents that a play has written, and what it was answered. `commits` are the paths of each commit:
 * a commit that writes something with the run in its path is the play's, and so is all that it writes; what a schedule
 * did for others in passing is left out.
 */
export async function pictureOf(
  run: string,
  steps: readonly PlayedStep[],
  commits: readonly (readonly string[])[],
): Promise<Picture> {
  const own = commits.filter((paths) => paths.some((path) => path.includes(run)));
  const found = await read([...new Set(own.flat())]);
  const contents = await Promise.all(found.map((snapshot) => contentOf(run, snapshot)));
  const names = new IdNames();
  const nameOf = (id: string) => names.nameOf(id);
  const documents: Record<string, unknown> = {};
  for (const [path, document] of inOrder(run, contents, names)) {
    documents[normalPath(run, path, names)] = normal(run, document, nameOf);
  }
  const answered = steps.filter(({ answer }) => answer !== undefined);
  const answers = answered.map(({ step, operation, uid, answer }) => [
    `${step} ${operation}`,
    normal(run, withoutStart(answer, uid), nameOf),
  ]);
  return { documents, answers: Object.fromEntries(answers) };
}

/** Where a Nexus has them follows from a plan that each run draws anew: test/faults/jobs.test.ts compares them with it. */
const TERMINAL = /^gates\/[^/]+_\d+$/;

async function read(paths: string[]): Promise<DocumentSnapshot[]> {
  const found: DocumentSnapshot[] = [];
  while (paths.length > 0) {
    found.push(...(await db().getAll(...paths.splice(0, READ_AT_ONCE).map((path) => db().doc(path)))));
  }
  return found.filter(({ exists, ref }) => exists && !TERMINAL.test(ref.path) && !DRAWN.test(ref.path));
}

type Content = readonly [path: string, document: unknown];

async function contentOf(run: string, snapshot: DocumentSnapshot): Promise<Content> {
  const { path } = snapshot.ref;
  const verdict = await plannedVerdict(snapshot);
  if (verdict !== undefined) return [path, verdict];
  const document = { ...snapshot.data() };
  for (const [pattern, field] of COURSE_FIELDS) if (pattern.test(path)) delete document[field];
  if (/^ledgerTransfers\//.test(path)) document.postings = withoutShards(document.postings);
  if (/\/gateIndexes\//.test(path)) document.gates = ownGates(run, document.gates);
  // A stored answer is compared by what it says, as the answers themselves are.
  if (/\/requests\//.test(path)) document.answer = JSON.parse(document.answer);
  return [path, withoutStart(document, personOf(path, document))];
}

/** Whose it is. */
function personOf(path: string, { uid, ownerUid }: DocumentData): string | undefined {
  return uid ?? ownerUid ?? /^players\/([^/]+)\//.exec(path)?.[1];
}

/** Whose gates are listed: other plays have some, too, and where each stands follows from its region's plan. */
const ownGates = (run: string, gates: readonly { readonly regionId: string }[]): string[] =>
  gates.map(({ regionId }) => regionId).filter((regionId) => regionId.includes(run));

/** What each account gives or gets of each asset, from whichever of its shards. */
function withoutShards(postings: readonly Posting[]): object[] {
  const whole = Map.groupBy(postings, ({ accountId, asset }) => `${accountId} ${asset}`);
  return [...whole.values()].map(([first, ...others]) => ({
    accountId: first!.accountId,
    asset: first!.asset,
    amount: others.reduce((sum, { amount }) => sum + amount, first!.amount),
  }));
}

/**
 * Sorted by what is the same in every play, so that ids appear in the same order in each: first what is like nothing else,
 * then what the ids named by then tell apart, and so on.
 */
function inOrder(run: string, contents: readonly Content[], names: IdNames): Content[] {
  const sorted: Content[] = [];
  let rest = [...contents];
  while (rest.length > 0) {
    const alike = Map.groupBy(rest, (content) =>
      JSON.stringify(normal(run, content, (id) => names.known(id))),
    );
    const groups = [...alike].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
    const single = groups.filter(({ length }) => length === 1);
    const next = single.length > 0 ? single.flat() : groups[0]!.slice(0, 1);
    for (const [path, document] of next) {
      normalPath(run, path, names);
      normal(run, document, (id) => names.nameOf(id));
    }
    sorted.push(...next);
    rest = rest.filter((content) => !next.includes(content));
  }
  return sorted;
}

/** The path with its ids named after their collections. */
function normalPath(run: string, path: string, names: IdNames): string {
  const parts = path.split("/");
  const named = parts.map((part, index) => normal(run, part, (id) => names.nameOf(id, parts[index - 1])));
  return named.join("/");
}
