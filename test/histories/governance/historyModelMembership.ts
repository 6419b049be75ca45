import { type Call, OWNER } from "./historyCommands.ts";
import { DAY, HOUR, type Model, type ModelMember, type Refusal } from "./historyModel.ts";

type MembershipCall = Extract<
  Call,
  { verb: "join" | "settle" | "claim" | "leave" | "ban" | "unban" | "promote" | "demote" }
>;

/** Membership as far as an electorate needs it; its own histories are in test/emulator/membership. */
export function membershipCall(model: Model, call: MembershipCall): Refusal {
  switch (call.verb) {
    case "join":
      return join(model, call.by);
    case "settle":
    case "claim":
    case "leave":
      return ofOwn(model, call);
    default:
      return measure(model, call);
  }
}

/** A ban whose term has passed is none, and a call that goes through writes that down. */
function ended(model: Model, member: ModelMember | undefined): member is ModelMember {
  return member?.ban?.until != null && member.ban.until <= model.now;
}

function released(member: ModelMember): void {
  Object.assign(member, { status: member.ban!.wasMember ? "active" : "left", ban: null });
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
  model.members.set(by, {
    status: "active",
    standing: "visitor",
    power: 1,
    powers: member?.powers ?? [],
    seats: member?.seats ?? [],
    residentSince: 0,
    votesFrom: 0,
    lastVisit: model.now,
    offices: new Set(),
    ban: null,
  });
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
  if (back) released(member);
  if (verb === "settle") {
    model.settlers.add(by);
    if (member.standing === "visitor")
      Object.assign(member, { standing: "resident", residentSince: model.now });
    return undefined;
  }
  if (verb === "leave") {
    if (model.governor === by) model.governor = null;
    uproot(model, by, member);
    member.status = "left";
    return undefined;
  }
  const days = model.number("immigration.citizenshipAfterDays");
  if (member.residentSince + days * DAY > model.now) return "RESIDENCE_TOO_SHORT";
  member.standing = "citizen";
  return undefined;
}

/** Residence, citizenship and elected offices go together. */
function uproot(model: Model, player: number, member: ModelMember): void {
  Object.assign(member, { standing: "visitor", power: 1, votesFrom: 0, offices: new Set() });
  model.settlers.delete(player);
}

type Measure = Extract<MembershipCall, { verb: "ban" | "unban" | "promote" | "demote" }>;

function measure(model: Model, call: Measure): Refusal {
  const { verb, by, on } = call;
  const denied = model.denied(by, "govern");
  if (denied) return denied;
  const elected = model.isActive(on) && model.members.get(on)!.offices.size > 0;
  const isProtected = on === OWNER || on === model.governor || elected;
  if ((verb === "ban" || verb === "demote") && isProtected) return "OFFICER_PROTECTED";
  if (verb === "promote" && model.status !== "active") return "REGION_CLOSED";
  const member = model.members.get(on);
  const outranked = member?.ban?.byPlatform === true && !ended(model, member);
  if (verb === "ban") {
    return outranked ? "BAN_OUTRANKED" : ban(model, on, { hours: call.hours, byPlatform: false });
  }
  if (verb === "unban") {
    if (member?.status !== "banned") return "NOT_BANNED";
    if (outranked) return "BAN_OUTRANKED";
    released(member);
    return undefined;
  }
  const back = ended(model, member) && member.ban!.wasMember;
  if (member === undefined || (member.status !== "active" && !back)) return "NOT_A_MEMBER";
  if (member.standing !== "resident" && (verb === "promote" || member.standing === "visitor")) {
    return "STANDING_UNCHANGED";
  }
  if (verb === "promote") {
    // Everybody's reputation is the least that is asked for: what is left of the days remains to be waited.
    const earnedAt = member.residentSince + model.number("immigration.citizenshipAfterDays") * DAY;
    Object.assign(member, { standing: "citizen", votesFrom: earnedAt <= model.now ? 0 : earnedAt });
  } else if (member.standing === "resident") uproot(model, on, member);
  else
    Object.assign(member, {
      standing: "resident",
      residentSince: model.now,
      votesFrom: 0,
      power: 1,
      offices: new Set(),
    });
  return undefined;
}

/** By whoever may: the governor, or the platform. */
export function ban(
  model: Model,
  on: number,
  { hours, byPlatform }: { readonly hours: number | null; readonly byPlatform: boolean },
): Refusal {
  const known = model.members.get(on);
  const wasMember = known?.ban?.wasMember ?? known?.status === "active";
  const member: ModelMember = known ?? {
    status: "left",
    standing: "visitor",
    power: 1,
    powers: [],
    seats: [],
    residentSince: 0,
    votesFrom: 0,
    lastVisit: model.now,
    offices: new Set(),
    ban: null,
  };
  model.members.set(on, member);
  uproot(model, on, member);
  const until = hours === null ? null : model.now + hours * HOUR;
  Object.assign(member, { status: "banned", ban: { until, wasMember, byPlatform } });
  return undefined;
}
