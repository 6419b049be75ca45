import fc from "fast-check";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../functions/src/platform/duration.ts";
import { BANK_ACTS } from "../../../scripts/stripe/trouble.ts";

/** The first one buys the region; all of them live in it. */
export const PLAYERS = [0, 1, 2] as const;
export type PlayerNumber = (typeof PLAYERS)[number];

/** Who acts: a player, or who has most reason to. */
const who = fc.constantFrom<Who>(...PLAYERS, "owner", "owner", "receiver", "other");
export type Who = PlayerNumber | "owner" | "receiver" | "other";
const of = <Kind extends string>(kind: Kind, by: fc.Arbitrary<Who> = who) =>
  fc.record({ kind: fc.constant(kind), by });

/** Whether a checkout is paid at once, by a bank that answers later, or left open. */
const pays = fc.constantFrom("pay" as const, "pay" as const, "payLater" as const, null);
const buys = <Kind extends string>(kind: Kind, by: fc.Arbitrary<Who>) =>
  fc.record({ kind: fc.constant(kind), by, pays });
const mostly = (likely: Who) => fc.constantFrom<Who>(likely, likely, likely, ...PLAYERS);

/** What a player asks of the game. */
const asks = fc.oneof(
  { weight: 3, arbitrary: buys("citizen", who) },
  { weight: 3, arbitrary: buys("resume", mostly("owner")) },
  { weight: 4, arbitrary: buys("accept", mostly("receiver")) },
  { weight: 3, arbitrary: buys("succeed", mostly("other")) },
  { weight: 2, arbitrary: of("announce", mostly("owner")) },
  { weight: 1, arbitrary: of("revoke", mostly("owner")) },
  { weight: 1, arbitrary: of("withdraw", mostly("owner")) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("offer" as const),
      by: mostly("owner"),
      to: fc.constantFrom(...PLAYERS),
    }),
  },
  // An administrator lifts the bar of who has lost a dispute.
  { weight: 1, arbitrary: of("lift") },
);

/** What a player does at Stripe's pages, or a bank. */
const atStripe = fc.oneof(
  { weight: 3, arbitrary: of("pay") },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("bankAnswers" as const), by: who, isPaid: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("card" as const), by: who, pays: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("portal" as const), by: who, cancels: fc.boolean() }),
  },
  { weight: 2, arbitrary: of("ends") },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("bank" as const),
      by: who,
      act: fc.constantFrom(...BANK_ACTS),
    }),
  },
);

/** Events arrive in any order, again, or not yet; work that is due is done, now and then twice; Stripe fails; time passes. */
const course = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("hear" as const),
      from: fc.nat(40),
      count: fc.integer({ min: 1, max: 8 }),
      again: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("work" as const), twice: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("fails" as const),
      after: fc.constantFrom("doing nothing" as const, "doing it" as const),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("pass" as const),
      ms: fc.constantFrom(
        ...[MINUTE_MS, 20 * MINUTE_MS, 20 * MINUTE_MS, 70 * MINUTE_MS, 5 * HOUR_MS, 5 * HOUR_MS],
        ...[DAY_MS, DAY_MS, 3 * DAY_MS + HOUR_MS, 7 * DAY_MS + MINUTE_MS, 22 * DAY_MS, 31 * DAY_MS],
      ),
    }),
  },
);

type DrawnFrom<Arbitrary> = Arbitrary extends fc.Arbitrary<infer One> ? One : never;
export type Ask = DrawnFrom<typeof asks>;
export type StripeAct = DrawnFrom<typeof atStripe> | { readonly kind: "payLater"; readonly by: Who };
export type Command = Ask | StripeAct | DrawnFrom<typeof course>;

export const history: fc.Arbitrary<readonly Command[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: asks as fc.Arbitrary<Command> },
    { weight: 4, arbitrary: atStripe as fc.Arbitrary<Command> },
    { weight: 5, arbitrary: course as fc.Arbitrary<Command> },
  ),
  { minLength: 25, maxLength: 60 },
);
