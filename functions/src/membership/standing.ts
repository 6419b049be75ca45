import { after, DAY_MS } from "../platform/duration.ts";
import { GameError } from "../platform/errors.ts";
import type { Region } from "../regions/schema.ts";
import { NO_MANDATE, newMember } from "./newMember.ts";
import type { Member } from "./schema.ts";
import { hasRoomForChanges, withCheckpoint, withOffices } from "./votingPower.ts";

const WITHOUT_CITIZENSHIP = { citizenSince: null, citizenGround: null, votesFrom: null, votingPower: 1 };

/** With residence go citizenship, elected offices, and the weight that officers gave the vote. */
function withoutResidence(member: Member, change: Partial<Member>, at: Date): Member {
  const standing = { standing: "visitor" as const, residentSince: null };
  return withCheckpoint(
    withOffices({ ...member, ...WITHOUT_CITIZENSHIP, ...standing, ...change }, [], at),
    at,
  );
}

/** A visitor, for the first time or again; who comes back has the reputation of before. */
export function joined(
  earlier: Member | undefined,
  player: { readonly uid: string; readonly name: string },
  regionId: string,
  at: Date,
): Member {
  const { uid, name } = player;
  if (earlier === undefined) return newMember({ uid, regionId, name, standing: "visitor", at });
  const change: Partial<Member> = {
    name,
    status: "active",
    ...NO_MANDATE,
    ban: null,
    joinedAt: at,
    visits: earlier.visits + 1,
    lastVisitAt: at,
  };
  return withoutResidence(earlier, change, at);
}

/**
 * The member with another reputation: below the minimum, a citizenship by residence and reputation has lost its ground.
 */
export function reputed(member: Member, reputation: number, minimumReputation: number, at: Date): Member {
  const changed = { ...member, reputation };
  const isLost = member.citizenGround === "residence" && reputation < minimumReputation;
  return isLost ? denaturalised(changed, at) : changed;
}

/** Gone of their own accord, with every office and right; the document keeps the reputation and the past. */
export function departed(member: Member, at: Date): Member {
  return withoutResidence(member, { status: "left", ...NO_MANDATE }, at);
}

/** Here again. Within a day of the last visit nothing has changed: a member who opens the map ten times came once. */
export function visited(member: Member, at: Date): Member {
  if (at.getTime() - member.lastVisitAt.getTime() < DAY_MS) return member;
  return { ...member, visits: member.visits + 1, lastVisitAt: at };
}

/** The region has become the home. A citizen (an owner is one from the first day) stays a citizen. */
export function settled(member: Member, at: Date): Member {
  const standing = member.standing === "visitor" ? "resident" : member.standing;
  return withCheckpoint({ ...member, standing, residentSince: member.residentSince ?? at }, at);
}

/** The home is elsewhere now: still a member, as a visitor; who holds the region stays its citizen. */
export function unsettled(member: Member, at: Date): Member {
  if (member.citizenGround === "ownership") return { ...member, residentSince: null };
  return withoutResidence(member, {}, at);
}

/** Banned or in the same way out of everything, wherever the home is and whatever the citizenship rests on. */
export function expelled(member: Member, change: Partial<Member>, at: Date): Member {
  return withoutResidence(member, { ...change, ...NO_MANDATE }, at);
}

/**
 * The citizenship's ground is gone, with the offices that rest on it: a resident where the region is the home, else a
 * visitor.
 */
export function denaturalised(member: Member, at: Date): Member {
  const { residentSince } = member;
  return withoutResidence(member, residentSince === null ? {} : { standing: "resident", residentSince }, at);
}

/**
 * The membership of a former owner: a citizen still where residence and reputation are ground enough.
 */
export function disowned(member: Member, immigration: Region["immigration"], at: Date): Member {
  if (member.citizenGround !== "ownership") return member;
  const isEarned = member.residentSince !== null && grantedTo(member, immigration, at) === BY_RESIDENCE;
  return isEarned ? { ...member, ...BY_RESIDENCE } : denaturalised(member, at);
}

/** How somebody becomes a citizen. */
export type Naturalisation = Pick<Member, "citizenGround" | "votesFrom">;

export const BY_RESIDENCE: Naturalisation = { citizenGround: "residence", votesFrom: null };

/**
 * What an officer's grant gives: it spares the reputation, not the days of residence, which a vote that binds waits for.
 * Who has the reputation has only what is left of them to wait, as without the grant.
 */
export function grantedTo(
  { residentSince, reputation }: Pick<Member, "residentSince" | "reputation">,
  { citizenshipAfterDays, minimumReputation }: Region["immigration"],
  at: Date,
): Naturalisation {
  const isReputed = reputation >= minimumReputation;
  const votesFrom = after(isReputed ? (residentSince ?? at) : at, citizenshipAfterDays * DAY_MS);
  return isReputed && votesFrom <= at ? BY_RESIDENCE : { citizenGround: "grant", votesFrom };
}

/** @throws GameError `STANDING_UNCHANGED` for a member who is no resident. */
export function naturalised(member: Member, at: Date, by = BY_RESIDENCE): Member {
  if (member.standing === "resident") {
    requireSteady(member, at);
    return withCheckpoint({ ...member, standing: "citizen", citizenSince: at, ...by }, at);
  }
  const sentence =
    member.standing === "citizen"
      ? "is a citizen already"
      : "is a visitor, and only a resident can become a citizen: the player makes the region home first";
  throw new GameError("STANDING_UNCHANGED", `The player ${sentence}.`, { standing: member.standing });
}

/**
 * One step down. The time of residence begins anew, or the citizenship that was taken could be claimed back at once.
 * @throws GameError `STANDING_UNCHANGED` for a visitor.
 */
export function demoted(member: Member, at: Date): Member {
  if (member.standing === "resident") return unsettled(member, at);
  if (member.standing === "citizen") {
    return withoutResidence(member, { standing: "resident", residentSince: at }, at);
  }
  throw new GameError("STANDING_UNCHANGED", "The player is a visitor: there is no lower standing.", {
    standing: member.standing,
  });
}

/**
 * A citizen here again, whatever officers have taken meanwhile: the citizens have elected the player, and their word is as
 * good as an officer's grant.
 */
export function reinstated(member: Member, at: Date): Member {
  const residentSince = member.residentSince ?? at;
  const citizen = { standing: "citizen" as const, residentSince, citizenSince: at };
  const ground = { citizenGround: "grant" as const, votesFrom: null };
  return withCheckpoint({ ...member, status: "active", ban: null, ...citizen, ...ground }, at);
}

/** @throws GameError `STANDING_UNCHANGED` for a member who is no citizen: nobody else's vote weighs anything. */
export function weighted(member: Member, votingPower: number, at: Date): Member {
  if (member.standing === "citizen") {
    requireSteady(member, at);
    return withCheckpoint({ ...member, votingPower }, at);
  }
  throw new GameError("STANDING_UNCHANGED", `The player is a ${member.standing}: only citizens vote.`, {
    standing: member.standing,
  });
}

/** @throws GameError `STANDING_UNCHANGED` where the vote was given and taken so often that a vote under way could not tell. */
function requireSteady(member: Member, at: Date): void {
  if (hasRoomForChanges(member, at)) return;
  throw new GameError(
    "STANDING_UNCHANGED",
    "The player's vote has changed too often in the last 60 days: it can change again when the first of those changes is older.",
    { standing: member.standing },
  );
}
