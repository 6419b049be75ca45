import { FIRST_WORLD } from "../../galaxy/world.ts";
import { GameError } from "../../platform/errors.ts";
import { isHomeChosen } from "../../players/home.ts";
import type { Player } from "../../players/schema.ts";
import type { Region } from "../../regions/schema.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { requireNotBanned } from "../bans/ban.ts";
import type { Passage } from "../moments.ts";
import type { Member } from "../schema.ts";
import { earnedAt } from "./earnedAt.ts";

/**
 * Whether somebody may come in at once or must wait for an officer. The owner and the governor always may come in; what
 * later rooms say comes before the region's own policy, for the player or against.
 * @throws GameError `REGION_CLOSED`, `BANNED`, `ALREADY_MEMBER`, `IMMIGRATION_CLOSED`, `REPUTATION_TOO_LOW`.
 */
export function decideAdmission(
  region: Pick<Region, "regionId" | "status" | "ownerUid" | "governorUid" | "immigration">,
  applicant: {
    readonly uid: string;
    /** As of now (`memberAsOf`). */
    readonly member: Member | undefined;
    readonly reputation: number;
    readonly passage: Passage;
    /** Is asked for neither approval nor reputation (`isExempt`). */
    readonly isExempt: boolean;
  },
): "admitted" | "waiting" {
  const { regionId, ownerUid, governorUid } = region;
  const { policy, minimumReputation } = region.immigration;
  requireAllowed(region, "enter");
  requireNotBanned(applicant.member, regionId);
  if (applicant.member?.status === "active") {
    throw new GameError("ALREADY_MEMBER", `You are a member of the region ${regionId} already.`, {
      regionId,
    });
  }
  if (applicant.uid === ownerUid || applicant.uid === governorUid) return "admitted";
  if (applicant.passage.refusal !== null) throw applicant.passage.refusal;
  if (applicant.passage.admitted) return "admitted";
  if (policy === "closed") {
    throw new GameError("IMMIGRATION_CLOSED", `The region ${regionId} takes no new members at present.`, {
      regionId,
    });
  }
  if (applicant.isExempt) return "admitted";
  requireReputation(applicant.reputation, minimumReputation, regionId);
  return policy === "open" ? "admitted" : "waiting";
}

/**
 * Whether an officer's answer makes a member. A refusal always stands; an approval needs an active region and a player
 * who is not banned. The officer may take in whom the minimum reputation would have kept out.
 * @throws GameError `REGION_CLOSED`, `STANDING_UNCHANGED` (banned), `ALREADY_MEMBER`.
 */
export function decideApplication(
  region: Pick<Region, "regionId" | "status">,
  member: Member | undefined,
  approved: boolean,
): boolean {
  if (!approved) return false;
  requireAllowed(region, "enter");
  const { regionId } = region;
  if (member?.status === "banned") {
    throw new GameError("STANDING_UNCHANGED", `The player is banned from ${regionId}: lift the ban first.`, {
      regionId,
      uid: member.uid,
    });
  }
  if (member?.status === "active") {
    throw new GameError(
      "ALREADY_MEMBER",
      `The player is a member of ${regionId} already: refuse the request.`,
      {
        regionId,
        uid: member.uid,
      },
    );
  }
  return true;
}

/**
 * Who is asked for neither approval nor reputation anywhere: nomads, and ambassadors, whose office at home gives them diplomatic
 * immunity. Bans, closed borders, customs and fights know nothing of it.
 */
export function isExempt(
  player: Pick<Player, "galacticCitizen" | "homeRegionId" | "displaced" | "homes">,
  atHome: Pick<Member, "status" | "offices"> | undefined,
): boolean {
  const isNomad =
    player.galacticCitizen && player.homeRegionId === FIRST_WORLD.nexusId && isHomeChosen(player);
  return isNomad || (atHome?.status === "active" && atHome.offices.includes("ambassador"));
}

/** What a region has of somebody. */
export type Known = Pick<Member, "reputation" | "visits">;

/**
 * The reputation that counts at the border: the region's own record of an earlier member; for a stranger what all other regions say, each
 * as heavy as there were visits, of which ten count: Σ reputation × w ÷ Σ w, toward zero. 0 for who has been nowhere.
 */
export function reputationAtBorder(
  earlier: Pick<Member, "reputation"> | undefined,
  elsewhere: readonly Known[],
): number {
  if (earlier !== undefined) return earlier.reputation;
  const weighed = elsewhere.map(({ reputation, visits }) => ({
    reputation,
    weight: Math.min(visits, MOST_WEIGHT),
  }));
  const weight = weighed.reduce((sum, each) => sum + each.weight, 0);
  if (weight === 0) return 0;
  return Math.trunc(weighed.reduce((sum, each) => sum + each.reputation * each.weight, 0) / weight);
}

const MOST_WEIGHT = 10;

/** Whether a region looks at what others say of a stranger: one that asks for reputation does; else the home alone is asked. */
export const asksElsewhere = (
  { minimumReputation }: Region["immigration"],
  earlier: Member | undefined,
): boolean => earlier === undefined && minimumReputation > 0;

function requireReputation(reputation: number, minimumReputation: number, regionId: string): void {
  if (reputation >= minimumReputation) return;
  throw new GameError(
    "REPUTATION_TOO_LOW",
    `Your reputation is ${reputation}; the region ${regionId} asks for at least ${minimumReputation}.`,
    { regionId, reputation, minimumReputation },
  );
}

/**
 * Whether a resident has lived here long enough, well enough, to become a citizen.
 * @throws GameError `RESIDENCE_TOO_SHORT` with the earliest instant, `REPUTATION_TOO_LOW`.
 */
export function requireCitizenshipEarned(
  member: Member,
  { citizenshipAfterDays, minimumReputation }: Region["immigration"],
  now: Date,
): void {
  const { regionId, residentSince, reputation } = member;
  const eligibleAt = earnedAt(residentSince ?? now, citizenshipAfterDays);
  if (eligibleAt > now) {
    throw new GameError(
      "RESIDENCE_TOO_SHORT",
      `Citizenship of ${regionId} takes ${citizenshipAfterDays} days of residence: claim it from ${eligibleAt.toISOString()} on.`,
      { regionId, citizenshipAfterDays, eligibleAt: eligibleAt.toISOString() },
    );
  }
  requireReputation(reputation, minimumReputation, regionId);
}
