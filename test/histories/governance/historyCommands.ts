import fc from "fast-check";
import type { Choice } from "./historyModelPolls.ts";

/** Player 0 holds the region; `RULER` is who has the governor's powers when the command comes. */
export const OWNER = 0;
export const PLAYERS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
/** Citizens from the beginning; the last player is a stranger. */
export const CITIZENS = 7;
const RULER = -1;
/** A moderator; the ruler where there is none. */
export const MODERATOR = -2;

export type SmallOffice = "councilMember" | "ambassador";
export type Office = "governor" | SmallOffice;

export const TREATIES = ["non_aggression", "trade_agreement"] as const;
export type TreatyType = (typeof TREATIES)[number];

/** What citizens can petition for here; a referendum asks what a proposal of the petition's name would. */
export type Demand =
  | { readonly kind: "referendum" }
  | { readonly kind: "election"; readonly office: Office }
  | { readonly kind: "recall"; readonly office: Office; readonly on: number };

/** A configured field and what it is to be. */
export type FieldValue = readonly [field: string, value: unknown];

/** A call of one player, with everything in it decided. */
export type Call =
  | { readonly verb: "join"; readonly by: number }
  | { readonly verb: "settle" | "claim" | "leave"; readonly by: number }
  | {
      readonly verb: "unban" | "promote" | "demote" | "name" | "dismiss";
      readonly by: number;
      readonly on: number;
    }
  | { readonly verb: "ban"; readonly by: number; readonly on: number; readonly hours: number | null }
  | { readonly verb: "weigh"; readonly by: number; readonly on: number; readonly power: number }
  | { readonly verb: "repute"; readonly by: number; readonly on: number; readonly reputation: number }
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
  | { readonly verb: "petition"; readonly by: number; readonly name: string; readonly demand: Demand }
  | { readonly verb: "support" | "unsupport" | "answer"; readonly by: number; readonly petition: string }
  | {
      readonly verb: "treaty";
      readonly act: "offer" | "sign" | "decline" | "notice" | "breach";
      readonly side: "home" | "abroad";
      /** For this region; for the other one its owner acts. */
      readonly by: number;
      readonly type: TreatyType;
      /** Which is meant to be on the table. */
      readonly revision: number;
      readonly termDays: number | null;
      readonly noticeDays: number;
    }
  | { readonly verb: "configure"; readonly by: number; readonly change: readonly FieldValue[] }
  | { readonly verb: "appoint"; readonly by: number; readonly on: number | null }
  | { readonly verb: "intervene"; readonly as: "administrator" | "pretender"; readonly action: Intervention };

export type Intervention =
  | { readonly kind: "suspend" | "reopen" | "vacateGovernor" | "close" }
  | { readonly kind: "ban"; readonly on: number }
  | { readonly kind: "configure"; readonly change: readonly FieldValue[] };

export const constant = <Kind extends string>(kind: Kind) => fc.constant(kind);
export const player = fc.constantFrom(...PLAYERS);
const actor = fc.constantFrom<number>(RULER, RULER, RULER, MODERATOR, OWNER, 1, 2, 3);
export const office = fc.constantFrom<Office>("governor", "governor", "councilMember", "ambassador");
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
  { weight: 1, arbitrary: valued("governance.governorMethod", "plurality", "approval", "rankedChoice") },
  { weight: 2, arbitrary: valued("governance.termLimit", 0, 1, 2) },
  { weight: 1, arbitrary: valued("governance.reservedFields", null, ["economy.tradeTaxBasisPoints"]) },
);

function valued(field: string, ...values: unknown[]): fc.Arbitrary<FieldValue> {
  return fc.constantFrom(...values).map((value) => [field, value] as const);
}

/** One field or two different ones. */
export const change = fc.uniqueArray(oneField, { minLength: 1, maxLength: 2, selector: ([field]) => field });
export const proposedChange = fc.oneof(
  { weight: 12, arbitrary: change },
  // A referendum changes nothing.
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant<FieldValue[]>([["economy.tradeTaxBasisPoints", 2_501]]) },
);

/** What each player says, in whatever options there are; null: nothing. A majority of the generator's is for it. */
export const say = fc.oneof(fc.constantFrom(0, 0, 0, 2), fc.nat({ max: 31 }));
export const sayings = fc
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

export const power = fc.integer({ min: 1, max: 10 });
const reputation = fc.constantFrom(-5, -1, 0, 5);

/** An act of either side over a treaty. */
export const treaty = fc.record({
  kind: constant("treaty"),
  act: fc.constantFrom(
    "offer" as const,
    "offer" as const,
    "sign" as const,
    "decline" as const,
    "notice" as const,
    "breach" as const,
  ),
  side: fc.constantFrom("home" as const, "home" as const, "abroad" as const),
  by: actor,
  type: fc.constantFrom(...TREATIES),
  isLate: fc.constantFrom(false, false, false, true),
  termDays: fc.constantFrom(null, 10, 60),
  noticeDays: fc.constantFrom(0, 15),
});

const own = <Kind extends string>(kind: Kind) => fc.record({ kind: constant(kind), by: player });
const onOther = <Kind extends string>(kind: Kind) =>
  fc.record({ kind: constant(kind), by: actor, on: player });

/** How far, and what of the schedules: run whenever something is due, only at the end, or not at all. */
const pass = fc.record({
  kind: constant("pass"),
  to: fc.oneof(
    fc.constantFrom("due" as const, "due" as const, "instant" as const, "beforeClose" as const),
    fc.constantFrom("opening" as const, "closing" as const, "atClose" as const, "nominations" as const),
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

export const command = fc.oneof(
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
  {
    weight: 3,
    arbitrary: fc.record({
      kind: constant("petition"),
      by: player,
      office,
      asks: fc.constantFrom("election" as const, "recall" as const, "recall" as const, "referendum" as const),
      supporters: fc.subarray([...PLAYERS], { minLength: 1, maxLength: 5 }),
    }),
  },
  { weight: 3, arbitrary: treaty },
  { weight: 1, arbitrary: fc.record({ kind: constant("unsupport"), by: player, which }) },
  { weight: 2, arbitrary: fc.record({ kind: constant("answer"), by: actor, which }) },
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
  { weight: 2, arbitrary: onOther("name") },
  { weight: 1, arbitrary: onOther("dismiss") },
  { weight: 2, arbitrary: fc.record({ kind: constant("weigh"), by: actor, on: player, power }) },
  { weight: 3, arbitrary: fc.record({ kind: constant("repute"), by: actor, on: player, reputation }) },
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
export const beginning = fc.record({
  type: fc.constantFrom("democracy", "democracy", "democracy", "council", "council", "autocracy"),
  quorumBasisPoints: fc.constantFrom(1_000, 5_000),
  electionEveryDays: fc.constantFrom(30, 90),
  termLimit: fc.constantFrom(0, 0, 1, 1, 2),
  governorMethod: fc.constantFrom("plurality", "approval", "rankedChoice", "schulze", "quadratic"),
  councilMethod: fc.constantFrom("plurality", "approval", "scottishStv", "meekStv"),
  ambassadorMethod: fc.constantFrom("approval", "weighted", "schulze"),
  /** Citizens beside the players who never do anything: with twenty of them one signature is not enough. */
  silent: fc.constantFrom(0, 0, 20),
  citizenshipAfterDays: fc.constantFrom(0, 3),
  powers: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: CITIZENS, maxLength: CITIZENS }),
});
export type Beginning = typeof beginning extends fc.Arbitrary<infer Given> ? Given : never;
