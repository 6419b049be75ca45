import fc from "fast-check";
import {
  beginning,
  type Command,
  constant,
  type Office,
  office,
  PLAYERS,
  player,
  power,
  RULER,
  sayings,
} from "./historyCommands.ts";
import { type History, keep, rulersBan, rulersDemotion } from "./historyPieces.ts";

/** What regional officers can do to those who stand and vote. */
const interference: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    rulersBan,
    rulersDemotion,
    fc.record({
      kind: constant("repute"),
      by: fc.constant(RULER),
      on: player,
      reputation: fc.constant(-5),
    }),
    fc.record({ kind: constant("weigh"), by: fc.constant(RULER), on: player, power }),
    fc.record({ kind: constant("promote"), by: fc.constant(RULER), on: player }),
  ),
  { minLength: 2, maxLength: 4 },
);

export interface Contest {
  readonly office: Office;
  /** The same election, left alone and with officers who act upon voters and candidates from its call to its close. */
  readonly undisturbed: History;
  readonly disturbed: History;
}

export const contest: fc.Arbitrary<Contest> = fc
  .record({
    beginning,
    office,
    who: fc.subarray([...PLAYERS], { minLength: 2, maxLength: 6 }),
    before: interference,
    after: interference,
    said: sayings,
  })
  .map(({ beginning, office, who, before, after, said }) => {
    const commands = (first: Command[], second: Command[]): Command[] => [
      { kind: "callElection", by: RULER, office },
      { kind: "stand", office, who },
      ...first,
      keep("opening"),
      ...second,
      { kind: "vote", which: 0, sayings: said },
      keep("closing"),
    ];
    const undisturbed = { beginning, commands: commands([], []) };
    return { office, undisturbed, disturbed: { beginning, commands: commands(before, after) } };
  });

/** A council that is seated and passes a law: by chance few come that far. */
export const COUNCIL: History = {
  beginning: {
    type: "council",
    quorumBasisPoints: 1_000,
    electionEveryDays: 90,
    termLimit: 0,
    governorMethod: "plurality",
    councilMethod: "plurality",
    ambassadorMethod: "approval",
    silent: 0,
    citizenshipAfterDays: 0,
    powers: [1, 1, 1, 1, 1, 1, 1],
  },
  commands: [
    { kind: "callElection", by: RULER, office: "councilMember" },
    { kind: "stand", office: "councilMember", who: [1, 2, 3] },
    keep("opening"),
    { kind: "vote", which: 0, sayings: PLAYERS.map(() => 0) },
    keep("closing"),
    { kind: "propose", by: 1, change: [["economy.tradeTaxBasisPoints", 700]] },
    keep("opening"),
    { kind: "vote", which: 0, sayings: PLAYERS.map(() => 0) },
    keep("closing"),
  ],
};

/** An autocracy's ambassador, by points: who has one vote and gives two points is refused. */
export const POINTS: History = {
  beginning: {
    ...COUNCIL.beginning,
    type: "autocracy",
    ambassadorMethod: "weighted",
    powers: [2, 1, 3, 1, 1, 1, 1],
  },
  commands: [
    { kind: "callElection", by: RULER, office: "ambassador" },
    { kind: "stand", office: "ambassador", who: [1, 2] },
    keep("opening"),
    { kind: "vote", which: 0, sayings: [8, 8, 9, 1, 0, 0, null, null] },
    keep("closing"),
  ],
};

const act = (
  act: "offer" | "sign",
  side: "home" | "abroad",
  given: { readonly isLate?: boolean } = {},
): Command => {
  const terms = { type: "non_aggression", termDays: null, noticeDays: 0 } as const;
  return { kind: "treaty", act, side, by: RULER, isLate: false, ...terms, ...given };
};
const all = (said: number): Command => ({ kind: "vote", which: 0, sayings: PLAYERS.map(() => said) });

/** What few come to by chance: more candidates than seats, a law that expires, more offers than a day has, a closed region. */
export const EVENTFUL: History = {
  beginning: { ...COUNCIL.beginning, type: "democracy", councilMethod: "meekStv" },
  commands: [
    { kind: "callElection", by: RULER, office: "councilMember" },
    { kind: "stand", office: "councilMember", who: [0, 1, 2, 3, 4, 5, 6] },
    { kind: "withdraw", by: 6, office: "councilMember" },
    keep("opening"),
    { kind: "vote", which: 0, sayings: [0, 1, 2, 3, 9, 14, 4, 5] },
    keep("closing"),
    { kind: "propose", by: 1, change: [["economy.tradeTaxBasisPoints", 700]] },
    keep("opening"),
    all(0),
    keep("closing"),
    { kind: "intervene", as: "administrator", action: { kind: "suspend" } },
    { kind: "pass", to: 24 * 20, schedules: "kept", delivery: "once" },
    { kind: "intervene", as: "administrator", action: { kind: "reopen" } },
    ...[1, 2, 3, 4].map(() => act("offer", "abroad")),
    act("sign", "home", { isLate: true }),
    act("sign", "home"),
    act("sign", "abroad"),
    keep(1),
    all(0),
    keep("closing"),
    act("offer", "home"),
    act("sign", "home"),
    { kind: "propose", by: 2, change: null },
    { kind: "intervene", as: "administrator", action: { kind: "close" } },
    { kind: "callElection", by: RULER, office: "ambassador" },
    act("offer", "abroad"),
  ],
};
