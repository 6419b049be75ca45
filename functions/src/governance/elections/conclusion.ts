import { after, DAY_MS } from "../../platform/duration.ts";
import type { Region } from "../../regions/schema.ts";
import { isVacant, type OfficeRecord, termDays, vacatedBy } from "../offices/office.ts";
import { REPEAT_MS, timetable } from "./election.ts";

/** What an election's end makes of an office. */
export interface Conclusion {
  /** Without the concluded election; the next one is not yet in it. */
  readonly record: OfficeRecord;
  /** Who was in office and is no longer. */
  readonly leavingUids: readonly string[];
  /** The election to be called with it, closing then; null where none follows. */
  readonly next: { readonly cause: "term" | "repeat"; readonly closesAt: Date } | null;
}

/** How an election ended, of what an office needs to know. */
export interface Ending {
  /** The winners that take office, with the terms of each that counted before. */
  readonly installed: ReadonlyMap<string, number>;
  /** Whether the citizens said no to the only candidate, or to every one of a council's. */
  readonly isRejected: boolean;
  readonly endedAt: Date;
}

/**
 * The office after an election. Nobody is elected: the incumbents stay in office, and another try ends 30 days later; where
 * the citizens said no to all who stood nobody stays. Too few for the office to count as held: they take it, and the next try is as soon. An autocracy,
 * which needs neither council nor ambassador, tries nothing again.
 */
export function concluded(
  before: { readonly record: OfficeRecord; readonly holderUids: readonly string[] },
  { installed, isRejected, endedAt }: Ending,
  governance: Region["governance"],
  now: Date,
): Conclusion {
  const { office, holders } = before.record;
  const record = { ...before.record, election: null };
  const repeat = { cause: "repeat" as const, closesAt: after(endedAt, REPEAT_MS) };
  const again = governance.type === "autocracy" ? null : repeat;
  if (isRejected) {
    const vacated = holders.reduce<OfficeRecord>((left, { uid }) => vacatedBy(left, uid, now, false), record);
    return { record: vacated, leavingUids: before.holderUids, next: again };
  }
  if (installed.size === 0) return { record, leavingUids: [], next: again };

  const term = { cause: "term" as const, closesAt: after(endedAt, termDays(office, governance) * DAY_MS) };
  const next = isVacant(office, installed.size) ? again : term;
  return {
    record: {
      ...record,
      holders: [...installed].map(([uid, terms]) => ({ uid, since: now, terms: terms + 1 })),
      leavings: [],
      recalledUids: [],
      termEndsAt: timetable((next ?? term).closesAt, now).closesAt,
    },
    leavingUids: before.holderUids.filter((uid) => !installed.has(uid)),
    next,
  };
}
