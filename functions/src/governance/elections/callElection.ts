import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId, instant, regionId } from "../../platform/fields.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { publicReason } from "../../regions/schema.ts";
import { holderCount } from "../offices/holderCount.ts";
import { isCallable, type OfficeRecord, officeField } from "../offices/office.ts";
import { readOffice } from "../offices/readOffice.ts";
import { prepareElection, stageElection } from "./prepareElection.ts";

export const callElection = mutation({
  summary:
    "Calls an election to an office now, instead of the scheduled one: a week of nominations, a week of voting.",
  access: access.region("region:{regionId}:governance:manage"),
  rateLimit: { callsPerMinute: 10 },
  input: z.strictObject({ regionId, office: officeField, reason: publicReason }),
  output: z.strictObject({ electionId: documentId, votingOpensAt: instant, votingClosesAt: instant }),
  async handle({ reads, tx, now, audit }, { regionId, office, reason }) {
    const region = await readRegion(reads, regionId);
    const call = { office, cause: "officer" as const, closesAt: null };
    const prepared = await prepareElection(reads, region, call, now);
    requireLate(await readOffice(reads, regionId, office), await holderCount(tx, region, office), now);

    audit({ ...stageElection(tx, prepared), reason });
    const { pollId, opensAt, closesAt } = prepared.poll;
    return {
      electionId: pollId,
      votingOpensAt: opensAt.toISOString(),
      votingClosesAt: closesAt.toISOString(),
    };
  },
});

/** @throws GameError `TERM_RUNNING`: an officer cuts nobody's term short, nor the citizens' choice of the moment. */
function requireLate(record: OfficeRecord, holders: number, now: Date): void {
  if (isCallable(record, holders, now)) return;
  const termEndsAt = record.termEndsAt!.toISOString();
  throw new GameError(
    "TERM_RUNNING",
    `The term runs until ${termEndsAt}: before its last third only a petition or a vacancy brings an election forward.`,
    { office: record.office, termEndsAt },
  );
}
