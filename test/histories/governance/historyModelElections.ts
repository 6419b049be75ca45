import type { Call, SmallOffice } from "./historyCommands.ts";
import { DAY, type Model, type ModelElection, type Refusal } from "./historyModel.ts";
import { settleIn } from "./historyModelMembership.ts";
import { callOf, callOff, electorateOf, isExcluded, type ModelPoll, weightOf } from "./historyModelPolls.ts";

type Office = "governor" | SmallOffice;
const OFFICES: readonly Office[] = ["governor", "councilMember", "ambassador"];
const METHOD: Readonly<Record<Office, string>> = {
  governor: "governance.governorMethod",
  councilMember: "governance.councilMethod",
  ambassador: "governance.ambassadorMethod",
};
/** In a region of fewer than a hundred citizens. */
const COUNCIL_SEATS = 5;

/** An autocracy's governor is appointed. */
export const isMoot = (model: Model, office: Office) => office === "governor" && model.type === "autocracy";

/** A twentieth of the electorate, rounded up. */
const signaturesNeeded = ({ entitled }: ModelPoll) => Math.min(10, Math.max(1, Math.ceil(entitled / 20)));

/** A week of nominations, a week of voting, and no sooner; a later end is waited for. */
function newElection(
  model: Model,
  office: Office,
  cause: ModelElection["cause"],
  wantedEnd: number | null,
): ModelElection {
  const record = model.offices[office];
  record.count += 1;
  const closesAt = Math.max(wantedEnd ?? 0, model.now + 14 * DAY);
  const nominationsAt = closesAt - 14 * DAY;
  const name = `${office}#${record.count}`;
  const election: ModelElection = {
    name,
    office,
    cause,
    nominationsAt,
    dueAt: nominationsAt <= model.now ? null : nominationsAt,
    cancelled: false,
    lone: null,
    installed: null,
    termLimit: model.number("governance.termLimit"),
    nominations: new Map(),
  };
  const opensAt = closesAt - 7 * DAY;
  model.polls.set(name, {
    name,
    ...byRegion(model, office, nominationsAt),
    options: null,
    rule: null,
    opensAt,
    closesAt,
    extendedFrom: null,
    phase: "called",
    dueAt: opensAt,
    ballots: new Map(),
    result: null,
  });
  model.elections.push(election);
  record.election = election;
  return election;
}

/** What an election takes from the region when it is called, and again when its nominations open. */
function byRegion(model: Model, office: Office, calledAt: number) {
  const call = callOf(model, "citizens", calledAt);
  const { entitled, quorum } = electorateOf(model, call, null);
  const seats = office === "councilMember" ? COUNCIL_SEATS : 1;
  return { ...call, method: model.config[METHOD[office]] as string, seats, entitled, quorum };
}

export function callElection(
  model: Model,
  office: Office,
  cause: "officer" | "vacancy" | "term" | "petition",
): Refusal {
  if (model.status === "closing") return "REGION_CLOSED";
  if (isMoot(model, office)) return "NOT_ELECTIVE";
  const scheduled = model.offices[office].election;
  if (scheduled !== null && scheduled.nominationsAt <= model.now) return "ELECTION_UNDER_WAY";
  if (scheduled !== null) {
    callOff(model, scheduled.name);
    Object.assign(model.polls.get(scheduled.name)!, { phase: "cancelled", dueAt: model.now });
  }
  newElection(model, office, cause, null);
  return undefined;
}

/** Before the last third of a term that somebody serves only a vacancy brings an election forward. */
export function callElectionEarly(model: Model, office: Office): Refusal {
  const { election, holders, termEndsAt } = model.offices[office];
  const underWay = election !== null && election.nominationsAt <= model.now;
  const held = !tooFew(office, model.holders(office).length);
  const since = holders[0]?.since;
  const early =
    held && since !== undefined && termEndsAt !== null && 3 * (termEndsAt - model.now) > termEndsAt - since;
  if (early && !isMoot(model, office) && !underWay) return "TERM_RUNNING";
  return callElection(model, office, "officer");
}

/** Terms in a row of which half or more was served by then; leaving office or citizenship ends one. */
function termsServed(model: Model, player: number, office: Office, until: number): number {
  const { holders, termEndsAt } = model.offices[office];
  const held = holders.find((holder) => holder.player === player);
  if (held === undefined) return 0;
  const { since, terms, leftAt } = held;
  const { powers } = model.members.get(player)!;
  const lostAt = powers.find((change) => change.since > since && change.power === 0)?.since;
  const end = Math.min(until, leftAt ?? until, lostAt ?? until);
  return 2 * (end - since) >= termEndsAt! - since ? terms : terms - 1;
}

/** Who had a vote when the election was called, whatever officers have done since, with terms to spare. */
function mayStand(model: Model, player: number, election: ModelElection): boolean {
  const { office, name, termLimit } = election;
  const poll = model.polls.get(name)!;
  if (weightOf(model, player, poll) === 0 || !isHere(model, player)) return false;
  if (model.offices[office].recalled.has(player)) return false;
  const mayServe = termLimit === 0 || termsServed(model, player, office, poll.closesAt) < termLimit;
  if (!mayServe) model.termsRefused += 1;
  return mayServe;
}

/** Neither gone nor banned by the platform. Who was banned as a member has not gone; there is no other region to live in. */
function isHere(model: Model, player: number): boolean {
  const { status, ban } = model.members.get(player) ?? { status: "left", ban: null };
  if (status === "banned") return ban!.wasMember && ban!.rank !== "platform";
  return status === "active";
}

export function nominationCall(
  model: Model,
  call: Extract<Call, { verb: "nominate" | "accept" | "withdraw" | "second" }>,
): Refusal {
  const { verb, by } = call;
  if (!model.members.has(by)) return "NOT_A_MEMBER";
  if (isExcluded(model, by)) return "BANNED";
  const election = model.elections.find(({ name }) => name === call.election);
  if (election === undefined) return "ELECTION_UNKNOWN";
  const poll = model.polls.get(election.name)!;
  const open =
    !election.cancelled &&
    poll.phase === "called" &&
    election.nominationsAt <= model.now &&
    model.now < poll.opensAt;
  if (!open) return "NOMINATIONS_CLOSED";
  const { nominations } = election;
  if (verb === "nominate" || verb === "second") {
    if (weightOf(model, by, poll) === 0) return model.notMember(by) ?? "NOT_ENTITLED";
    return verb === "nominate" ? nominate(model, election, by, call.on) : second(election, by, call.on);
  }
  if (verb === "accept" && !mayStand(model, by, election)) return "NOT_ELIGIBLE";
  const own = nominations.get(by);
  if (own === undefined || own.withdrawn) return "NOMINATION_UNKNOWN";
  if (verb === "withdraw") {
    own.withdrawn = true;
    own.seconders.clear();
  } else {
    own.accepted = true;
    if (!hasSigned(election, by)) own.seconders.add(by);
  }
  return undefined;
}

/** Each signs for one. */
const hasSigned = ({ nominations }: ModelElection, by: number) =>
  [...nominations.values()].some(({ seconders }) => seconders.has(by));

function second(election: ModelElection, by: number, on: number): Refusal {
  const nomination = election.nominations.get(on);
  if (nomination === undefined || nomination.withdrawn || !nomination.accepted) return "NOMINATION_UNKNOWN";
  if (hasSigned(election, by)) return "ALREADY_SECONDED";
  if (nomination.seconders.size >= 10) return "SECONDERS_FULL";
  nomination.seconders.add(by);
  return undefined;
}

function nominate(model: Model, election: ModelElection, by: number, on: number): Refusal {
  const { nominations } = election;
  if (!mayStand(model, on, election)) return "NOT_ELIGIBLE";
  const earlier = nominations.get(on);
  if (earlier !== undefined && (!earlier.withdrawn || by !== on)) return "ALREADY_NOMINATED";
  const made = [...nominations.values()].filter((nomination) => nomination.by === by).length;
  if (by !== on && made >= 5) return "NOMINATIONS_USED";
  const seconders = new Set(by === on && !hasSigned(election, by) ? [by] : []);
  nominations.set(on, { by, accepted: by === on, withdrawn: false, seconders });
  return undefined;
}

export function electionOptions(model: Model, election: ModelElection): string[] {
  const needed = signaturesNeeded(model.polls.get(election.name)!);
  return [...election.nominations]
    .filter(([player, { seconders }]) => seconders.size >= needed && mayStand(model, player, election))
    .map(([player]) => `p${player}`)
    .sort();
}

/** Fewer than three are no council. */
const tooFew = (office: Office, holders: number) => holders < (office === "councilMember" ? 3 : 1);

/** Who won and can takes office; nobody: who was in office stays. The next election is called with it. */
export function concludeElection(model: Model, election: ModelElection, poll: ModelPoll): void {
  if (election.cancelled) return;
  const { office } = election;
  if (isMoot(model, office)) {
    callOff(model, election.name);
    return;
  }
  const record = model.offices[office];
  const { outcome } = poll.result!;
  const isSeated = outcome === "passed" && election.lone !== null;
  const winners = isSeated ? [election.lone!] : poll.result!.winners.map((option) => Number(option.slice(1)));
  const installed = winners.filter((player) => isHere(model, player));
  for (const player of installed) if (!model.isCitizen(player)) reinstate(model, player);
  const endedAt = Math.min(model.now, poll.closesAt);
  Object.assign(election, { installed, dueAt: null });
  record.election = null;
  const failed = tooFew(office, installed.length);
  if (installed.length > 0) install(model, office, installed);
  if (outcome === "rejected") reject(model, office);
  const termDays = office === "councilMember" ? 180 : model.number("governance.electionEveryDays");
  const again = failed ? 30 : termDays;
  if (installed.length > 0) record.termEndsAt = Math.max(endedAt + again * DAY, model.now + 14 * DAY);
  if (!failed) newElection(model, office, "term", endedAt + termDays * DAY);
  else if (model.type !== "autocracy") newElection(model, office, "repeat", endedAt + 30 * DAY);
  else if (installed.length > 0) record.termEndsAt = Math.max(endedAt + termDays * DAY, model.now + 14 * DAY);
}

/** The citizens' word is as good as an officer's. */
function reinstate(model: Model, player: number): void {
  const member = model.members.get(player)!;
  const residentSince = member.standing === "visitor" ? model.now : member.residentSince;
  const citizen = { standing: "citizen", ground: "grant", votesFrom: 0, residentSince };
  Object.assign(member, { ...citizen, status: "active", ban: null });
  settleIn(model, player);
  model.reinstatements += 1;
}

/** The citizens' no to all who stood: nobody stays in office. */
function reject(model: Model, office: Office): void {
  for (const player of model.holders(office)) model.vacate(player, office);
  for (const holder of model.offices[office].holders) holder.leftAt ??= model.now;
}

function install(model: Model, office: Office, installed: readonly number[]): void {
  const record = model.offices[office];
  for (const player of model.holders(office)) if (!installed.includes(player)) model.vacate(player, office);
  for (const player of installed) {
    if (office === "governor") model.governor = player;
    else model.members.get(player)!.offices.add(office);
  }
  record.recalled.clear();
  record.holders = installed.map((player) => {
    const terms = termsServed(model, player, office, model.now);
    return { player, since: model.now, terms: terms + 1, leftAt: null };
  });
}

export function openNominations(model: Model): void {
  for (const election of model.elections) {
    if (election.dueAt === null || election.dueAt > model.now) continue;
    const poll = model.polls.get(election.name)!;
    election.dueAt = null;
    if (isMoot(model, election.office)) {
      callOff(model, election.name);
      Object.assign(poll, { phase: "cancelled", dueAt: model.now });
    } else if (poll.phase === "called" && model.now < poll.opensAt) {
      Object.assign(poll, byRegion(model, election.office, election.nominationsAt));
      election.termLimit = model.number("governance.termLimit");
    }
  }
}

/** No office goes without the next election, and a vacancy brings it forward unless the last one failed. */
export function fillVacancies(model: Model): void {
  if (model.type === "autocracy" || model.status === "closing") return;
  if (model.governor !== null && !model.isCitizen(model.governor)) model.governor = null;
  for (const office of OFFICES) {
    const { election } = model.offices[office];
    const vacant = tooFew(office, model.holders(office).length);
    const late = election !== null && election.cause !== "repeat" && election.nominationsAt > model.now;
    if (election === null || (vacant && late)) callElection(model, office, vacant ? "vacancy" : "term");
  }
}
