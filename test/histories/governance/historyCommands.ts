import fc from "fast-check";
import type { Choice } from "./historyModelPolls.ts";

/** Player 0 holds the region; who has the governor's powers is `RULER`, whoever that is when the command comes. */
export const OWNER = 0;
export const PLAYERS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
/** Citizens from the beginning; the last player is a stranger. */
export const CITIZENS = 7;
const RULER = -1;

export type SmallOffice = "councilMember" | "ambassador";
export type Office = "governor" | SmallOffice;

/** A configured field and what it is to be. */
export type FieldValue = readonly [field: string, value: unknown];

/** A call of one player, with everything in it decided. */
export type Call =
  | { readonly verb: "join"; readonly by: number }
  | { readonly verb: "settle" | "claim" | "leave"; readonly by: number }
  | { readonly verb: "unban" | "promote" | "demote"; readonly by: number; readonly on: number }
  | { readonly verb: "ban"; readonly by: number; readonly on: number; readonly hours: number | null }
  | { readonly verb: "callElection" | "resign"; readonly by: number; readonly office: Office }
  | {
      readonly verb: "nominate" | "second";
      readonly by: number;
      readonly election: string;
      readonly on: number;
    }
  | { readonly verb: "accept" | "withdraw"; readonly by: number; readonly election: string }
  | { readonly verb: "cast"; readonly by: number; readonly poll: string; readonly choice: Choice }
  | {
      readonly verb: "draft";
      readonly by: number;
      readonly name: string;
      readonly change: readonly FieldValue[] | null;
    }
  | { readonly verb: "submit" | "cancel"; readonly by: number; readonly proposal: string }
  | { readonly verb: "veto"; readonly as: "administrator" | "pretender"; readonly proposal: string }
  | { readonly verb: "configure"; readonly by: number; readonly change: readonly FieldValue[] }
  | { readonly verb: "appoint"; readonly by: number; readonly on: number | null }
  | { readonly verb: "intervene"; readonly as: "administrator" | "pretender"; readonly action: Intervention };

export type Intervention =
  | { readonly kind: "suspend" | "reopen" | "vacateGovernor" }
  | { readonly kind: "ban"; readonly on: number }
  | { readonly kind: "configure"; readonly change: readonly FieldValue[] };

const constant = <Kind extends string>(kind: Kind) => fc.constant(kind);
const player = fc.constantFrom(...PLAYERS);
const actor = fc.constantFrom(RULER, RULER, RULER, RULER, OWNER, 1, 2, 3);
const office = fc.constantFrom<Office>("governor", "governor", "councilMember", "ambassador");
/** Chooses among what there is: the newest first. */
const which = fc.constantFrom(0, 0, 0, 1, 1, 2, 3);

const oneField = fc.oneof(
  { weight: 4, arbitrary: valued("economy.tradeTaxBasisPoints", 500, 700, 1_500, 2_500) },
  { weight: 3, arbitrary: valued("gameplay.pvpEnabled", true, false) },
  { weight: 3, arbitrary: valued("gameplay.shipsPerPlayer", 5, 10, 20) },
  { weight: 1, arbitrary: valued("immigration.citizenshipAfterDays", 0, 3) },
  { weight: 3, arbitrary: valued("governance.type", "democracy", "council", "council", "autocracy") },
  { weight: 1, arbitrary: valued("governance.votingThresholdBasisPoints", 3_000, 5_100, 7_500) },
  { weight: 1, arbitrary: valued("governance.quorumBasisPoints", 0, 1_000, 5_000) },
  { weight: 2, arbitrary: valued("governance.electionEveryDays", 30, 45, 90) },
  { weight: 1, arbitrary: valued("governance.governorMethod", "plurality", "approval") },
  { weight: 2, arbitrary: valued("governance.termLimit", 0, 1, 2) },
  { weight: 1, arbitrary: valued("governance.reservedFields", null, ["economy.tradeTaxBasisPoints"]) },
);

function valued(field: string, ...values: unknown[]): fc.Arbitrary<FieldValue> {
  return fc.constantFrom(...values).map((value) => [field, value] as const);
}

/** One field or two different ones. */
const change = fc.uniqueArray(oneField, { minLength: 1, maxLength: 2, selector: ([field]) => field });
const proposedChange = fc.oneof(
  { weight: 12, arbitrary: change },
  // A referendum changes nothing.
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant<FieldValue[]>([["economy.tradeTaxBasisPoints", 2_501]]) },
);

/** What each player says, in whatever options there are; null: nothing. A majority of the generator's is for it. */
const say = fc.oneof(fc.constantFrom(0, 0, 0, 2), fc.nat({ max: 31 }));
const sayings = fc
  .tuple(
    fc.array(fc.option(say, { freq: 3 }), { minLength: PLAYERS.length, maxLength: PLAYERS.length }),
    // Often just too few, or just enough.
    fc.constantFrom(PLAYERS.length, PLAYERS.length, 5, 4, 3),
  )
  .map(([said, most]) => said.map((one, player) => (player < most ? one : null)));

const intervention: fc.Arbitrary<Intervention> = fc.oneof(
  fc.record({ kind: fc.constantFrom("suspend" as const, "reopen" as const, "vacateGovernor" as const) }),
  fc.record({ kind: constant("ban"), on: player }),
  fc.record({ kind: constant("configure"), change }),
);
const as = fc.constantFrom("administrator" as const, "administrator" as const, "pretender" as const);

const own = <Kind extends string>(kind: Kind) => fc.record({ kind: constant(kind), by: player });
const onOther = <Kind extends string>(kind: Kind) =>
  fc.record({ kind: constant(kind), by: actor, on: player });

/** How far, and what of the schedules: run whenever something is due, only at the end, or not at all. */
const pass = fc.record({
  kind: constant("pass"),
  to: fc.oneof(
    fc.constantFrom("due" as const, "due" as const, "instant" as const, "beforeClose" as const),
    fc.constantFrom("opening" as const, "closing" as const, "atClose" as const),
    fc.integer({ min: 1, max: 40 }).map((hours) => hours * 6),
    fc.integer({ min: 15, max: 75 }).map((days) => days * 24),
  ),
  schedules: fc.constantFrom(
    "kept" as const,
    "kept" as const,
    "kept" as const,
    "late" as const,
    "down" as const,
  ),
  delivery: fc.constantFrom("once" as const, "once" as const, "twice" as const, "again" as const),
});

const command = fc.oneof(
  { weight: 12, arbitrary: pass },
  { weight: 5, arbitrary: fc.record({ kind: constant("callElection"), by: actor, office }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: constant("stand"),
      office,
      who: fc.subarray([...PLAYERS], { minLength: 1, maxLength: 7 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: constant("nominate"),
      by: player,
      on: player,
      office,
      next: fc.constantFrom(
        [],
        ["accept" as const],
        ["accept" as const],
        ["accept" as const, "withdraw" as const],
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: constant("accept"), by: player, office }) },
  { weight: 3, arbitrary: fc.record({ kind: constant("second"), by: player, on: player, office }) },
  { weight: 2, arbitrary: fc.record({ kind: constant("withdraw"), by: player, office }) },
  { weight: 6, arbitrary: fc.record({ kind: constant("vote"), which, sayings }) },
  { weight: 4, arbitrary: fc.record({ kind: constant("cast"), by: player, which, says: say }) },
  { weight: 2, arbitrary: fc.record({ kind: constant("resign"), by: player, office }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: constant("resign"), by: fc.constant(RULER), office: constant("governor") }),
  },
  { weight: 5, arbitrary: fc.record({ kind: constant("propose"), by: player, change: proposedChange }) },
  { weight: 2, arbitrary: fc.record({ kind: constant("draft"), by: player, change: proposedChange }) },
  { weight: 3, arbitrary: fc.record({ kind: constant("submit"), by: fc.option(player), which }) },
  { weight: 2, arbitrary: fc.record({ kind: constant("cancel"), by: fc.option(player), which }) },
  { weight: 1, arbitrary: fc.record({ kind: constant("veto"), as, which }) },
  { weight: 10, arbitrary: fc.record({ kind: constant("configure"), by: actor, change }) },
  { weight: 2, arbitrary: fc.record({ kind: constant("intervene"), as, action: intervention }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: constant("appoint"),
      by: fc.constantFrom(OWNER, OWNER, 1),
      on: fc.option(player),
    }),
  },
  { weight: 4, arbitrary: own("come") },
  { weight: 2, arbitrary: own("claim") },
  { weight: 1, arbitrary: own("leave") },
  { weight: 2, arbitrary: onOther("promote") },
  { weight: 1, arbitrary: onOther("demote") },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: constant("ban"),
      by: actor,
      on: player,
      hours: fc.constantFrom(null, 24, 24 * 8, 24 * 30),
    }),
  },
  { weight: 2, arbitrary: onOther("unban") },
);
export type Command = typeof command extends fc.Arbitrary<infer Given> ? Given : never;
export type Pass = Extract<Command, { kind: "pass" }>;
export { RULER };

/** How a region begins: its government, its laws on voting, and what its citizens' votes weigh. */
const beginning = fc.record({
  type: fc.constantFrom("democracy", "democracy", "democracy", "council", "council", "autocracy"),
  quorumBasisPoints: fc.constantFrom(1_000, 5_000),
  electionEveryDays: fc.constantFrom(30, 90),
  termLimit: fc.constantFrom(0, 0, 1),
  governorMethod: fc.constantFrom("plurality", "approval"),
  citizenshipAfterDays: fc.constantFrom(0, 3),
  powers: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: CITIZENS, maxLength: CITIZENS }),
});
export type Beginning = typeof beginning extends fc.Arbitrary<infer Given> ? Given : never;

export interface History {
  readonly beginning: Beginning;
  readonly commands: readonly Command[];
}

const keep = (to: Pass["to"]): Command => ({ kind: "pass", to, schedules: "kept", delivery: "once" });

/** What those in power do to others while an election runs. */
const oppression: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: constant("ban"),
      by: fc.constant(RULER),
      on: player,
      hours: fc.constantFrom(null, 24),
    }),
    fc.record({ kind: constant("demote"), by: fc.constant(RULER), on: player }),
    fc.record({
      kind: constant("intervene"),
      as: constant("administrator"),
      action: fc.record({ kind: constant("ban"), on: player }),
    }),
  ),
  { maxLength: 2 },
);

/** An election from its call to its end, or nearly: what comes by chance alone seldom gets that far. */
const campaign = fc
  .record({
    office,
    who: fc.oneof(fc.subarray([...PLAYERS], { minLength: 1, maxLength: 7 }), fc.tuple(player)),
    signers: fc.array(fc.record({ kind: constant("second"), by: player, on: player, office }), {
      maxLength: 3,
    }),
    before: oppression,
    after: oppression,
    first: fc.option(sayings),
    last: fc.option(sayings),
  })
  .map(({ office, who, signers, before, after, first, last }): Command[] => [
    { kind: "stand", office, who },
    ...signers.map((signer) => ({ ...signer, office })),
    ...before,
    keep("opening"),
    ...after,
    ...(first === null ? [] : [{ kind: "vote", which: 0, sayings: first } as const]),
    ...(last === null ? [] : [keep("beforeClose"), { kind: "vote", which: 0, sayings: last } as const]),
    keep("closing"),
  ]);

/** Somebody who stands alone, and what the others say of it. */
const plebiscite = fc
  .record({
    office: fc.constantFrom<Office>("governor", "ambassador"),
    who: player,
    said: fc.constantFrom(1, 1, 0),
  })
  .map(({ office, who, said }): Command[] => [
    { kind: "stand", office, who: [who] },
    keep("opening"),
    { kind: "vote", which: 0, sayings: PLAYERS.map(() => said) },
    { kind: "vote", which: 1, sayings: PLAYERS.map(() => said) },
    keep("closing"),
  ]);

/** A law from its draft to its force, or nearly. */
const legislation = fc
  .record({
    by: player,
    change: proposedChange,
    first: fc.option(sayings),
    last: fc.option(sayings),
    closing: fc.constantFrom("closing" as const, "atClose" as const),
    after: fc.constantFrom("due" as const, "instant" as const, 24 * 3, 24 * 20),
    down: fc.boolean(),
    newcomer: fc.constantFrom(null, null, 6, 7),
    ending: fc.constantFrom(null, null, null, null, null, "veto", "cancel", "cancelAndAskAgain"),
  })
  .map(({ by, change, first, last, closing, after, down, newcomer, ending }): Command[] => [
    { kind: "propose", by, change },
    ...(ending === "veto" ? [{ kind: "veto", as: "administrator", which: 0 } as const] : []),
    ...(ending?.startsWith("cancel") ? [{ kind: "cancel", by: null, which: 0 } as const] : []),
    ...(ending === "cancelAndAskAgain" ? [{ kind: "propose", by, change } as const] : []),
    keep("opening"),
    // Who becomes a citizen once voting has opened has no vote in it.
    ...(newcomer === null ? [] : [{ kind: "come", by: newcomer } as const]),
    ...(first === null ? [] : [{ kind: "vote", which: 0, sayings: first } as const]),
    ...(last === null ? [] : [keep("beforeClose"), { kind: "vote", which: 0, sayings: last } as const]),
    keep(closing),
    ...(closing === "atClose" ? [{ kind: "cast", by, which: 0, says: 1 } as const] : []),
    { kind: "pass", to: after, schedules: down ? "late" : "kept", delivery: "again" },
  ]);

/** What many histories begin with, so that they come to the point: offices filled by ballot, a law under way. */
const opening = fc
  .record({
    who: fc.subarray([...PLAYERS], { minLength: 2, maxLength: 6 }),
    council: fc.subarray([...PLAYERS], { minLength: 2, maxLength: 7 }),
    sayings: fc.tuple(sayings, sayings, sayings),
    change,
  })
  .map(({ who, council, sayings, change }): Command[] => [
    { kind: "callElection", by: RULER, office: "councilMember" },
    { kind: "stand", office: "councilMember", who: council },
    { kind: "callElection", by: RULER, office: "governor" },
    { kind: "stand", office: "governor", who },
    { kind: "propose", by: 1, change },
    keep("opening"),
    { kind: "vote", which: 0, sayings: sayings[0] },
    keep("opening"),
    { kind: "vote", which: 0, sayings: sayings[1] },
    { kind: "vote", which: 1, sayings: sayings[2] },
    keep(24 * 8),
  ]);

export const history: fc.Arbitrary<History> = fc
  .tuple(
    beginning,
    fc.option(opening, { freq: 2, nil: [] }),
    fc.array(
      fc.oneof(
        { weight: 10, arbitrary: command.map((one) => [one]) },
        { weight: 3, arbitrary: campaign },
        { weight: 1, arbitrary: plebiscite },
        { weight: 3, arbitrary: legislation },
      ),
      { minLength: 12, maxLength: 26, size: "max" },
    ),
  )
  .map(([beginning, first, rest]) => ({ beginning, commands: [...first, ...rest.flat()] }));
