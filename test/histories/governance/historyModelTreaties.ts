import type { Call, TreatyType } from "./historyCommands.ts";
import { DAY, type Model, type Refusal } from "./historyModel.ts";
import { callOf, electorateOf, type ModelPoll, questionPoll } from "./historyModelPolls.ts";

/** The region itself, and the one that it deals with: an autocracy whose owner signs alone. */
export type Side = "home" | "abroad";

export interface ModelTreaty {
  revision: number;
  offer: {
    by: Side;
    termDays: number | null;
    noticeDays: number;
    signed: Set<Side>;
    /** The vote that the region has called over it. */
    poll: string | null;
  } | null;
  agreement: {
    since: number;
    /** For ever, where no term was agreed. */
    endsAt: number;
    noticeDays: number;
    noticeBy: Side | null;
    breachBy: Side | null;
  } | null;
}

/** One person's offers to the other region within a day, of every type. */
const OFFERS_A_DAY = 3;

type TreatyCall = Extract<Call, { verb: "treaty" }>;

export function treatyCall(model: Model, call: TreatyCall): Refusal {
  const denied = call.side === "home" ? model.denied(call.by, "negotiate") : undefined;
  if (denied) return denied;
  if (call.act === "offer") return offer(model, call);
  const treaty = model.treaties.get(call.type);
  if (treaty === undefined) return "TREATY_UNKNOWN";
  switch (call.act) {
    case "sign":
      return sign(model, treaty, call);
    case "decline": {
      const refusal = tableRefusal(treaty, call.revision);
      if (refusal === undefined) clearTable(model, treaty);
      return refusal;
    }
    case "notice":
      return notice(model, treaty, call.side);
    case "breach":
      if (!holds(model, treaty)) return "TREATY_STATE";
      clearTable(model, treaty);
      Object.assign(treaty.agreement!, { endsAt: model.now, breachBy: call.side });
      return undefined;
  }
}

function offer(model: Model, { side, type, termDays, noticeDays }: TreatyCall): Refusal {
  if (model.status === "closing") return "REGION_CLOSED";
  const recent = model.offers.filter(({ by, at }) => by === side && at + DAY > model.now);
  if (recent.length >= OFFERS_A_DAY) return "OFFERS_USED";
  model.offers.push({ by: side, at: model.now });
  const treaty = model.treaties.get(type) ?? { revision: 0, offer: null, agreement: null };
  clearTable(model, treaty);
  treaty.revision += 1;
  treaty.offer = { by: side, termDays, noticeDays, signed: new Set(), poll: null };
  model.treaties.set(type, treaty);
  return undefined;
}

/** What is on the table leaves it, and the vote on it is called off. */
function clearTable(model: Model, treaty: ModelTreaty): void {
  const { poll: name = null, signed } = treaty.offer ?? {};
  treaty.offer = null;
  if (name === null || signed?.has("home")) return;
  Object.assign(model.polls.get(name)!, { phase: "cancelled", dueAt: model.now });
}

function tableRefusal(treaty: ModelTreaty, revision: number): Refusal {
  if (treaty.offer === null) return "TREATY_STATE";
  return treaty.revision === revision ? undefined : "TREATY_REVISED";
}

function sign(model: Model, treaty: ModelTreaty, { side, by, type, revision }: TreatyCall): Refusal {
  if (model.status === "closing") return "REGION_CLOSED";
  const refusal = tableRefusal(treaty, revision);
  if (refusal) return refusal;
  const { signed, poll } = treaty.offer!;
  if (signed.has(side) || (side === "home" && poll !== null)) return "TREATY_SIGNED";
  if (side === "abroad") signFor(model, treaty, side);
  else if (model.type !== "autocracy") return callVote(model, treaty, type);
  // An ambassador negotiates, and does not sign.
  else if (!model.governs(by)) return "PERMISSION_DENIED";
  else signFor(model, treaty, side);
  return undefined;
}

function signFor(model: Model, treaty: ModelTreaty, side: Side): void {
  const { signed, termDays, noticeDays } = treaty.offer!;
  signed.add(side);
  if (signed.size < 2) return;
  const endsAt = termDays === null ? Number.POSITIVE_INFINITY : model.now + termDays * DAY;
  treaty.agreement = { since: model.now, endsAt, noticeDays, noticeBy: null, breachBy: null };
  treaty.offer = null;
}

export const treatyPollOf = (type: TreatyType, revision: number) => `treaty ${type} r${revision}`;

/** A week from now on; by the council where it makes the laws. */
function callVote(model: Model, treaty: ModelTreaty, type: TreatyType): Refusal {
  const sits = model.type === "council" && model.council().length >= 3;
  const call = callOf(model, sits ? "council" : "citizens", model.now);
  const threshold = model.number("governance.votingThresholdBasisPoints");
  const { entitled, quorum, required } = electorateOf(model, call, threshold);
  if (entitled === 0) return "OFFICE_VACANT";
  const name = treatyPollOf(type, treaty.revision);
  treaty.offer!.poll = name;
  const rule: ModelPoll["rule"] = sits ? { kind: "members", required } : { kind: "share", threshold };
  model.polls.set(name, questionPoll(model, name, call, rule, entitled, quorum, model.now));
  return undefined;
}

function notice(model: Model, treaty: ModelTreaty, side: Side): Refusal {
  if (!holds(model, treaty) || treaty.agreement!.noticeBy !== null) return "TREATY_STATE";
  const { endsAt, noticeDays } = treaty.agreement!;
  Object.assign(treaty.agreement!, {
    endsAt: Math.min(endsAt, model.now + noticeDays * DAY),
    noticeBy: side,
  });
  return undefined;
}

const holds = ({ now }: Model, { agreement }: ModelTreaty) => agreement !== null && now < agreement.endsAt;

/** The treaty that a vote is about; undefined when it has left the table, and of other votes. */
const votedOn = (model: Model, name: string) =>
  [...model.treaties.values()].find(({ offer }) => offer?.poll === name);

export const isTreatyPoll = (name: string) => name.startsWith("treaty ");

export const openTreatyVote = (model: Model, name: string) =>
  votedOn(model, name) === undefined ? null : ["for", "against", "abstain"];

/** A vote that carries signs; any other takes the offer off the table. */
export function concludeTreaty(model: Model, { name, result }: ModelPoll): void {
  const treaty = votedOn(model, name);
  if (treaty === undefined) return;
  if (result!.outcome === "passed") signFor(model, treaty, "home");
  else treaty.offer = null;
}

/** A region that closes ends what it can: by notice what is in force, at once what is offered. */
export function endTreaties(model: Model): void {
  for (const treaty of model.treaties.values()) {
    clearTable(model, treaty);
    notice(model, treaty, "home");
  }
}
