import { GameError } from "../../platform/errors.ts";
import type { Player } from "../../players/schema.ts";
import type { Region } from "../../regions/schema.ts";
import type { Member } from "../schema.ts";
import { banned, memberAsOf, pardoned, stranger } from "./ban.ts";

/** What the documents say where the platform bans somebody from a region, or lifts its ban. */
export interface ExclusionFacts {
  readonly region: Pick<Region, "regionId" | "ownerUid" | "governorUid">;
  /** Undefined where nobody is registered under the uid. */
  readonly player: Pick<Player, "name" | "homeRegionId"> | undefined;
  readonly member: Member | undefined;
}

/** What changes of one membership. */
export interface Exclusion {
  readonly member: Member;
  /** Whether the player's home was here and is lost. */
  readonly losesHome: boolean;
  /** What the player is told: a stable word and a sentence. */
  readonly notice: { readonly kind: string; readonly sentence: string };
  readonly before: unknown;
  readonly after: unknown;
}

/** @throws GameError `OFFICER_PROTECTED`, `PLAYER_UNKNOWN`. */
export function excluded(
  { region, player, member }: ExclusionFacts,
  uid: string,
  ban: { readonly reason: string; readonly byUid: string; readonly until: Date | null },
  now: Date,
): Exclusion {
  const { regionId } = region;
  if (region.ownerUid === uid || region.governorUid === uid) {
    throw new GameError(
      "OFFICER_PROTECTED",
      `The player "${uid}" holds the region "${regionId}": vacate the governor's office or suspend the region instead.`,
      { uid, regionId },
    );
  }
  if (player === undefined) throw new GameError("PLAYER_UNKNOWN", `No player has the uid "${uid}".`, { uid });
  const known = memberAsOf(member, now) ?? stranger({ uid, regionId, name: player.name }, now);
  const change = banned(known, { ...ban, rank: "platform" }, now);
  const term = ban.until === null ? "until the ban is lifted" : `until ${ban.until.toISOString()}`;
  return {
    member: change,
    losesHome: player.homeRegionId === regionId,
    notice: {
      kind: "BANNED",
      sentence: `The platform has banned you from ${regionId} ${term}; the region's log says why.`,
    },
    before: { status: known.status, standing: known.standing },
    after: { status: change.status, banUntil: ban.until },
  };
}

/** @throws GameError `NOT_BANNED`. */
export function readmitted({ region, player, member }: ExclusionFacts, uid: string, now: Date): Exclusion {
  const { regionId } = region;
  if (member?.status !== "banned" || player === undefined) {
    throw new GameError("NOT_BANNED", `The player "${uid}" is not banned from the region "${regionId}".`, {
      uid,
      regionId,
    });
  }
  const change = pardoned(member, "platform", now);
  return {
    member: change,
    losesHome: false,
    notice: { kind: "UNBANNED", sentence: `The platform has lifted your ban from ${regionId}.` },
    before: { status: member.status, banUntil: member.ban?.until ?? null },
    after: { status: change.status },
  };
}
