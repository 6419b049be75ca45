import { type Call, type FieldValue, type Office, OWNER } from "./historyCommands.ts";
import { DAY, HOUR, type Model, type ModelProposal, type Refusal } from "./historyModel.ts";
import { isMoot } from "./historyModelElections.ts";
import { ban } from "./historyModelOfficers.ts";
import { callOf, electorateOf, type ModelPoll, questionPoll } from "./historyModelPolls.ts";

/** Who rules by which rules: a vote's in any case, and by two thirds. */
const ENTRENCHED = [
  "governance.type",
  "governance.votingThresholdBasisPoints",
  "governance.quorumBasisPoints",
  "governance.electionEveryDays",
  "governance.reservedFields",
];
/** Of the other fields that histories set, what a vote decides where no list says otherwise. */
const RESERVED = [
  "governance.governorMethod",
  "governance.termLimit",
  "economy.tradeTaxBasisPoints",
  "gameplay.pvpEnabled",
  "immigration.citizenshipAfterDays",
];

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What of the change differs from what holds. */
const differing = (model: Model, change: readonly FieldValue[]) =>
  change.filter(([field, value]) => !same(model.config[field], value));

function carryOut(model: Model, change: readonly FieldValue[]): void {
  model.config = { ...model.config, ...Object.fromEntries(change) };
}

export function configure(
  model: Model,
  call: Extract<Call, { verb: "configure" | "intervene" | "appoint" }>,
): Refusal {
  if (call.verb === "intervene") return intervene(model, call);
  if (call.verb === "appoint") return appoint(model, call.by, call.on);
  const denied = model.denied(call.by, "govern") ?? model.closed();
  if (denied) return denied;
  const changes = differing(model, call.change).map(([field]) => field);
  const list = (model.config["governance.reservedFields"] as string[] | null) ?? RESERVED;
  const isVoted = (field: string) => list.includes(field) || ENTRENCHED.includes(field);
  if (model.type !== "autocracy" && changes.some(isVoted)) return "GOVERNED_BY_VOTE";
  if (call.by !== OWNER && changes.includes("governance.type")) return "PERMISSION_DENIED";
  carryOut(model, call.change);
  return undefined;
}

function appoint(model: Model, by: number, on: number | null): Refusal {
  const denied = model.denied(by, "own") ?? model.closed();
  if (denied) return denied;
  if (model.type !== "autocracy") return "GOVERNED_BY_VOTE";
  if (on !== null && !model.isCitizen(on)) return "NOT_A_MEMBER";
  model.governor = on;
  return undefined;
}

function intervene(model: Model, { as, action }: Extract<Call, { verb: "intervene" }>): Refusal {
  if (as !== "administrator") return "PERMISSION_DENIED";
  switch (action.kind) {
    case "suspend":
    case "reopen": {
      const status = action.kind === "suspend" ? "suspended" : "active";
      if (model.status === status || model.status === "closing") return "REGION_STATUS";
      model.status = status;
      return undefined;
    }
    case "close":
      if (model.status === "closing") return "REGION_STATUS";
      model.close();
      return undefined;
    case "vacateGovernor":
      if (model.governor === null) return "OFFICE_VACANT";
      model.governor = null;
      return undefined;
    case "configure":
      if (model.status !== "closing") carryOut(model, action.change);
      return model.closed();
    case "ban":
      if (action.on === OWNER || action.on === model.governor) return "OFFICER_PROTECTED";
      return ban(model, action.on, { hours: null, rank: "platform" });
  }
}

type ProposalCall = Extract<Call, { verb: "draft" | "submit" | "cancel" | "veto" }>;

export function proposalCall(model: Model, call: ProposalCall): Refusal {
  if (call.verb === "draft") return draft(model, call);
  if (call.verb === "veto" && call.as !== "administrator") return "PERMISSION_DENIED";
  const denied = call.verb === "submit" ? model.denied(call.by, "propose") : undefined;
  if (denied) return denied;
  const proposal = model.proposals.find(({ name }) => name === call.proposal);
  if (proposal === undefined) return "PROPOSAL_UNKNOWN";
  if (call.verb === "submit") return submit(model, call.by, proposal);
  if (proposal.ended) return "PROPOSAL_STATUS";
  const poll = model.polls.get(proposal.name);
  if (call.verb === "cancel") {
    if (proposal.by !== call.by) return "PERMISSION_DENIED";
    const voted = poll !== undefined && (poll.phase !== "called" || model.now >= poll.opensAt);
    if (voted) return "PROPOSAL_STATUS";
  }
  end(model, proposal, { cancelled: true });
  if (poll !== undefined && proposal.decision === null) {
    Object.assign(poll, { phase: "cancelled", dueAt: model.now });
  }
  return undefined;
}

/** What has ended claims nothing any more; a question rests for a month. */
function end(model: Model, proposal: ModelProposal, how: Partial<ModelProposal>): void {
  Object.assign(proposal, { ...how, dueAt: null, ended: true, endedAt: model.now });
  if (!proposal.claims) return;
  for (const claim of claimsOf(proposal)) {
    if (proposal.change !== null) model.claims.delete(claim);
    else model.claims.set(claim, { by: proposal.name, freeFrom: model.now + 30 * DAY });
  }
}

/** There are four questions; a proposal's number says which it asks. */
export const questionOf = (name: string) => Number(name.split(" ").at(-1)) % 4;

const claimsOf = ({ name, change, recall }: ModelProposal) =>
  recall !== null ? [] : change === null ? [`question ${questionOf(name)}`] : change.map(([field]) => field);

const isClaimed = (model: Model, proposal: ModelProposal) =>
  claimsOf(proposal).some((claim) => {
    const held = model.claims.get(claim);
    return held !== undefined && (held.freeFrom === null || held.freeFrom > model.now);
  });

/** Within a week after a law that did not pass its proposer leaves its fields alone. */
const isPaused = (model: Model, { by, change }: ModelProposal) =>
  model.proposals.some(
    (other) =>
      other.by === by &&
      other.submitted &&
      other.endedAt !== null &&
      other.endedAt > model.now - 7 * DAY &&
      other.decision !== "passed" &&
      !other.obstructed &&
      (other.change ?? []).some(([field]) => change?.some(([name]) => name === field)),
  );

const isBounded = ([field, value]: FieldValue) =>
  field !== "economy.tradeTaxBasisPoints" || ((value as number) >= 500 && (value as number) <= 2_500);

/** Why such a law makes no sense now. */
function senseless(model: Model, change: readonly FieldValue[]): Refusal {
  if (model.type === "autocracy") return "GOVERNED_BY_OFFICERS";
  return differing(model, change).length === 0 ? "WITHOUT_EFFECT" : undefined;
}

function draft(model: Model, { by, change, name }: Extract<Call, { verb: "draft" }>): Refusal {
  if (change !== null && !change.every(isBounded)) return "INVALID_INPUT";
  const denied =
    model.denied(by, "propose") ?? model.closed() ?? (change === null ? undefined : senseless(model, change));
  if (denied) return denied;
  const open = model.proposals.filter((proposal) => proposal.by === by && !proposal.ended);
  if (open.length >= 3) return "TOO_MANY_PROPOSALS";
  model.proposals.push(newProposal(name, by, change));
  return undefined;
}

function newProposal(name: string, by: number, change: readonly FieldValue[] | null): ModelProposal {
  return {
    name,
    by,
    change: change && [...change],
    recall: null,
    submitted: false,
    cancelled: false,
    decision: null,
    decidedAt: null,
    implemented: false,
    dueAt: null,
    ended: false,
    endedAt: null,
    obstructed: false,
    claims: false,
  };
}

function submit(model: Model, by: number, proposal: ModelProposal): Refusal {
  const { name, change } = proposal;
  if (proposal.by !== by) return "PERMISSION_DENIED";
  if (proposal.submitted || proposal.ended) return "PROPOSAL_STATUS";
  const refusal = model.closed() ?? (change === null ? undefined : senseless(model, change));
  if (refusal) return refusal;
  const bill = change && differing(model, change);
  const asked = { ...proposal, change: bill };
  if (isClaimed(model, asked)) return "FIELD_CLAIMED";
  const grave = bill?.some(([field]) => ENTRENCHED.includes(field)) ?? false;
  const usual = model.number("governance.votingThresholdBasisPoints");
  const threshold = grave ? Math.max(6_666, usual) : usual;
  // A council of fewer than three leaves the law to the citizens.
  const sits = model.type === "council" && model.council().length >= 3;
  const call = callOf(model, bill !== null && sits ? "council" : "citizens", model.now);
  const { entitled, quorum, required } = electorateOf(model, call, threshold);
  if (entitled === 0) return "OFFICE_VACANT";
  if (isPaused(model, asked)) return "PROPOSAL_PAUSED";
  Object.assign(proposal, { submitted: true, change: bill });
  const rule = call.electorate === "council" ? { kind: "members", required } : { kind: "share", threshold };
  model.polls.set(name, questionPoll(model, name, call, rule as ModelPoll["rule"], entitled, quorum));
  return undefined;
}

/** The vote on a recall that enough have asked for; not of an autocracy's governor, nor of a term that has ended. */
export function callRecall(
  model: Model,
  name: string,
  by: number,
  { office, on, since }: { readonly office: Office; readonly on: number; readonly since: number | null },
): boolean {
  if (model.status === "closing" || isMoot(model, office) || !model.holds(on, office)) return false;
  const present = model.offices[office].holders.find(({ player }) => player === on)?.since ?? null;
  if (present !== since) return false;
  const call = callOf(model, "citizens", model.now);
  const { entitled, quorum } = electorateOf(model, call, 5_000);
  if (entitled === 0) return false;
  model.proposals.push({ ...newProposal(name, by, null), submitted: true, recall: { office, on, since } });
  model.polls.set(
    name,
    questionPoll(model, name, call, { kind: "share", threshold: 5_000 }, entitled, quorum),
  );
  return true;
}

/** The referendum that enough have asked for, unless the same is asked or was of late. */
export function callReferendum(model: Model, name: string, by: number): boolean {
  if (model.status === "closing" || isClaimed(model, newProposal(name, by, null))) return false;
  const threshold = model.number("governance.votingThresholdBasisPoints");
  const call = callOf(model, "citizens", model.now);
  const { entitled, quorum } = electorateOf(model, call, threshold);
  if (entitled === 0) return false;
  model.proposals.push({ ...newProposal(name, by, null), submitted: true });
  model.polls.set(name, questionPoll(model, name, call, { kind: "share", threshold }, entitled, quorum));
  return true;
}

/** Something else than its vote ends a proposal. */
export function obstruct(model: Model, name: string): void {
  const proposal = model.proposals.find((other) => other.name === name)!;
  if (!proposal.ended) end(model, proposal, { cancelled: true, obstructed: true });
}

/** Voting opens, or not: an autocracy makes no laws. */
export function openProposal(model: Model, name: string): string[] | null {
  const proposal = model.proposals.find((other) => other.name === name)!;
  if (proposal.ended) return null;
  const isLawless = proposal.change !== null && model.type === "autocracy";
  if (isLawless || isClaimed(model, proposal)) {
    obstruct(model, name);
    return null;
  }
  proposal.claims = true;
  for (const claim of claimsOf(proposal)) model.claims.set(claim, { by: name, freeFrom: null });
  return ["for", "against", "abstain"];
}

export function concludeProposal(model: Model, { name, result }: ModelPoll): void {
  const proposal = model.proposals.find((other) => other.name === name)!;
  if (proposal.ended) return;
  const decision = result!.outcome as "passed" | "rejected" | "noQuorum";
  Object.assign(proposal, { decision, decidedAt: model.now });
  if (decision === "passed" && proposal.change !== null) proposal.dueAt = model.now + 2 * DAY;
  else end(model, proposal, { implemented: decision === "passed" && recall(model, proposal) });
}

/** Of the term that it names; who was elected anew meanwhile stays. Who was recalled does not stand next. */
function recall(model: Model, { recall: recalled }: ModelProposal): boolean {
  if (recalled === null) return false;
  const { office, on, since } = recalled;
  const record = model.offices[office];
  const held = record.holders.find(({ player }) => player === on);
  if (!model.holds(on, office) || (held?.since ?? null) !== since) return false;
  model.vacate(on, office);
  if (held !== undefined) held.leftAt ??= model.now;
  record.recalled.add(on);
  return true;
}

export const dueLaws = (model: Model): ModelProposal[] =>
  model.proposals.filter(({ dueAt }) => dueAt !== null && dueAt <= model.now);

/** Takes effect after its two days, or waits for a suspended region, for fourteen more. */
export function implement(model: Model, law: ModelProposal): void {
  if (law.ended || law.dueAt === null || law.dueAt > model.now) return;
  const expiresAt = law.decidedAt! + 16 * DAY;
  const isOver = model.type === "autocracy" || model.status === "closing" || model.now >= expiresAt;
  if (isOver) end(model, law, {});
  else if (model.status !== "active") law.dueAt = Math.min(model.now + HOUR, expiresAt);
  else {
    carryOut(model, law.change!);
    end(model, law, { implemented: true });
  }
}

/** What a proposal is called at an instant. */
export function statusOf(model: Model, proposal: ModelProposal): string {
  const { cancelled, submitted, decision, implemented, change, ended, decidedAt } = proposal;
  if (cancelled) return "cancelled";
  if (!submitted) return "draft";
  const poll = model.polls.get(proposal.name)!;
  if (decision === null) {
    if (model.now >= poll.closesAt) return "counting";
    return model.now < poll.opensAt ? "pending" : "voting";
  }
  if (decision !== "passed") return "rejected";
  if (implemented) return "implemented";
  if (change === null) return "passed";
  return ended || model.now >= decidedAt! + 16 * DAY ? "expired" : "queued";
}
