import type { Call, Demand } from "./historyCommands.ts";
import { DAY, type Model, type Refusal } from "./historyModel.ts";
import { callElection, isMoot } from "./historyModelElections.ts";
import { callRecall, callReferendum, questionOf } from "./historyModelLaws.ts";

export interface ModelPetition {
  name: string;
  by: number;
  demand: Demand & { readonly since: number | null };
  supporters: Set<number>;
  required: number;
  /** As last counted, and thirds of what is required that were announced. */
  count: number;
  thirds: number;
  openedAt: number;
  closesAt: number;
  endedAt: number | null;
  outcome: "reached" | "lapsed" | null;
  /** The election or proposal that has followed. */
  vote: string | null;
  answerDueAt: number | null;
  answered: boolean;
  dueAt: number | null;
}

/** All petitions are counted together. */
const COUNT_EVERY = 600_000;

/** Hundredths of the citizens who must support it; three of them at the least. */
const SHARE = { referendum: 5, election: 10, recall: 20 } as const;

type PetitionCall = Extract<Call, { verb: "petition" | "support" | "unsupport" | "answer" }>;

export function petitionCall(model: Model, call: PetitionCall): Refusal {
  if (call.verb === "petition") return open(model, call);
  const denied = call.verb === "unsupport" ? undefined : model.denied(call.by, right(call.verb));
  if (denied) return denied;
  const petition = model.petitions.find(({ name }) => name === call.petition);
  if (petition === undefined) return "PETITION_UNKNOWN";
  if (call.verb === "answer") return answer(petition);
  if (petition.outcome !== null || model.now >= petition.closesAt) return "PETITION_STATE";
  if (call.verb === "support") petition.supporters.add(call.by);
  else petition.supporters.delete(call.by);
  return undefined;
}

const right = (verb: "support" | "answer") => (verb === "answer" ? "govern" : "vote");

function open(model: Model, { by, name, demand }: Extract<Call, { verb: "petition" }>): Refusal {
  const denied = model.denied(by, "vote");
  if (denied) return denied;
  if (model.status === "closing") return "REGION_CLOSED";
  if (demand.kind !== "referendum" && isMoot(model, demand.office)) return "NOT_ELECTIVE";
  if (demand.kind === "recall" && !model.holds(demand.on, demand.office)) return "NOT_IN_OFFICE";
  const since = demand.kind === "recall" ? termOf(model, demand) : null;
  const own = model.petitions.filter((petition) => petition.by === by && petition.outcome === null);
  if (own.length >= 3) return "PETITION_LIMIT";
  const asked = { ...demand, since };
  const key = keyOf(name, asked);
  const before = model.petitions.findLast((petition) => keyOf(petition.name, petition.demand) === key);
  if (before !== undefined && rests(model, before, by)) return "PETITION_EXISTS";
  model.petitions.push({
    name,
    by,
    demand: asked,
    supporters: new Set([by]),
    required: Math.max(3, Math.ceil((model.citizenCount() * SHARE[demand.kind]) / 100)),
    count: 1,
    thirds: 0,
    openedAt: model.now,
    closesAt: model.now + 30 * DAY,
    endedAt: null,
    outcome: null,
    vote: null,
    answerDueAt: null,
    answered: false,
    dueAt: model.now,
  });
  return undefined;
}

/** Since when the holder was elected. */
const termOf = (model: Model, { office, on }: Extract<Demand, { kind: "recall" }>) =>
  model.offices[office].holders.find(({ player }) => player === on)?.since ?? null;

/** What is the same for two that ask the same. */
function keyOf(name: string, demand: ModelPetition["demand"]): string {
  if (demand.kind === "referendum") return `question ${questionOf(name)}`;
  const on = demand.kind === "recall" ? demand.on : null;
  return JSON.stringify([demand.kind, demand.office, on, demand.since]);
}

/** While it is open; for a month after it was reached; after one that lapsed, for its petitioner. */
function rests(model: Model, { outcome, endedAt, by: petitioner }: ModelPetition, by: number): boolean {
  if (endedAt === null) return true;
  return (outcome === "reached" || petitioner === by) && model.now < endedAt + 30 * DAY;
}

function answer(petition: ModelPetition): Refusal {
  if (petition.outcome !== "reached" || petition.answered) return "PETITION_STATE";
  petition.answered = true;
  const isErasing = petition.dueAt !== null && petition.dueAt <= petition.endedAt!;
  if (!isErasing) petition.dueAt = null;
  return undefined;
}

export const duePetitions = (model: Model): ModelPetition[] =>
  model.petitions.filter(({ dueAt }) => dueAt !== null && dueAt <= model.now);

/** Counting, then forgetting who has supported it, then noting that no answer has come. */
export function review(model: Model, petition: ModelPetition): void {
  if (petition.dueAt === null || petition.dueAt > model.now) return;
  if (petition.endedAt === null && !count(model, petition)) return;
  if (petition.dueAt <= petition.endedAt!) {
    petition.supporters.clear();
    petition.dueAt = petition.answered ? null : petition.answerDueAt;
  }
  if (petition.dueAt !== null && petition.dueAt <= model.now) petition.dueAt = null;
}

const thirdsOf = ({ supporters, required }: ModelPetition) =>
  Math.min(3, Math.floor((3 * supporters.size) / required));

/** Returns whether it has ended by it. Only citizens' support is announced. */
function count(model: Model, petition: ModelPetition): boolean {
  const { supporters, thirds, closesAt } = petition;
  const isOver = model.now >= closesAt;
  const announces = thirdsOf(petition) > thirds;
  if (announces) for (const player of supporters) if (!model.isCitizen(player)) supporters.delete(player);
  petition.count = supporters.size;
  petition.thirds = Math.max(thirds, thirdsOf(petition));
  if (supporters.size >= petition.required) reach(model, petition);
  else if (isOver) Object.assign(petition, { outcome: "lapsed", endedAt: model.now, dueAt: model.now });
  else petition.dueAt = Math.min(closesAt, (Math.floor(model.now / COUNT_EVERY) + 1) * COUNT_EVERY);
  return petition.outcome !== null;
}

function reach(model: Model, petition: ModelPetition): void {
  const answerDueAt = model.now + 30 * DAY;
  Object.assign(petition, { outcome: "reached", endedAt: model.now, dueAt: model.now, answerDueAt });
  petition.vote = vote(model, petition);
}

function vote(model: Model, { name, by, demand }: ModelPetition): string | null {
  if (demand.kind === "referendum") return callReferendum(model, name, by) ? name : null;
  const { office } = demand;
  if (demand.kind === "recall") return callRecall(model, name, by, demand) ? name : null;
  const under = model.offices[office].election;
  const refusal = callElection(model, office, "petition");
  if (refusal === "ELECTION_UNDER_WAY") return under!.name;
  return refusal === undefined ? model.offices[office].election!.name : null;
}
