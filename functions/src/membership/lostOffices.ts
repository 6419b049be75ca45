import type { AuditEntry } from "../platform/audit.ts";
import type { Member } from "./schema.ts";

/** How somebody lost an elected office without a resignation, a recall or an election. */
type OfficeLoss = "left" | "moved" | "banned" | "citizenship lost";

/**
 * An entry in the region's public log for each elected office that a change of a membership takes. The governor's stands
 * on the region's document and is not among them.
 */
export function lostOffices(
  before: Pick<Member, "uid" | "regionId" | "offices">,
  after: Pick<Member, "status" | "standing" | "offices">,
): AuditEntry[] {
  const { uid, regionId } = before;
  const cause = causeIn(after);
  return before.offices
    .filter((office) => !after.offices.includes(office))
    .map((office) => ({
      action: "vacateOffice",
      regionId,
      subjectUid: uid,
      before: { office, uid },
      after: { office, cause },
      visibility: "public",
    }));
}

function causeIn({ status, standing }: Pick<Member, "status" | "standing">): OfficeLoss {
  if (status !== "active") return status;
  return standing === "visitor" ? "moved" : "citizenship lost";
}
