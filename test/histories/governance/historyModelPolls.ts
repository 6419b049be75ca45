import type { Call } from "./historyCommands.ts";
import { DAY, type Model, type Refusal } from "./historyModel.ts";
import { concludeElection, electionOptions, isMoot } from "./historyModelElections.ts";
import { concludeProposal, obstruct, openProposal } from "./historyModelLaws.ts";
import { concludeTreaty, isTreatyPoll, openTreatyVote } from "./historyModelTreaties.ts";
import { isOverspent, isPointed, type Points } from "./historyPoints.ts";
import { RANKED, ranksAgainst } from "./historyRanked.ts";

export type Choice =
  | { readonly kind: "one"; readonly option: string }
  | { readonly kind: "several"; readonly options: readonly string[] }
  | { readonly kind: "points"; readonly points: Points }
  | { readonly kind: "ranking"; readonly ranking: readonly string[] };

export interface ModelPoll {
  name: string;
  method: string;
  seats: number;
  options: string[] | null;
  electorate: "citizens" | "council";
  /** Whose vote it is was fixed then. */
  calledAt: number;
  /** Whether it was an autocracy that called it. */
  powersCount: boolean;
  rule: { kind: "share"; threshold: number } | { kind: "members"; required: number } | null;
  entitled: number;
  quorum: number;
  opensAt: number;
  closesAt: number;
  extendedFrom: number | null;
  phase: "called" | "open" | "erased" | "cancelled";
  dueAt: number | null;
  /** What was acknowledged last. */
  ballots: Map<number, { choice: Choice; power: number; revision: number; firstAt: number }>;
  result: { outcome: string; winners: string[]; voters: number; totals: Map<string, number> | null } | null;
}

type PollCall = Pick<ModelPoll, "electorate" | "calledAt" | "powersCount">;

export function callOf(model: Model, electorate: ModelPoll["electorate"], calledAt: number): PollCall {
  return { electorate, calledAt, powersCount: model.type === "autocracy" };
}

/** What the player's vote weighs in a poll: what it did when the poll was called. */
export function weightOf(
  model: Model,
  player: number,
  { electorate, calledAt, powersCount }: PollCall,
): number {
  const member = model.members.get(player);
  if (electorate === "council") return member?.seats.findLast(({ since }) => since <= calledAt)?.power ?? 0;
  const held = member?.powers.findLast(({ since }) => since <= calledAt);
  if (held === undefined || powersCount) return held?.power ?? 0;
  return calledAt < held.votesFrom ? 0 : Math.min(1, held.power);
}

export const isExcluded = (model: Model, player: number) =>
  model.members.get(player)?.ban?.rank === "platform";

const entitledIn = (model: Model, poll: PollCall) =>
  [...model.members.keys()].filter(
    (player) => weightOf(model, player, poll) > 0 && !isExcluded(model, player),
  );

/** How many have a vote, and how many of them must cast it. */
export function electorateOf(model: Model, poll: PollCall, threshold: number | null) {
  const voters = entitledIn(model, poll);
  const required = Math.max(1, Math.ceil((voters.length * (threshold ?? 0)) / 10_000));
  if (poll.electorate === "council") return { entitled: voters.length, quorum: required, required };
  const from = Math.min(model.now, poll.calledAt) - 30 * DAY;
  const active = voters.filter((player) => model.members.get(player)!.lastVisit >= from).length;
  const share = Math.ceil((active * model.number("governance.quorumBasisPoints")) / 10_000);
  return { entitled: voters.length, quorum: Math.min(voters.length, Math.max(3, share)), required };
}

export function cast(model: Model, { by, poll: name, choice }: Extract<Call, { verb: "cast" }>): Refusal {
  if (!model.members.has(by)) return "NOT_A_MEMBER";
  if (isExcluded(model, by)) return "BANNED";
  const poll = model.polls.get(name);
  if (poll === undefined) return "POLL_UNKNOWN";
  const over = poll.phase === "cancelled" || poll.phase === "erased" || model.now >= poll.closesAt;
  if (over) return "POLL_CLOSED";
  if (poll.phase === "called" || model.now < poll.opensAt) return "POLL_NOT_OPEN";
  const power = weightOf(model, by, poll);
  if (power === 0) return model.notMember(by) ?? "NOT_ENTITLED";
  const named = optionsIn(choice);
  if (choice.kind !== kindOf(poll.method)) return "BALLOT_INVALID";
  if (named.some((option) => !poll.options!.includes(option))) return "BALLOT_INVALID";
  if (named.includes("none") && named.length > 1) return "BALLOT_INVALID";
  if (choice.kind === "points" && isOverspent(poll.method, choice.points, power)) return "BALLOT_INVALID";
  const earlier = poll.ballots.get(by);
  const revision = (earlier?.revision ?? 0) + 1;
  poll.ballots.set(by, {
    choice,
    power: weighsOne(poll) ? 1 : power,
    revision,
    firstAt: earlier?.firstAt ?? model.now,
  });
  return undefined;
}

export const isRanked = ({ method }: Pick<ModelPoll, "method">) => RANKED.includes(method);

/** Whether every voter weighs one in it, whatever the power. */
export const weighsOne = (poll: Pick<ModelPoll, "method">) => isRanked(poll) || poll.method === "quadratic";

function kindOf(method: string): Choice["kind"] {
  if (RANKED.includes(method)) return "ranking";
  if (isPointed(method)) return "points";
  return method === "approval" ? "several" : "one";
}

function optionsIn(choice: Choice): readonly string[] {
  if (choice.kind === "one") return [choice.option];
  if (choice.kind === "points") return Object.keys(choice.points);
  return choice.kind === "several" ? choice.options : choice.ranking;
}

/** Counted by hand: what each option got. */
function totalsOf(poll: ModelPoll): Map<string, number> {
  const totals = new Map(poll.options!.map((option) => [option, 0]));
  for (const { choice, power } of poll.ballots.values()) {
    for (const option of optionsIn(choice)) {
      const votes = choice.kind === "points" ? choice.points[option]! : power;
      totals.set(option, totals.get(option)! + votes);
    }
  }
  return totals;
}

/** Of candidates who do not exceed the seats those whom more than half of all votes are for. */
function approvedOf(poll: ModelPoll, totals: ReadonlyMap<string, number>): Map<string, number> {
  const votes = [...poll.ballots.values()].reduce((sum, { power }) => sum + power, 0);
  return new Map([...totals].filter(([option, approvals]) => option !== "none" && 2 * approvals > votes));
}

/** A region that closes holds no votes. */
export function callOffAll(model: Model): void {
  for (const poll of model.polls.values()) {
    if (poll.phase !== "called" && poll.phase !== "open") continue;
    Object.assign(poll, { phase: "cancelled", dueAt: model.now });
    if (model.elections.some(({ name }) => name === poll.name)) callOff(model, poll.name);
    else if (!isTreatyPoll(poll.name)) obstruct(model, poll.name);
  }
}

/** What the schedule would find due, in the order in which it is due. */
export const duePolls = (model: Model): ModelPoll[] =>
  [...model.polls.values()].filter(({ dueAt }) => dueAt !== null && dueAt <= model.now);

/**
 * Carries out what is due of a poll. `drawn`: the winners as they were published, of whom the model can say who must be
 * and who may be among them, but not what the lot says. Throws when they cannot have won.
 */
export function settle(model: Model, poll: ModelPoll, drawn: readonly string[]): void {
  if (poll.dueAt === null || poll.dueAt > model.now) return;
  if (poll.phase === "cancelled") {
    poll.ballots.clear();
    poll.dueAt = null;
    return;
  }
  if (poll.phase === "called") {
    if (!open(model, poll) || model.now < poll.closesAt) return;
  }
  const voters = poll.ballots.size;
  const lateFrom = poll.closesAt - DAY;
  const early = [...poll.ballots.values()].filter(({ firstAt }) => firstAt < lateFrom).length;
  const once = poll.rule?.kind === "share" && poll.extendedFrom === null;
  if (once && voters >= poll.quorum && early < poll.quorum) {
    poll.extendedFrom = poll.closesAt;
    poll.closesAt = model.now + DAY;
    poll.dueAt = poll.closesAt;
    return;
  }
  const totals = totalsOf(poll);
  const approved = poll.options!.includes("none") ? approvedOf(poll, totals) : null;
  const counted = outcomeOf(poll, totals);
  const outcome = counted === "elected" && approved?.size === 0 ? "rejected" : counted;
  const winners = outcome === "elected" ? checkedWinners(poll, approved ?? totals, drawn) : [];
  poll.result = { outcome, winners, voters, totals: isRanked(poll) ? null : totals };
  conclude(model, poll);
}

/** Whether there is something to vote on now. */
function open(model: Model, poll: ModelPoll): boolean {
  const election = model.elections.find(({ name }) => name === poll.name);
  const options =
    election === undefined
      ? (isTreatyPoll(poll.name) ? openTreatyVote : openProposal)(model, poll.name)
      : election.cancelled || isMoot(model, election.office)
        ? null
        : electionOptions(model, election);
  if (options === null) {
    if (election !== undefined) callOff(model, poll.name);
    Object.assign(poll, { phase: "cancelled", dueAt: null });
    return false;
  }
  Object.assign(poll, { phase: "open", options, dueAt: poll.closesAt });
  const isLone = election !== undefined && poll.seats === 1 && options.length === 1;
  if (isLone) {
    election.lone = Number(options[0]!.slice(1));
    const rule = { kind: "share", threshold: 5_000 } as const;
    Object.assign(poll, { method: "yesNoAbstain", options: ["for", "against", "abstain"], rule });
  }
  // No more than the seats of a council: each is approved of or not.
  const isApproved = poll.seats > 1 && options.length >= 3 && options.length <= poll.seats;
  if (isApproved) Object.assign(poll, { method: "approval", options: [...options, "none"] });
  if (election === undefined || isLone || isApproved || options.length > poll.seats) {
    const { entitled } = electorateOf(model, poll, null);
    Object.assign(poll, { entitled, quorum: Math.min(poll.quorum, entitled) });
    return true;
  }
  poll.result = { outcome: "failed", winners: [], voters: 0, totals: null };
  conclude(model, poll);
  return false;
}

/** The election ends without a result; its office waits for the next. */
export function callOff(model: Model, name: string): void {
  const election = model.elections.find((other) => other.name === name)!;
  Object.assign(election, { cancelled: true, dueAt: null });
  const office = model.offices[election.office];
  if (office.election === election) office.election = null;
}

function conclude(model: Model, poll: ModelPoll): void {
  Object.assign(poll, { phase: "erased", dueAt: null });
  const election = model.elections.find(({ name }) => name === poll.name);
  if (isTreatyPoll(poll.name)) concludeTreaty(model, poll);
  else if (election === undefined) concludeProposal(model, poll);
  else concludeElection(model, election, poll);
}

function outcomeOf(poll: ModelPoll, totals: ReadonlyMap<string, number>): string {
  const voters = poll.ballots.size;
  if (poll.rule === null) return voters === 0 ? "failed" : voters < poll.quorum ? "noQuorum" : "elected";
  const [yes, no] = [totals.get("for")!, totals.get("against")!];
  if (poll.rule.kind === "members") return yes > no && yes >= poll.rule.required ? "passed" : "rejected";
  if (voters < poll.quorum) return "noQuorum";
  return yes > no && yes * 10_000 >= poll.rule.threshold * (yes + no) ? "passed" : "rejected";
}

/** Who has more votes than the last seat needs is in; who has fewer is not; the lot decides among those level with it. */
function checkedWinners(poll: ModelPoll, totals: ReadonlyMap<string, number>, drawn: readonly string[]) {
  if (isRanked(poll)) {
    const against = ranksAgainst(poll, drawn);
    if (against === null) return [...drawn];
    throw new Error(`${poll.name}: ${JSON.stringify(drawn)} cannot have won: ${against}`);
  }
  const descending = [...totals.values()].sort((a, b) => b - a);
  const last = descending[Math.min(poll.seats, descending.length) - 1]!;
  const surely = [...totals].filter(([, votes]) => votes > last).map(([option]) => option);
  const fits =
    new Set(drawn).size === Math.min(poll.seats, descending.length) &&
    surely.every((option) => drawn.includes(option)) &&
    drawn.every((option) => (totals.get(option) ?? -1) >= last);
  if (fits) return [...drawn];
  throw new Error(
    `${poll.name}: ${JSON.stringify(drawn)} cannot have won ${poll.seats} seats with ${JSON.stringify([...totals])}`,
  );
}

/** A vote on a question, called now: it opens a day later, where nothing else is said, and stays open for a week. */
export function questionPoll(
  model: Model,
  name: string,
  call: ReturnType<typeof callOf>,
  rule: ModelPoll["rule"],
  entitled: number,
  quorum: number,
  opensAt = model.now + DAY,
): ModelPoll {
  return {
    name,
    method: "yesNoAbstain",
    seats: 1,
    options: ["for", "against", "abstain"],
    ...call,
    rule,
    entitled,
    quorum,
    opensAt,
    closesAt: opensAt + 7 * DAY,
    extendedFrom: null,
    phase: "called",
    dueAt: opensAt,
    ballots: new Map(),
    result: null,
  };
}
