import { movedHome, nextChoiceAt } from "../../../functions/src/players/home.ts";
import { type Call, OWNER } from "./historyCommands.ts";
import { DAY, type Model, type ModelMember, type Refusal } from "./historyModel.ts";

type MembershipCall = Extract<Call, { verb: "join" | "settle" | "claim" | "leave" }>;

/** Membership as far as an electorate needs it; its own histories are in test/emulator/membership. */
export function membershipCall(model: Model, call: MembershipCall): Refusal {
  switch (call.verb) {
    case "join":
      return join(model, call.by);
    default:
      return ofOwn(model, call);
  }
}

/** A ban whose term has passed is none, and a call that goes through writes that down. */
export function ended(model: Model, member: ModelMember | undefined): member is ModelMember {
  return member?.ban?.until != null && member.ban.until <= model.now;
}

export function released(member: ModelMember): void {
  Object.assign(member, { status: member.ban!.wasMember ? "active" : "left", ban: null });
}

/** Somebody of whom nothing is known. */
export function visitor({ now }: Model): ModelMember {
  return {
    status: "left",
    standing: "visitor",
    power: 1,
    powers: [],
    seats: [],
    residentSince: 0,
    votesFrom: 0,
    ground: null,
    reputation: 0,
    moderates: false,
    moderatorSince: 0,
    lastVisit: now,
    offices: new Set(),
    ban: null,
  };
}

function join(model: Model, by: number): Refusal {
  const member = model.members.get(by);
  const free = ended(model, member);
  if (free && member.ban!.wasMember) {
    released(member);
    return undefined;
  }
  if (model.status !== "active") return "REGION_CLOSED";
  if (member?.status === "banned" && !free) return "BANNED";
  if (member?.status === "active") return "ALREADY_MEMBER";
  const isHolder = by === OWNER || by === model.governor;
  const reputation = member?.reputation ?? 0;
  if (!isHolder && reputation < model.number("immigration.minimumReputation")) return "REPUTATION_TOO_LOW";
  const { powers = [], seats = [] } = member ?? {};
  model.members.set(by, { ...visitor(model), status: "active", powers, seats, reputation });
  return undefined;
}

function ofOwn(model: Model, { verb, by }: Extract<MembershipCall, { verb: "settle" | "claim" | "leave" }>) {
  if (verb !== "leave" && model.status !== "active") return "REGION_CLOSED";
  const member = model.members.get(by);
  const back = ended(model, member) && member.ban!.wasMember;
  const banned = member?.status === "banned" && !ended(model, member);
  if (member === undefined || (member.status !== "active" && !back))
    return banned ? "BANNED" : "NOT_A_MEMBER";
  // What a ban has left is a visitor without a home: no citizenship to be claimed.
  if (verb === "claim" && member.standing !== "resident") return "STANDING_UNCHANGED";
  if (verb === "settle" && model.settlers.has(by)) return "STANDING_UNCHANGED";
  if (verb === "settle" && hasChosenLately(model, by)) return "HOME_CHOSEN_LATELY";
  if (back) released(member);
  if (verb === "settle") {
    settleIn(model, by);
    if (member.standing === "visitor")
      Object.assign(member, { standing: "resident", residentSince: model.now });
    return undefined;
  }
  if (verb === "leave") {
    if (model.governor === by) model.governor = null;
    uproot(model, by, member);
    Object.assign(member, { status: "left", moderates: false });
    return undefined;
  }
  const days = model.number("immigration.citizenshipAfterDays");
  if (member.residentSince + days * DAY > model.now) return "RESIDENCE_TOO_SHORT";
  if (member.reputation < model.number("immigration.minimumReputation")) return "REPUTATION_TOO_LOW";
  Object.assign(member, { standing: "citizen", ground: "residence" });
  return undefined;
}

/** Residence, citizenship and elected offices go together. */
export function uproot(model: Model, player: number, member: ModelMember): void {
  Object.assign(member, { standing: "visitor", power: 1, votesFrom: 0, ground: null, offices: new Set() });
  if (model.settlers.delete(player)) moveHome(model, player, null);
}

/** Makes the region somebody's home. */
export function settleIn(model: Model, player: number): void {
  if (model.settlers.has(player)) return;
  model.settlers.add(player);
  moveHome(model, player, "home");
}

const homesOf = (model: Model, player: number) =>
  model.homes.get(player) ?? { homeRegionId: null, homes: [{ regionId: null, since: new Date(0) }] };

function moveHome(model: Model, player: number, regionId: "home" | null): void {
  model.homes.set(player, movedHome(homesOf(model, player), regionId, new Date(model.now)));
}

function hasChosenLately(model: Model, player: number): boolean {
  const until = nextChoiceAt({ ...homesOf(model, player), displaced: null });
  return until !== null && until.getTime() > model.now;
}
