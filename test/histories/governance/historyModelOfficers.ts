import { type Call, OWNER } from "./historyCommands.ts";
import { DAY, HOUR, type Model, type ModelMember, type Refusal } from "./historyModel.ts";
import { ended, released, uproot, visitor } from "./historyModelMembership.ts";

export type Measure = Extract<
  Call,
  { verb: "ban" | "unban" | "promote" | "demote" | "weigh" | "repute" | "name" | "dismiss" }
>;

const AGAINST: readonly Measure["verb"][] = ["ban", "demote", "weigh", "repute"];
/** The governor's alone; the others are handed on to moderators. */
const GOVERNORS: readonly Measure["verb"][] = ["weigh", "name", "dismiss"];
const RANKS = ["moderator", "governor", "platform"];

/** A mandate ends a week after the governor who gave it, whether or not a schedule has written that down. */
const isOver = (model: Model, { moderatorSince }: ModelMember) =>
  model.governorChanges.some((at) => at + 7 * DAY <= model.now && moderatorSince < at);

function mayModerate(model: Model, player: number): boolean {
  const member = model.members.get(player);
  return member?.status === "active" && member.moderates && !isOver(model, member);
}

/** What the schedule writes down of that. */
export function endMandates(model: Model): void {
  for (const member of model.members.values()) {
    if (member.moderates && isOver(model, member)) member.moderates = false;
  }
  model.governorChanges = model.governorChanges.filter((at) => at + 7 * DAY > model.now);
}

function holdsRegion(model: Model, player: number): boolean {
  const member = model.members.get(player);
  const elected = member?.status === "active" && member.offices.size > 0;
  return player === OWNER || player === model.governor || elected;
}

/** Those who hold the region are safe from everybody, moderators from one another, and nobody judges the own case. */
function isProtected(model: Model, { verb, by, on }: Measure): boolean {
  const member = model.members.get(on);
  const against = AGAINST.includes(verb);
  if (against && holdsRegion(model, on)) return true;
  if (model.governs(by)) return false;
  return by === on || (against && member?.status === "active" && member.moderates);
}

export function measure(model: Model, call: Measure): Refusal {
  const { verb, by, on } = call;
  const moderates = !GOVERNORS.includes(verb) && mayModerate(model, by);
  const denied = moderates ? undefined : model.denied(by, "govern");
  if (denied) return denied;
  if (isProtected(model, call)) return "OFFICER_PROTECTED";
  if (verb === "promote" && model.status !== "active") return "REGION_CLOSED";
  if (verb === "weigh" && model.type !== "autocracy") return "GOVERNED_BY_VOTE";
  if (verb === "name" && holdsRegion(model, on)) return "OFFICER_PROTECTED";
  const member = model.members.get(on);
  const rank = model.governs(by) ? "governor" : "moderator";
  const held = ended(model, member) ? undefined : model.members.get(on)?.ban?.rank;
  const outranked = held !== undefined && RANKS.indexOf(held) > RANKS.indexOf(rank);
  if (verb === "ban") return outranked ? "BAN_OUTRANKED" : ban(model, on, { hours: call.hours, rank });
  if (verb === "unban") {
    if (member?.status !== "banned") return "NOT_BANNED";
    if (outranked) return "BAN_OUTRANKED";
    released(member);
    return undefined;
  }
  const back = ended(model, member) && member.ban!.wasMember;
  if (member === undefined || (member.status !== "active" && !back)) return "NOT_A_MEMBER";
  const refusal = withMember(model, call, member);
  if (refusal === undefined && back) released(member);
  return refusal;
}

function withMember(model: Model, call: Measure, member: ModelMember): Refusal {
  const { standing } = member;
  switch (call.verb) {
    case "promote":
      if (standing !== "resident") return "STANDING_UNCHANGED";
      return promote(model, member);
    case "demote":
      if (standing === "visitor") return "STANDING_UNCHANGED";
      if (standing === "resident") uproot(model, call.on, member);
      else toResident(member, model.now);
      return undefined;
    case "weigh":
      if (standing !== "citizen") return "STANDING_UNCHANGED";
      member.power = call.power;
      return undefined;
    case "repute": {
      member.reputation = call.reputation;
      const isLost = member.ground === "residence" && call.reputation < least(model);
      if (isLost) toResident(member, member.residentSince);
      return undefined;
    }
    case "name":
      Object.assign(member, { moderates: true, moderatorSince: model.now });
      return undefined;
    default:
      if (!member.moderates) return "STANDING_UNCHANGED";
      member.moderates = false;
      return undefined;
  }
}

const least = (model: Model) => model.number("immigration.minimumReputation");

/** With the reputation only what is left of the days has to be waited, without it all of them. */
function promote(model: Model, member: ModelMember): Refusal {
  const isReputed = member.reputation >= least(model);
  const from = isReputed ? member.residentSince : model.now;
  const votesFrom = from + model.number("immigration.citizenshipAfterDays") * DAY;
  const isEarned = isReputed && votesFrom <= model.now;
  const ground = isEarned ? "residence" : "grant";
  Object.assign(member, { standing: "citizen", ground, votesFrom: isEarned ? 0 : votesFrom });
  return undefined;
}

function toResident(member: ModelMember, residentSince: number): void {
  const lost = { power: 1, votesFrom: 0, ground: null, offices: new Set() };
  Object.assign(member, { ...lost, standing: "resident", residentSince });
}

/** By a moderator, the governor, or the platform. */
export function ban(
  model: Model,
  on: number,
  { hours, rank }: { readonly hours: number | null; readonly rank: "moderator" | "governor" | "platform" },
): Refusal {
  const known = model.members.get(on);
  const back = ended(model, known);
  const wasMember = known?.ban?.wasMember ?? known?.status === "active";
  const member = known ?? visitor(model);
  if (back) released(member);
  model.members.set(on, member);
  uproot(model, on, member);
  const until = hours === null ? null : model.now + hours * HOUR;
  Object.assign(member, { status: "banned", moderates: false, ban: { until, wasMember, rank } });
  return undefined;
}
