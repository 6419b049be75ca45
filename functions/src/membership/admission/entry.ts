import { GameError } from "../../platform/errors.ts";
import type { Commit } from "../../platform/moments.ts";
import type { Player } from "../../players/schema.ts";
import type { Region } from "../../regions/schema.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { banHasEnded, unbanned } from "../bans/ban.ts";
import { prepareMember } from "../change/changeMember.ts";
import { joinRequests, type Member } from "../schema.ts";
import { joined } from "../standing.ts";
import { decideAdmission } from "./admission.ts";
import { readBorder } from "./border.ts";

/**
 * Lets a player come into a region as `joinRegion` would, in two halves: what is returned makes a visitor of who is no member.
 * Nobody comes in by an application: an officer's answer is asked for before.
 * @throws GameError as `decideAdmission` does, or `APPROVAL_NEEDED`.
 */
export async function prepareEntry(commit: Commit, player: Player, regionId: string): Promise<() => void> {
  const { tx, now } = commit;
  const { uid } = player;
  const { region, earlier, applied, ...border } = await readBorder(commit, player, regionId);
  const known = earlier !== undefined && banHasEnded(earlier, now) ? unbanned(earlier, now) : earlier;
  if (known?.status === "active") {
    requireOpen(region, known);
    return known === earlier ? () => {} : await prepareMember(commit, earlier, known);
  }
  if (decideAdmission(region, { uid, member: known, ...border }) === "waiting")
    throw new GameError("APPROVAL_NEEDED", `The officers of ${regionId} decide who may come: apply first.`, {
      regionId,
    });
  const stage = await prepareMember(commit, earlier, joined(earlier, player, regionId, now));
  return () => {
    stage();
    if (applied !== undefined) tx.delete(joinRequests.ref({ regionId, uid }));
  };
}

/** Who lives in a suspended region comes home. */
function requireOpen(region: Region, { standing }: Pick<Member, "standing">): void {
  if (region.status === "suspended" && standing !== "visitor") return;
  requireAllowed(region, "arrive");
}
