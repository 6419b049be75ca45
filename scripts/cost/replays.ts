import type { Access } from "../../functions/src/platform/access.ts";
import type { Budget } from "./budget.ts";

type AccessKind = Access<never>["kind"];

/** The name under which a call that comes again stands in the table. */
export const replayOf = (kind: AccessKind) => `replay (access: ${kind})`;

/**
 * Billed reads of a call that comes again with the same request id: the documents of the access check, in the one
 * region that the input names, and the stored answer. It writes nothing.
 */
const REPLAY_READS: Readonly<Record<Exclude<AccessKind, "public">, number>> = {
  signedIn: 1,
  player: 2,
  galaxy: 2,
  member: 2,
  onRecord: 2,
  regions: 3,
};

/** The reads of those that load in the same round trip what their handler wants. */
const LOADING = [
  { kind: "player", way: "of a pilot's act", reads: REPLAY_READS.player + 1 },
  { kind: "member", way: "of a trade", reads: REPLAY_READS.member + 6 },
] as const;

export const REPLAYS: readonly Budget[] = [
  ...Object.entries(REPLAY_READS).map(([kind, reads]) => ({ kind: kind as AccessKind, reads })),
  ...LOADING,
].map(({ kind, ...line }) => {
  return { operation: replayOf(kind), ...line, writes: 0, deletes: 0, tasks: 0 };
});

/**
 * Kinds of access whose check looks at an administrator's mandate when the token claims one: one read more than the
 * line says. A line of the kind `galaxy` has that read in it, since nobody else may make the call.
 */
export const MANDATE_READ_MORE: readonly AccessKind[] = ["player", "member", "onRecord", "regions"];
