import { z } from "zod";
import { after, DAY_MS } from "../../platform/duration.ts";
import { GameError } from "../../platform/errors.ts";
import { composedLine, date, documentId, integer, line, regionId, text, uid } from "../../platform/fields.ts";
import { questionKey } from "../laws/question.ts";
import { officeField } from "../offices/office.ts";

const election = z.strictObject({ kind: z.literal("election"), office: officeField });
const recall = z.strictObject({ kind: z.literal("recall"), office: officeField, uid });
const referendum = z.strictObject({ kind: z.literal("referendum"), question: line(300, 10) });

/** What a petition can ask for. */
export const petitionDemand = z.discriminatedUnion("kind", [election, recall, referendum]);

/** What follows once enough citizens support it; a recall names the term that runs when the petition is opened. */
const storedDemand = z.discriminatedUnion("kind", [
  election,
  recall.extend({ since: date.nullable().default(null) }),
  referendum,
]);
export type PetitionDemand = z.infer<typeof storedDemand>;

const count = integer(0, 10_000_000);

export const petitionSchema = z.strictObject({
  petitionId: documentId,
  regionId,
  title: line(120, 5),
  text: text(5_000),
  demand: storedDemand,
  /** What it demands, as a word: of those with the same one only one is open at a time. */
  demandKey: line(200),
  petitionerUid: uid,
  /** Citizens when it was opened, and how many of them must support it. */
  citizenCount: count,
  requiredCount: integer(1, 10_000_000),
  /** As last counted by the schedule: no supporter's act writes this document. */
  supporterCount: count,
  /** Thirds of the required number that have been announced: 0 to 3. */
  announcedThirds: integer(0, 3),
  openedAt: date,
  closesAt: date,
  /** When the collecting ended: enough had supported it, or its time was up. Null while it collects. */
  endedAt: date.nullable(),
  outcome: z.enum(["reached", "lapsed"]).nullable(),
  /** The election or proposal that followed from it; and where none could, why. */
  followUpId: documentId.nullable(),
  obstacle: composedLine(500).nullable(),
  /** The governor owes an answer by then; null until it is reached. */
  answerDueAt: date.nullable(),
  answer: z.strictObject({ byUid: uid, sentence: text(2_000, 10), at: date }).nullable(),
  /** Since when the schedule has something to do with it; null when it never has again. */
  dueAt: date.nullable(),
});
export type Petition = z.infer<typeof petitionSchema>;

/** One citizen's support; the document's id is the uid. */
export const supporterSchema = z.strictObject({ uid, regionId, at: date });

export const COLLECTING_DAYS = 30;
export const ANSWER_DAYS = 30;
/** Open petitions that one person may have in a region. */
export const MAX_OPEN_PETITIONS = 3;
const LEAST_SUPPORTERS = 3;

/** Share of the citizens that must support it: to ask them all, to choose anew, to dismiss who was chosen. */
export const REQUIRED_BASIS_POINTS: Readonly<Record<PetitionDemand["kind"], number>> = {
  referendum: 500,
  election: 1_000,
  recall: 2_000,
};

/** Of so many citizens, rounded up; never fewer than three, or one person's wish would do in a small region. */
export function requiredSupporters(kind: PetitionDemand["kind"], citizens: number): number {
  return Math.max(LEAST_SUPPORTERS, Math.ceil((citizens * REQUIRED_BASIS_POINTS[kind]) / 10_000));
}

/** Equal for demands that are the same: of a referendum, whatever its case, spaces and marks, of others to the letter. */
export function demandKeyOf(demand: PetitionDemand): string {
  switch (demand.kind) {
    case "election":
      return `election:${demand.office}`;
    case "recall":
      return `recall:${demand.office}:${demand.uid}:${demand.since?.getTime() ?? "appointed"}`;
    case "referendum":
      return `referendum:${questionKey(demand.question)}`;
  }
}

/** Between the end of a petition and another one for the same. */
const REST_DAYS = 30;

/** Until when nobody may open another petition for the same, or, where it has lapsed, the petitioner may not. */
export function restUntil({ outcome, petitionerUid, endedAt }: Petition, uid: string): Date | null {
  if (endedAt === null || (outcome === "lapsed" && petitionerUid !== uid)) return null;
  return after(endedAt, REST_DAYS * DAY_MS);
}

/** A petition as it begins; who opens it supports it. */
export function opened(
  facts: Pick<
    Petition,
    "petitionId" | "regionId" | "title" | "text" | "demand" | "petitionerUid" | "citizenCount"
  >,
  now: Date,
): Petition {
  const { demand, citizenCount } = facts;
  return {
    ...facts,
    demandKey: demandKeyOf(demand),
    requiredCount: requiredSupporters(demand.kind, citizenCount),
    supporterCount: 1,
    announcedThirds: 0,
    openedAt: now,
    closesAt: after(now, COLLECTING_DAYS * DAY_MS),
    endedAt: null,
    outcome: null,
    followUpId: null,
    obstacle: null,
    answerDueAt: null,
    answer: null,
    dueAt: now,
  };
}

/**
 * `closing`: its time is up and the last count is to come. `reached`: an answer is due; `unanswered` once that is late,
 * which an answer still ends.
 */
export type PetitionState = "collecting" | "closing" | "lapsed" | "reached" | "answered" | "unanswered";

/** What a petition is at an instant; no schedule decides it. */
export function petitionStateAt(
  petition: Pick<Petition, "closesAt" | "outcome" | "answer" | "answerDueAt">,
  now: Date,
): PetitionState {
  const { closesAt, outcome, answer, answerDueAt } = petition;
  if (outcome === null) return now < closesAt ? "collecting" : "closing";
  if (outcome === "lapsed") return "lapsed";
  if (answer !== null) return "answered";
  return answerDueAt !== null && now >= answerDueAt ? "unanswered" : "reached";
}

/** @throws GameError `PETITION_STATE` unless it collects: what comes at the closing instant is refused. */
export function requireCollecting(petition: Petition, now: Date): void {
  const state = petitionStateAt(petition, now);
  if (state === "collecting") return;
  const { petitionId, closesAt } = petition;
  throw new GameError(
    "PETITION_STATE",
    `The petition no longer takes support or withdrawals: it is ${state}, and was open until ${closesAt.toISOString()} at the latest.`,
    { petitionId, state },
  );
}

/** @throws GameError `PETITION_STATE` unless an answer is owed, be it late. */
export function requireAnswerable(petition: Petition, now: Date): void {
  const state = petitionStateAt(petition, now);
  if (state === "reached" || state === "unanswered") return;
  const { petitionId, requiredCount } = petition;
  const why =
    state === "answered" ? "has its answer" : `is ${state}: ${requiredCount} citizens must support it`;
  throw new GameError("PETITION_STATE", `The petition ${why}.`, { petitionId, state });
}
