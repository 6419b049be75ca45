import { after, DAY_MS, MINUTE_MS } from "../../platform/duration.ts";
import { ANSWER_DAYS, type Petition } from "./petition.ts";

/**
 * What can be due of a petition: counting while it collects; then erasing who supported it; and where it was reached and
 * no answer came in time, recording that.
 */
export type ReviewStep = "count" | "erase" | "remind";

export function reviewStepAt(
  { dueAt, endedAt }: Pick<Petition, "dueAt" | "endedAt">,
  now: Date,
): ReviewStep | null {
  if (dueAt === null || dueAt > now) return null;
  if (endedAt === null) return "count";
  return dueAt <= endedAt ? "erase" : "remind";
}

/** Thirds of the required number that so many supporters make: 0 to 3. */
export function thirdsOf(supporters: number, requiredCount: number): number {
  return Math.min(3, Math.floor((3 * supporters) / requiredCount));
}

/** Counts of all petitions come together, so that the schedule finds each in the run after the last one. */
const COUNT_EVERY_MS = 10 * MINUTE_MS;

function nextCountAt(now: Date, closesAt: Date): Date {
  const next = (Math.floor(now.getTime() / COUNT_EVERY_MS) + 1) * COUNT_EVERY_MS;
  return new Date(Math.min(next, closesAt.getTime()));
}

/** The petition after a count: further on, reached, or lapsed where its time is up. */
export function counted(petition: Petition, supporterCount: number, now: Date): Petition {
  const { requiredCount, closesAt } = petition;
  const announcedThirds = Math.max(petition.announcedThirds, thirdsOf(supporterCount, requiredCount));
  const further = { ...petition, supporterCount, announcedThirds };
  if (supporterCount >= requiredCount) {
    const answerDueAt = after(now, ANSWER_DAYS * DAY_MS);
    return { ...further, outcome: "reached", endedAt: now, answerDueAt, dueAt: now };
  }
  if (now >= closesAt) return { ...further, outcome: "lapsed", endedAt: now, dueAt: now };
  return { ...further, dueAt: nextCountAt(now, closesAt) };
}

/** The petition once nobody who supported it is on record any more. */
export function supportersErased(petition: Petition): Petition {
  return { ...petition, dueAt: petition.answer === null ? petition.answerDueAt : null };
}

/** The petition with its answer; who supported it is erased all the same, if that is still to come. */
export function answered(petition: Petition, answer: NonNullable<Petition["answer"]>): Petition {
  const { dueAt, endedAt } = petition;
  const isErasing = dueAt !== null && endedAt !== null && dueAt <= endedAt;
  return { ...petition, answer, dueAt: isErasing ? dueAt : null };
}
