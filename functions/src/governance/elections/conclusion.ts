import { after, DAY_MS } from "../../platform/duration.ts";
import type { Configuration } from "../../regions/configuration.ts";
import { isVacant, type OfficeRecord, termDays } from "../offices/office.ts";
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

/**
 * The office after an election that `installedUids` have won. Nobody: the incumbents stay in office, and another try
 * ends 30 days later. Too few for the office to count as held: they take it, and the next try is as soon. An autocracy,
 * which needs neither council nor ambassador, tries nothing again.
 */
export function concluded(
  before: { readonly record: OfficeRecord; readonly holderUids: readonly string[] },
  installedUids: readonly string[],
  { governance, endedAt }: { readonly governance: Configuration["governance"]; readonly endedAt: Date },
  now: Date,
): Conclusion {
  const { office, holders } = before.record;
  const record = { ...before.record, election: null };
  const repeat = { cause: "repeat" as const, closesAt: after(endedAt, REPEAT_MS) };
  const again = governance.type === "autocracy" ? null : repeat;
  if (installedUids.length === 0) return { record, leavingUids: [], next: again };

  const term = { cause: "term" as const, closesAt: after(endedAt, termDays(office, governance) * DAY_MS) };
  const next = isVacant(office, installedUids.length) ? again : term;
  const termsOf = (uid: string) => holders.find((holder) => holder.uid === uid)?.terms ?? 0;
  return {
    record: {
      ...record,
      holders: installedUids.map((uid) => ({ uid, since: now, terms: termsOf(uid) + 1 })),
      termEndsAt: timetable((next ?? term).closesAt, now).closesAt,
    },
    leavingUids: before.holderUids.filter((uid) => !installedUids.includes(uid)),
    next,
  };
}
