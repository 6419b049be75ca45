import fc from "fast-check";
import {
  type Beginning,
  beginning,
  type Command,
  change,
  command,
  constant,
  MODERATOR,
  type Office,
  office,
  type Pass,
  PLAYERS,
  player,
  power,
  proposedChange,
  RULER,
  sayings,
  treaty,
} from "./historyCommands.ts";

export interface History {
  readonly beginning: Beginning;
  readonly commands: readonly Command[];
}

export const keep = (to: Pass["to"]): Command => ({ kind: "pass", to, schedules: "kept", delivery: "once" });

export const rulersBan = fc.record({
  kind: constant("ban"),
  by: fc.constant(RULER),
  on: player,
  hours: fc.constantFrom(null, 24),
});
export const rulersDemotion = fc.record({ kind: constant("demote"), by: fc.constant(RULER), on: player });

/** What those in power do to others while an election runs. */
const oppression: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    rulersBan,
    rulersDemotion,
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

/** More stand for the council than it has seats: its own method decides. */
const crowded = fc
  .record({ who: fc.subarray([...PLAYERS], { minLength: 7, maxLength: 8 }), said: sayings })
  .map(({ who, said }): Command[] => [
    { kind: "callElection", by: RULER, office: "councilMember" },
    { kind: "stand", office: "councilMember", who },
    keep("opening"),
    { kind: "vote", which: 0, sayings: said },
    { kind: "vote", which: 1, sayings: said },
    keep("closing"),
  ]);

/** Who is elected twice stands a third time, and the next time after that: a limit tells at which it ends. */
const dynasty = fc
  .record({ who: fc.subarray([...PLAYERS], { minLength: 2, maxLength: 2 }), terms: fc.constantFrom(2, 3) })
  .map(({ who, terms }): Command[] =>
    Array.from({ length: terms }, (_, term): Command[] => [
      ...(term === 0 ? [] : [keep("nominations")]),
      { kind: "stand", office: "ambassador", who },
      keep("opening"),
      { kind: "vote", which: 0, sayings: PLAYERS.map(() => 0) },
      keep("closing"),
    ]).flat(),
  );

/** A question in an autocracy: powers that are given before the call and after it. */
const favours = fc
  .record({
    by: player,
    gifts: fc.array(fc.record({ on: player, power }), { minLength: 3, maxLength: 3 }),
    said: sayings,
  })
  .map(({ by, gifts, said }): Command[] => {
    const [first, ...later] = gifts.map((gift): Command => ({ kind: "weigh", by: RULER, ...gift }));
    return [
      first!,
      { kind: "propose", by, change: null },
      keep("opening"),
      ...later,
      { kind: "vote", which: 0, sayings: said },
      keep("closing"),
    ];
  });

/** A petition that is reached, or nearly; what follows from it is voted on. */
const uprising = fc
  .record({
    by: player,
    office,
    asks: fc.constantFrom("recall" as const, "recall" as const, "election" as const, "referendum" as const),
    supporters: fc.subarray([...PLAYERS], { minLength: 2, maxLength: 6 }),
    said: sayings,
    answers: fc.boolean(),
  })
  .map(({ by, office, asks, supporters, said, answers }): Command[] => [
    { kind: "petition", by, office, asks, supporters },
    keep(1),
    ...(answers ? [{ kind: "answer", by: RULER, which: 0 } as const] : []),
    keep("opening"),
    { kind: "vote", which: 0, sayings: said },
    keep("closing"),
    // Who was recalled stands all the same.
    { kind: "stand", office, who: [1, 2, 3] },
  ]);

/** Moderators act, and go with the governor who has named them, or stay. */
const mandate = fc
  .record({
    on: player,
    victims: fc.array(player, { minLength: 2, maxLength: 2 }),
    confirmed: fc.boolean(),
    days: fc.constantFrom(3, 8),
  })
  .map(({ on, victims, confirmed, days }): Command[] => [
    { kind: "name", by: RULER, on },
    { kind: "ban", by: MODERATOR, on: victims[0]!, hours: null },
    { kind: "unban", by: RULER, on: victims[0]! },
    { kind: "resign", by: RULER, office: "governor" },
    ...(confirmed ? [{ kind: "name", by: RULER, on } as const] : []),
    { kind: "pass", to: days * 24, schedules: "late", delivery: "once" },
    { kind: "ban", by: on, on: victims[1]!, hours: 24 },
    { kind: "repute", by: on, on: victims[0]!, reputation: -1 },
  ]);

/** A treaty from its offer to its end, or nearly. */
const diplomacy = fc
  .record({
    offer: treaty,
    answers: fc.array(treaty, { maxLength: 2 }),
    said: sayings,
    end: fc.constantFrom("notice" as const, "breach" as const, "decline" as const),
    days: fc.constantFrom(3, 16),
  })
  .map(({ offer, answers, said, end, days }): Command[] => {
    const act = (act: (typeof offer)["act"], side: (typeof offer)["side"]): Command => ({
      ...offer,
      by: RULER,
      isLate: false,
      act,
      side,
    });
    return [
      act("offer", offer.side),
      ...answers.map((answer) => ({ ...answer, type: offer.type })),
      act("sign", "abroad"),
      act("sign", "home"),
      keep(1),
      { kind: "vote", which: 0, sayings: said },
      keep("closing"),
      act(end, offer.side),
      { kind: "pass", to: days * 24, schedules: "kept", delivery: "again" },
      act("offer", "home"),
    ];
  });

/** The end of a region: what is voted on is called off, and little is possible any more. */
const closing = fc
  .record({
    before: fc.array(command, { maxLength: 3 }),
    after: fc.array(command, { minLength: 4, maxLength: 8 }),
  })
  .map(({ before, after }): Command[] => [
    { kind: "stand", office: "councilMember", who: [1, 2, 3] },
    { kind: "propose", by: 1, change: null },
    ...before,
    { kind: "intervene", as: "administrator", action: { kind: "close" } },
    { kind: "callElection", by: RULER, office: "ambassador" },
    ...after,
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
        { weight: 1, arbitrary: crowded },
        { weight: 1, arbitrary: dynasty },
        { weight: 1, arbitrary: favours },
        { weight: 1, arbitrary: mandate },
        { weight: 1, arbitrary: uprising },
        { weight: 1, arbitrary: diplomacy },
        { weight: 3, arbitrary: legislation },
      ),
      { minLength: 12, maxLength: 26, size: "max" },
    ),
    fc.option(closing, { freq: 2, nil: [] }),
  )
  .map(([beginning, first, rest, last]) => ({ beginning, commands: [...first, ...rest.flat(), ...last] }));
