import { DAY_MS } from "../platform/duration.ts";
import { GameError } from "../platform/errors.ts";
import { newMember } from "./newMember.ts";
import type { Member } from "./schema.ts";
import { withCheckpoint, withOffices } from "./votingPower.ts";

const WITHOUT_RESIDENCE: Pick<Member, "standing" | "residentSince" | "citizenSince" | "votingPower"> = {
  standing: "visitor",
  residentSince: null,
  citizenSince: null,
  votingPower: 1,
};

/** With residence go citizenship, elected offices, and the weight that officers gave the vote. */
function withoutResidence(member: Member, change: Partial<Member>, at: Date): Member {
  return withCheckpoint(withOffices({ ...member, ...WITHOUT_RESIDENCE, ...change }, [], at), at);
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
    moderatorPermissions: [],
    ban: null,
    joinedAt: at,
    visits: earlier.visits + 1,
    lastVisitAt: at,
  };
  return withoutResidence(earlier, change, at);
}

/** Gone of the own will, with every office and right; the document keeps the reputation and the past. */
export function departed(member: Member, at: Date): Member {
  return withoutResidence(member, { status: "left", moderatorPermissions: [] }, at);
}

/** Here again. Within a day of the last visit nothing has changed: a member who opens the map ten times came once. */
export function visited(member: Member, at: Date): Member {
  if (at.getTime() - member.lastVisitAt.getTime() < DAY_MS) return member;
  return { ...member, visits: member.visits + 1, lastVisitAt: at };
}

/** The region has become the home. A citizen (an owner is one from the first day) stays a citizen. */
export function settled(member: Member, at: Date): Member {
  if (member.standing !== "visitor") return member;
  return withCheckpoint({ ...member, standing: "resident", residentSince: at }, at);
}

/** The home is elsewhere now: still a member, as a visitor. */
export function unsettled(member: Member, at: Date): Member {
  return withoutResidence(member, {}, at);
}

/** @throws GameError `STANDING_UNCHANGED` for whoever is no resident. */
export function naturalised(member: Member, at: Date): Member {
  if (member.standing === "resident") {
    return withCheckpoint({ ...member, standing: "citizen", citizenSince: at }, at);
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

/** @throws GameError `STANDING_UNCHANGED` for whoever is no citizen: nobody else's vote weighs anything. */
export function weighted(member: Member, votingPower: number, at: Date): Member {
  if (member.standing === "citizen") return withCheckpoint({ ...member, votingPower }, at);
  throw new GameError("STANDING_UNCHANGED", `The player is a ${member.standing}: only citizens vote.`, {
    standing: member.standing,
  });
}
