import { z } from "zod";
import { integer, uid } from "../../../platform/fields.ts";

/** How votes can be counted. `docs/guides/methods.md` explains each with a worked example. */
export const METHODS = [
  "plurality",
  "approval",
  "weighted",
  "quadratic",
  "yesNoAbstain",
  "rankedChoice",
  "scottishStv",
  "meekStv",
  "schulze",
] as const;
export const methodField = z.enum(METHODS);
export type Method = z.infer<typeof methodField>;

/**
 * Methods whose result is a sum over ballots: here voting power counts, a ballot of power a + b counts as ballots of
 * a and b, and what is published are unit ballots. Every other method gives each voter weight one.
 */
export const LINEAR_METHODS = [
  "plurality",
  "approval",
  "weighted",
  "yesNoAbstain",
] as const satisfies Method[];

/** Methods whose result follows from the totals per option alone. */
export const TOTALS_METHODS = [...LINEAR_METHODS, "quadratic"] as const satisfies Method[];

/** A council has at most 15 seats; 20 candidates keep a ballot readable and a count's record below 100 kB. */
export const MAX_OPTIONS = 20;
export const MAX_SEATS = 20;
export const MAX_VOTING_POWER = 10;
/** What a member can spend on a quadratic ballot: v votes for one option cost v². */
export const QUADRATIC_BUDGET_CREDITS = 100;
/** As many equal ballots may stand for one another in a count: totals stay safe integers by far. */
export const MAX_BALLOT_WEIGHT = 1_000_000_000;

export const YES_NO_OPTIONS = ["for", "against", "abstain"] as const;
/** Where candidates are approved of one by one: what a ballot names that approves of nobody. */
export const NONE_OPTION = "none";

/** A candidate's uid, one of `YES_NO_OPTIONS`, or `NONE_OPTION`. */
export const optionField = uid;

const oneSchema = z.strictObject({ kind: z.literal("one"), option: optionField });
const severalSchema = z.strictObject({
  kind: z.literal("several"),
  options: z.array(optionField).min(1).max(MAX_OPTIONS),
});
const pointsSchema = z.strictObject({
  kind: z.literal("points"),
  /** Whole points or votes per option; an option that gets none is left out. */
  points: z
    .record(optionField, integer(1, MAX_VOTING_POWER))
    .refine((points) => Object.keys(points).length <= MAX_OPTIONS, `must name at most ${MAX_OPTIONS} options`)
    .meta({ maxProperties: MAX_OPTIONS }),
});
const rankingSchema = z.strictObject({
  kind: z.literal("ranking"),
  /** Best first; what is left out comes last. */
  ranking: z.array(optionField).min(1).max(MAX_OPTIONS),
});

/** What one ballot says, of whatever method; `checkedChoice` holds it against the question. */
export const choiceSchema = z.discriminatedUnion("kind", [
  oneSchema,
  severalSchema,
  pointsSchema,
  rankingSchema,
]);
export type Choice = z.infer<typeof choiceSchema>;

const SCHEMA_OF = {
  plurality: oneSchema,
  approval: severalSchema,
  weighted: pointsSchema,
  quadratic: pointsSchema,
  yesNoAbstain: oneSchema.extend({ option: z.enum(YES_NO_OPTIONS) }),
  rankedChoice: rankingSchema,
  scottishStv: rankingSchema,
  meekStv: rankingSchema,
  schulze: rankingSchema,
} as const satisfies Record<Method, z.ZodType<Choice>>;

/** The shape of a ballot of one method. */
export function choiceSchemaFor<M extends Method>(method: M): (typeof SCHEMA_OF)[M] {
  return SCHEMA_OF[method];
}

/** A ballot in a count: its choice, and how many equal unit ballots it stands for. */
export const countedBallotSchema = z.strictObject({
  choice: choiceSchema,
  weight: integer(1, MAX_BALLOT_WEIGHT),
});
export type CountedBallot = z.infer<typeof countedBallotSchema>;

/** What is counted, and what a recount needs besides the ballots. */
export const questionSchema = z
  .strictObject({
    method: methodField,
    options: z
      .array(optionField)
      .min(1)
      .max(MAX_OPTIONS)
      .refine((options) => new Set(options).size === options.length, "must name each option once"),
    seats: integer(1, MAX_SEATS),
    /** Too long to be guessed from its published hash. */
    tieSecret: z.string().min(32).max(128),
  })
  .refine(({ method, seats }) => method !== "rankedChoice" || seats === 1, {
    path: ["seats"],
    message: "must be 1 for rankedChoice; use scottishStv or meekStv to fill several seats",
  })
  .refine(({ method, seats }) => method !== "yesNoAbstain" || seats === 1, {
    path: ["seats"],
    message: "must be 1 for yesNoAbstain, which answers one question",
  })
  .refine(({ method, options }) => method !== "yesNoAbstain" || isYesNo(options), {
    path: ["options"],
    message: "must be for, against and abstain for yesNoAbstain",
  });
export type Question = z.infer<typeof questionSchema>;

function isYesNo(options: readonly string[]): boolean {
  return (
    options.length === YES_NO_OPTIONS.length && YES_NO_OPTIONS.every((option) => options.includes(option))
  );
}

/** Votes as an exact decimal number: whole for most methods, five places for Scottish STV, nine for Meek. */
const decimalField = z
  .string()
  .max(32)
  .regex(/^\d+(\.\d+)?$/);
const optionList = z.array(optionField).max(MAX_OPTIONS);
const perOption = z.array(z.strictObject({ option: optionField, votes: decimalField })).max(MAX_OPTIONS);

/** One round of a ranked count: who left at its start, how the votes stood at its end, who was elected on them. */
export const roundSchema = z.strictObject({
  round: integer(1, 2 * MAX_OPTIONS + 1),
  /** Whose votes moved: someone elected before hands on a surplus, someone excluded hands on everything. */
  transferredFrom: optionField.nullable(),
  excluded: optionList,
  /** Votes that elect; null where the method has no quota. */
  quota: decimalField.nullable(),
  votes: perOption,
  /** Meek: the share of each vote reaching an option that the option keeps. Empty for other methods. */
  keepFactors: z.array(z.strictObject({ option: optionField, factor: decimalField })).max(MAX_OPTIONS),
  /** Votes of ballots with no further preference. */
  exhausted: decimalField,
  /** What the rules' truncation has left uncounted up to here. */
  lost: decimalField,
  elected: optionList,
});
export type Round = z.infer<typeof roundSchema>;

export const tieSchema = z.strictObject({
  /** Sorted by id: who stood level, whatever the lot then said. */
  among: optionList,
  /** On whom the lot fell: for a seat, the place in the order, the first transfer or, in an exclusion, the exclusion. */
  decidedFor: optionField,
  /** Where in the count, for example "seat 2" or "round 3, exclusion". The lot is drawn from this text too. */
  at: z.string().max(64),
});
export type Tie = z.infer<typeof tieSchema>;

/**
 * A count, complete enough to be followed by hand. Lists per option are sorted by id. No count fills all lists: those who
 * have left stand in no later round, and a method has rounds or pairs. With twenty ids of the longest, 187 kB are the most
 * that random ballots gave.
 */
export const tallySchema = z
  .strictObject({
    /** In order of election; as many as there are seats, or all options if they are fewer; none without ballots. */
    winners: optionList,
    /** At the end of the count. Schulze: how many other options the option stands above. */
    totals: perOption,
    /** Ranked methods with rounds; empty for others. */
    rounds: z.array(roundSchema).max(2 * MAX_OPTIONS + 1),
    /** Schulze: for each pair, how many prefer `option` to `over`, and how strong its strongest path is. */
    pairs: z
      .array(
        z.strictObject({
          option: optionField,
          over: optionField,
          votes: decimalField,
          strongestPath: decimalField,
        }),
      )
      .max(MAX_OPTIONS * (MAX_OPTIONS - 1)),
    /** Every use of the lot, also where it settled nothing but an order. */
    ties: z.array(tieSchema).max(4 * MAX_OPTIONS),
  })
  .meta({ maxStoredBytes: 400_000 });
export type Tally = z.infer<typeof tallySchema>;
