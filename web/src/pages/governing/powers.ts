import type { MemberFacts } from "../../../../functions/src/membership/roles.ts";
import { authorityIn } from "../../../../functions/src/regions/configuration/constitution.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { allows } from "../../../../functions/src/regions/status/capabilities.ts";
import { holds } from "../../permissions.ts";
import type { Section } from "../../settings/fields.ts";
import type { Powers } from "../../settings/ruling.ts";
import type { Caller } from "../../shell/player.ts";

/** What somebody may do about one section of a region's rules now. */
export function powersOf(
  region: Region,
  member: MemberFacts | undefined,
  caller: Caller,
  section: Section,
): Powers {
  const isMoney = section === "economy" || section === "banking" || section === "currency";
  const permission = isMoney ? "region:{regionId}:economy:manage" : "region:{regionId}:governance:manage";
  const maySet = allows(region, "configure") && holds(permission, region, member, caller);
  return {
    authority: maySet ? authorityIn(region, caller) : null,
    mayPropose: allows(region, "vote") && holds("region:{regionId}:policy:propose", region, member, caller),
  };
}
