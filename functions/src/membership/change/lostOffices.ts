import type { AuditEntry } from "../../platform/audit.ts";
import type { Member } from "../schema.ts";

type Cause = "left" | "banned" | "citizenship lost" | "account deleted";

const CAUSES: Readonly<Record<Member["status"], Cause>> = {
  left: "left",
  banned: "banned",
  active: "citizenship lost",
};

/**
 * An entry in the region's public log for each elected office that a change of a membership takes. The governor's stands
 * on the region's document and is not among them.
 */
export function lostOffices(
  before: Member | undefined,
  after: Member,
  cause: Cause = CAUSES[after.status],
): AuditEntry[] {
  const { uid, regionId, offices } = after;
  return (before?.offices ?? [])
    .filter((office) => !offices.includes(office))
    .map((office) => vacated({ regionId, office, uid }, cause));
}

/** The entry in the region's public log for an office that somebody has lost. */
export function vacated(
  { regionId, office, uid }: { readonly regionId: string; readonly office: string; readonly uid: string },
  cause: Cause | "resigned" | "recalled" | "ineligible",
): AuditEntry {
  return {
    action: "vacateOffice",
    regionId,
    subjectUid: uid,
    before: { office, uid },
    after: { office, cause },
    visibility: "public",
  };
}
