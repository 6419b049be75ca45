import { z } from "zod";
import { GameError } from "../../platform/errors.ts";
import { date, integer } from "../../platform/fields.ts";
import { keyedDigest } from "../../platform/random.ts";
import { choiceSchema } from "./tally/schema.ts";

/** Changes of a ballot that one poll takes. */
export const MAX_REVISIONS = 1_000;
export const revisionField = integer(1, MAX_REVISIONS);

/** One voter's ballot; the document's id is the voter's uid. Nobody can read it, and publishing deletes it. */
export const ballotSchema = z.strictObject({
  choice: choiceSchema,
  /** What the voter was entitled to; 1 where the method gives every voter weight one. */
  power: integer(1, 10),
  revision: revisionField,
  /** Of the first casting, whatever was changed since: the late quorum asks for it. */
  firstCastAt: date,
});
export type Ballot = z.infer<typeof ballotSchema>;

/**
 * The voter's receipts for a revision of the ballot: one for each unit it is published as. They name nobody to anyone who
 * has not the key, are never stored beside the voter, and can be made again at any time.
 */
export function receiptsOf(
  key: string,
  vote: {
    readonly regionId: string;
    readonly pollId: string;
    readonly uid: string;
    readonly revision: number;
    readonly units: number;
  },
): string[] {
  const { regionId, pollId, uid, revision, units } = vote;
  return Array.from({ length: units }, (_, unit) =>
    keyedDigest(key, "receipt", regionId, pollId, uid, revision, unit),
  );
}

/** The secret that breaks a poll's ties: nobody without the key can foresee it, and it needs no storing. */
export function tieSecretOf(
  key: string,
  poll: { readonly regionId: string; readonly pollId: string },
): string {
  return keyedDigest(key, "tie", poll.regionId, poll.pollId);
}

/**
 * The ballot after a casting. A second one replaces the choice and keeps when the first was cast.
 * @throws GameError `BALLOT_INVALID` when the ballot was changed too often.
 */
export function cast(
  earlier: Ballot | undefined,
  { choice, power }: Pick<Ballot, "choice" | "power">,
  now: Date,
): Ballot {
  const revision = (earlier?.revision ?? 0) + 1;
  if (revision > MAX_REVISIONS) {
    throw new GameError("BALLOT_INVALID", `A ballot can be changed ${MAX_REVISIONS - 1} times.`, {
      maximum: MAX_REVISIONS,
    });
  }
  return { choice, power, revision, firstCastAt: earlier?.firstCastAt ?? now };
}
