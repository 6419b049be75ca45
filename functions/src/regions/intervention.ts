import { banned, memberAsOf, unbanned } from "../membership/ban.ts";
import { newMember } from "../membership/newMember.ts";
import type { Member } from "../membership/schema.ts";
import { departed } from "../membership/standing.ts";
import { after, HOUR_MS } from "../platform/duration.ts";
import { GameError } from "../platform/errors.ts";
import { movedHome } from "../players/home.ts";
import type { Player } from "../players/schema.ts";
import { requireAllowed } from "./capabilities.ts";
import { configured, side } from "./configurationDecision.ts";
import { movedTo } from "./lifecycle.ts";
import { RESERVED_IDS } from "./regionName.ts";
import type { InterventionAction, Region } from "./schema.ts";

/** What the documents say where an administrator intervenes. */
export interface InterventionFacts {
  readonly region: Region;
  /** Whom the action concerns; undefined where it concerns nobody, or nobody registered. */
  readonly player: Player | undefined;
  readonly member: Member | undefined;
}

/** What changes: of the region's document, of one membership, of the player's home. */
export interface Intervention {
  readonly region?: Partial<Pick<Region, "status" | "statusReason" | "governorUid" | "configuration">>;
  readonly member?: Member;
  readonly home?: Pick<Player, "homeRegionId" | "homes">;
  /** What the player concerned is told: a stable word and a sentence. */
  readonly notice?: { readonly kind: string; readonly sentence: string };
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What an administrator's emergency intervention does, by the very rules of the ordinary callables, save that
 * no vote binds it.
 * @throws GameError as those do.
 */
export function intervened(
  facts: InterventionFacts,
  action: InterventionAction,
  cause: { readonly reason: string; readonly byUid: string },
  now: Date,
): Intervention {
  switch (action.kind) {
    case "suspend":
      return moved(facts.region, "suspended", cause.reason);
    case "reopen":
      return moved(facts.region, "active", null);
    case "close":
      requireOwnable(facts.region);
      return moved(facts.region, "closing", cause.reason);
    case "vacateGovernor":
      return vacated(facts.region);
    case "configure": {
      requireAllowed(facts.region, "configure");
      const { configuration, changes } = configured(facts.region.configuration, action.change, "platform");
      return { region: { configuration }, before: side(changes, "before"), after: side(changes, "after") };
    }
    case "ban": {
      const until = action.termHours === undefined ? null : after(now, action.termHours * HOUR_MS);
      return excluded(facts, action.uid, { ...cause, until }, now);
    }
    case "unban":
      return readmitted(facts, action.uid, now);
  }
}

function moved(region: Region, status: Region["status"], reason: string | null): Intervention {
  const change = movedTo(region, status, reason);
  return { region: change, before: { status: region.status }, after: change };
}

function requireOwnable({ regionId }: Region): void {
  if (!Object.hasOwn(RESERVED_IDS, regionId)) return;
  throw new GameError(
    "NOT_OWNABLE",
    `"${regionId}" is the platform's and everybody's: it cannot be closed.`,
    {
      regionId,
    },
  );
}

/** The office's powers fall back to the owner until the next election. */
function vacated({ regionId, governorUid }: Region): Intervention {
  if (governorUid !== null)
    return { region: { governorUid: null }, before: { governorUid }, after: { governorUid: null } };
  throw new GameError("OFFICE_VACANT", `The region "${regionId}" has no governor.`, { regionId });
}

function excluded(
  { region, player, member }: InterventionFacts,
  uid: string,
  ban: { readonly reason: string; readonly byUid: string; readonly until: Date | null },
  now: Date,
): Intervention {
  const { regionId } = region;
  if (region.ownerUid === uid || region.governorUid === uid) {
    throw new GameError(
      "OFFICER_PROTECTED",
      `The player "${uid}" holds the region "${regionId}": vacate the governor's office or suspend the region instead.`,
      { uid, regionId },
    );
  }
  if (player === undefined) throw new GameError("PLAYER_UNKNOWN", `No player has the uid "${uid}".`, { uid });
  // A stranger can be banned too: the membership begins as one that has ended.
  const stranger = () => newMember({ uid, regionId, name: player.name, standing: "visitor", at: now });
  const known = memberAsOf(member, now) ?? { ...departed(stranger(), now), visits: 0 };
  const change = banned(known, { ...ban, rank: "platform" }, now);
  const term = ban.until === null ? "until the ban is lifted" : `until ${ban.until.toISOString()}`;
  return {
    member: change,
    ...(player.homeRegionId === regionId ? { home: movedHome(player, null, now) } : {}),
    notice: {
      kind: "BANNED",
      sentence: `The platform has banned you from ${regionId} ${term}; the region's log says why.`,
    },
    before: { status: known.status, standing: known.standing },
    after: { status: change.status, banUntil: ban.until },
  };
}

function readmitted({ region, player, member }: InterventionFacts, uid: string, now: Date): Intervention {
  const { regionId } = region;
  if (member?.status !== "banned" || player === undefined) {
    throw new GameError("NOT_BANNED", `The player "${uid}" is not banned from the region "${regionId}".`, {
      uid,
      regionId,
    });
  }
  const change = unbanned(member, now);
  return {
    member: change,
    notice: { kind: "UNBANNED", sentence: `The platform has lifted your ban from ${regionId}.` },
    before: { status: member.status, banUntil: member.ban?.until ?? null },
    after: { status: change.status },
  };
}
