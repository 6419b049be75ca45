import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { GameError } from "../platform/errors.ts";
import { credits, documentId, instant, integer, regionId, sectorNumber, uid } from "../platform/fields.ts";
import { COMMODITIES } from "../platform/goods.ts";
import { accountIdField } from "../platform/ledger/accounts.ts";
import { keyedDigest } from "../platform/random.ts";
import { configurationSchema } from "../regions/configuration/configuration.ts";
import { MOST_RATE_MILLIONTHS } from "../regions/currency/conversion.ts";
import type { Terms } from "./market/charge.ts";
import type { LevyMoney } from "./market/levies.ts";
import { lineFields, netCreditsField } from "./market/lines.ts";
import { MOST_PACES, PACE } from "./market/pace.ts";

/** The longest has eight lines of five brackets and four flows each, in base64url. */
const MOST_CHARACTERS = 11_500;

/** A signed quote on the wire. */
export const paperField = z
  .string()
  .max(MOST_CHARACTERS)
  .regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{43}$/, "must be a paper as ports/quote gives it");

const { specialization } = configurationSchema.shape.economy.shape;

const bracket = z.strictObject({ fromCredits: credits, basisPoints: integer(0, 10_000) });

const lineTerms = z.strictObject({
  ...lineFields,
  priceThousandths: integer(1, 10_000_000),
  capacityUnits: integer(0, 1_000_000),
  unitsADay: integer(0, 1_000_000),
  /** A bonus of 3,000 with a fair's 500, a modifier of 500 with a discount's. */
  factorThousandths: integer(0, 3_500),
  flows: z.array(z.strictObject({ from: instant, until: instant, thousandths: integer(0, 3_000) })).max(4),
  traderUnits: integer(0, 1_000_000).nullable(),
  deskUnits: integer(0, 1_000_000).nullable(),
  tax: z.array(bracket).min(1).max(5),
});

/** Goes into the signature and is raised with each change of `written`: a paper of another release has another one. */
export const PAPER_FORM = 1;

/** What a port signs. Who reads it looks at the signature alone: nothing else than this was ever signed. */
export const written = z.strictObject({
  /** One paper is one trade: the transfer's id follows from it. */
  paperId: documentId,
  uid,
  /** The player's account in the ledger, so that a trade reads no player. */
  accountId: accountIdField,
  /** The ship at the time of the quote: its hold is read with everything else where it is still flown. */
  shipId: documentId,
  regionId,
  sectorNumber,
  desk: integer(0, 63),
  expiresAt: instant,
  quotedNetCredits: netCreditsField,
  levyMoney: z
    .strictObject({
      rateMillionths: integer(1, MOST_RATE_MILLIONTHS),
      levyRebateBasisPoints: integer(0, 2_000),
    })
    .nullable(),
  swingThousandths: integer(0, 1_000),
  purseCreditsADay: credits,
  openedAt: instant,
  specializedBefore: z.array(z.strictObject({ specialization, until: instant })).max(4),
  paces: z
    .array(z.strictObject({ from: instant, thousandths: integer(PACE.least, PACE.most) }))
    .max(MOST_PACES),
  lines: z.array(lineTerms).min(1).max(COMMODITIES.length),
});

/** What a quote fixes: who trades what at which desk, and all that is shared and decides the charge. */
export interface Paper
  extends Pick<
    z.infer<typeof written>,
    "paperId" | "uid" | "accountId" | "shipId" | "regionId" | "sectorNumber" | "desk" | "quotedNetCredits"
  > {
  readonly expiresAt: Date;
  /** Null: levies are paid in credits. */
  readonly levyMoney: LevyMoney | null;
  readonly terms: Terms;
}

/** Signed under the first of the keys. @throws ZodError */
export function signed(paper: Paper, keys: readonly string[]): string {
  const { expiresAt, terms, ...rest } = paper;
  const { openedAt, specializedBefore, paces, ...priced } = terms;
  const content = {
    ...rest,
    ...priced,
    expiresAt: expiresAt.toISOString(),
    openedAt: openedAt.toISOString(),
    lines: priced.lines.map((line) => ({
      ...line,
      flows: line.flows.map(({ from, until, thousandths }) => ({
        from: from.toISOString(),
        until: until.toISOString(),
        thousandths,
      })),
    })),
    specializedBefore: specializedBefore.map(({ specialization, until }) => ({
      specialization,
      until: until.toISOString(),
    })),
    paces: paces.map(({ from, thousandths }) => ({ from: from.toISOString(), thousandths })),
  };
  const body = Buffer.from(JSON.stringify(written.parse(content))).toString("base64url");
  return `${body}.${signatureOf(body, keys[0]!)}`;
}

/** Reads a paper that any of the keys has signed. @throws GameError `QUOTE_INVALID` */
export function paperIn(text: string, keys: readonly string[]): Paper {
  const [body = "", signature = ""] = text.split(".");
  const isSigned = keys.some((key) => isSame(signature, signatureOf(body, key)));
  if (!isSigned)
    throw invalidQuote("No port has signed this paper, or its key or its form is no longer valid.");
  const {
    lines,
    swingThousandths,
    purseCreditsADay,
    openedAt,
    specializedBefore,
    paces,
    expiresAt,
    ...rest
  } = JSON.parse(Buffer.from(body, "base64url").toString()) as z.infer<typeof written>;
  const former = specializedBefore.map(({ specialization, until }) => ({
    specialization,
    until: new Date(until),
  }));
  const dated = lines.map((line) => ({
    ...line,
    flows: line.flows.map(({ from, until, thousandths }) => ({
      from: new Date(from),
      until: new Date(until),
      thousandths,
    })),
  }));
  const priced = { lines: dated, swingThousandths, purseCreditsADay };
  const paced = paces.map(({ from, thousandths }) => ({ from: new Date(from), thousandths }));
  const terms = { ...priced, openedAt: new Date(openedAt), specializedBefore: former, paces: paced };
  return { ...rest, expiresAt: new Date(expiresAt), terms };
}

/**
 * Whether the paper may be used by this player in this region now.
 * @throws GameError `QUOTE_INVALID` or `QUOTE_EXPIRED`
 */
export function requireValid(
  paper: Pick<Paper, "uid" | "regionId" | "expiresAt">,
  by: { readonly uid: string; readonly regionId: string; readonly now: Date },
): void {
  if (paper.uid !== by.uid || paper.regionId !== by.regionId)
    throw invalidQuote("The paper was made for another player or another region.");
  if (by.now < paper.expiresAt) return;
  const expiresAt = paper.expiresAt.toISOString();
  throw new GameError("QUOTE_EXPIRED", `The quote was valid until ${expiresAt}: ask for a new one.`, {
    expiresAt,
  });
}

const signatureOf = (body: string, key: string) => keyedDigest(key, PAPER_FORM, body);

const invalidQuote = (sentence: string) => new GameError("QUOTE_INVALID", sentence);

/** Both have the length of a digest: `paperField` sees to the one that is sent. */
const isSame = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
