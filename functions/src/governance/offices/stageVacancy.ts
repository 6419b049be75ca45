import { vacated } from "../../membership/change/lostOffices.ts";
import { stageMember } from "../../membership/change/stageMember.ts";
import type { Member } from "../../membership/schema.ts";
import { withOffices } from "../../membership/votingPower.ts";
import type { AuditEntry } from "../../platform/audit.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { GameError } from "../../platform/errors.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { governedAnew } from "../../regions/holders/governorChange.ts";
import { type Region, regions } from "../../regions/schema.ts";
import { type Office, type OfficeRecord, vacatedBy } from "./office.ts";
import { offices } from "./schema.ts";

/** Somebody who may hold an office of a region. `member` is the membership; undefined where there is none. */
export interface Holding {
  readonly region: Pick<
    Region,
    "regionId" | "displayName" | "ownerUid" | "governorUid" | "governorChangesAt"
  >;
  readonly office: Office;
  readonly uid: string;
  readonly member: Member | undefined;
}

/** Whether the office is the player's now. */
export function holds({ region, office, uid, member }: Holding): boolean {
  if (office === "governor") return region.governorUid === uid;
  return member?.status === "active" && member.offices.includes(office);
}

/** @throws GameError `NOT_IN_OFFICE`. */
export function requireHolding(holding: Holding): void {
  if (holds(holding)) return;
  const { region, office, uid } = holding;
  throw new GameError("NOT_IN_OFFICE", `The player "${uid}" does not hold this office.`, {
    uid,
    regionId: region.regionId,
    office,
  });
}

/**
 * Takes an office from its holder. The governor's powers fall back to the owner, a seat of the council stays empty, the
 * governor negotiates in the ambassador's place; the schedule of vacancies calls the election.
 * @returns the entry for the region's log.
 */
export function stageVacancy(
  tx: Tx,
  { region, office, uid, member }: Holding,
  vacancy: {
    readonly cause: "resigned" | "recalled" | "ineligible";
    /** The office's record, where it has to remember that; who lost the citizenship is known by that. */
    readonly record: OfficeRecord | null;
    readonly intent: string;
    readonly at: Date;
  },
): AuditEntry {
  const { regionId, displayName } = region;
  const { cause, record, intent, at } = vacancy;
  if (record !== null)
    tx.set(offices.ref({ regionId, office }), vacatedBy(record, uid, at, cause === "recalled"));
  if (office === "governor")
    tx.update(regions.ref({ regionId }), governedAnew(region, { governorUid: null }, at));
  else if (member !== undefined) stageMember(tx, withoutOffice(member, office, at), at);
  if (cause !== "resigned") {
    const sentence = `You are no longer ${OFFICE_NAMES[office]} of ${displayName}: ${WHY[cause]}.`;
    stageNotice(tx, { uid, kind: "OFFICE_LOST", sentence, regionId }, { intent, at });
  }
  return vacated({ regionId, office, uid }, cause);
}

const WHY = {
  recalled: "the citizens have recalled you",
  ineligible: "only a citizen of the region holds an elected office",
} as const;

/** As they stand within a sentence. */
export const OFFICE_NAMES: Readonly<Record<Office, string>> = {
  governor: "governor",
  councilMember: "member of the council",
  ambassador: "ambassador",
};

export function withoutOffice(member: Member, office: Office, at: Date): Member {
  const offices = member.offices.filter((held) => held !== office);
  return withOffices(member, offices, at);
}
