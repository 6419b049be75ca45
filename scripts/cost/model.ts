import { Cron } from "croner";
import {
  type Activity,
  DAYS_A_MONTH,
  PLAYING_SHARE,
  type Scenario,
} from "../../functions/src/platform/declaration/figures.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../functions/src/platform/duration.ts";
import type { Trigger } from "../generate/registry.ts";
import { INSTANCE, STORED } from "./assumptions.ts";
import { type Bill, type Budget, billOf, nameOf } from "./budget.ts";
import { dollarsOf, METERS, type Usage } from "./prices.ts";
import { ACTIVITIES, CLIENT_READS, SCHEDULE_FINDS, TABLE, whole } from "./table.ts";

type Act = Activity["act"];

/** A line of a month's bill. */
export interface CostLine {
  readonly what: string;
  /** Whom it grows with; `platform` is paid once, however many regions there are. */
  readonly growsWith: "residents" | "regions" | "platform";
  readonly timesAMonth: number;
  readonly usage: Usage;
}

const KIB_A_GIB = 1_024 ** 2;

/** A month of a galaxy, line by line. */
export function monthOf(
  scenario: Scenario,
  schedules: readonly Trigger[],
  playingShare = PLAYING_SHARE,
): CostLine[] {
  const daysOfPlay = scenario.residents * playingShare * DAYS_A_MONTH;
  const activities = ACTIVITIES.map((activity) => activityLine(activity, scenario.regions, daysOfPlay));
  const runs = schedules.flatMap((schedule) => scheduleLines(schedule, scenario));
  const all = [...activities, ...storageLines(scenario, activities), ...runs, schedulerLine(schedules)];
  return all.filter(({ usage }) => dollarsOf(usage) > 0);
}

function activityLine(activity: Activity, regions: number, daysOfPlay: number): CostLine {
  const { what, act, perPlayerDay, perRegionMonth = 0, sentKB = 0 } = activity;
  const growsWith = perPlayerDay === undefined ? "regions" : "residents";
  const timesAMonth = (perPlayerDay ?? 0) * daysOfPlay + perRegionMonth * regions;
  const once = sum([usageOf(act), { sentGiB: sentKB / KIB_A_GIB }]);
  return { what, growsWith, timesAMonth, usage: times(timesAMonth, once) };
}

/** What an act uses once. */
export function usageOf(act: Act): Usage {
  if ("reads" in act) return { reads: Math.max(1, act.documents) + lookUpsOf(act) };
  if ("toCome" in act) return called(billOf({ operation: "to come", ...whole(act.toCome) }, {}));
  const bill = billOf(lineOf(act), act.quantities ?? {});
  const taskMs = act.operation === "provisionRegion" ? INSTANCE.slicesMs : INSTANCE.taskMs;
  if (!act.operation.includes("/")) return sum([ofBill(bill), serving(taskMs)]);
  return called(bill);
}

const called = (bill: Bill) => sum([ofBill(bill), serving(INSTANCE.callMs), expiring(bill)]);

function lineOf(wanted: { readonly operation: string; readonly way?: string }): Budget {
  const found = TABLE.find((line) => line.operation === wanted.operation && line.way === wanted.way);
  if (found === undefined)
    throw new Error(`No room's figures have "${nameOf(wanted)}", which an activity names.`);
  return found;
}

function lookUpsOf({ reads, place, by }: Extract<Act, { reads: unknown }>): number {
  const found = CLIENT_READS.find((line) => line.path === reads && line.place === place)?.lookUps[by];
  if (found === undefined)
    throw new Error(`No room's figures say what the rules look up for ${reads}, ${place}, ${by}.`);
  return found;
}

/** A task is an operation when it is enqueued and another one when it is delivered. */
function ofBill({ tasks, ...documents }: Bill): Usage {
  return { ...documents, taskOperations: 2 * tasks };
}

/** A call that changes something leaves its answer, which a TTL policy deletes. */
const expiring = ({ writes }: Bill): Usage => ({ deletes: writes > 0 ? 1 : 0 });

function serving(ms: number): Usage {
  const seconds = ms / 1_000;
  return { requests: 1, vcpuSeconds: seconds * INSTANCE.vcpu, gibSeconds: seconds * INSTANCE.memoryGiB };
}

/** A schedule's runs: what they cost with no region at all, and what the regions add. */
function scheduleLines({ name, cron, queue }: Trigger, scenario: Scenario): CostLine[] {
  const line = lineOf({ operation: name });
  const finds = SCHEDULE_FINDS[name]!;
  const timesAMonth = runsAMonth(cron!);
  const runOf = (regions: number) => ofBill(billOf(line, finds({ ...scenario, regions })));
  const empty = runOf(0);
  const added = sum([runOf(scenario.regions), times(-1, empty)]);
  // But for the deployed one, a run is a task, and notes its slot.
  const delivery = queue === null ? {} : { taskOperations: 2, writes: 1 };
  const base = sum([empty, delivery, serving(INSTANCE.scheduleMs)]);
  const each = (usage: Usage) => times(timesAMonth, usage);
  return [
    { what: `\`${name}\`, for the regions`, growsWith: "regions", timesAMonth, usage: each(added) },
    { what: `\`${name}\`, its runs`, growsWith: "platform", timesAMonth, usage: each(base) },
  ];
}

/**
 * Runs of a unix-cron expression in a month of thirty days. Its fields are independent of each other, so that every day
 * with a run has the same hours, and every such hour the same minutes.
 */
export function runsAMonth(cron: string): number {
  const schedule = new Cron(cron, { timezone: "Etc/UTC", paused: true });
  const withRun = (from: number, count: number, lengthMs: number) =>
    Array.from({ length: count }, (_, index) => from + index * lengthMs).filter(
      (start) => (schedule.nextRun(new Date(start - 1))?.getTime() ?? Infinity) < start + lengthMs,
    );
  const days = withRun(Date.parse("2026-01-01T00:00:00Z"), DAYS_A_MONTH, DAY_MS);
  const hours = days.length === 0 ? [] : withRun(days[0]!, 24, HOUR_MS);
  const minutes = hours.length === 0 ? [] : withRun(hours[0]!, 60, MINUTE_MS);
  return days.length * hours.length * minutes.length;
}

function schedulerLine(schedules: readonly Trigger[]): CostLine {
  const deployed = schedules.filter(({ queue }) => queue === null).length;
  const usage = { schedulerJobs: deployed };
  return { what: "Cloud Scheduler, its jobs", growsWith: "platform", timesAMonth: deployed, usage };
}

function storageLines({ regions, residents }: Scenario, activities: readonly CostLine[]): CostLine[] {
  // Nearly all deletes of a month are those of answers that have expired.
  const answersAMonth = activities.reduce((count, { usage }) => count + (usage.deletes ?? 0), 0);
  const answers = (answersAMonth * STORED.answerKeptDays) / DAYS_A_MONTH;
  const residentsKB = residents * STORED.residentKB + answers * STORED.answerKB;
  const line = (what: string, growsWith: "residents" | "regions", kb: number): CostLine => {
    return { what: `${what}, stored`, growsWith, timesAMonth: 1, usage: { storedGiB: kb / KIB_A_GIB } };
  };
  return [
    line("Documents of players", "residents", residentsKB),
    line("Sectors and documents of regions", "regions", regions * STORED.regionKB),
  ];
}
export function sum(usages: readonly Usage[]): Usage {
  return Object.fromEntries(
    METERS.map((meter) => [meter, usages.reduce((total, usage) => total + (usage[meter] ?? 0), 0)]),
  );
}

function times(count: number, usage: Usage): Usage {
  return Object.fromEntries(METERS.map((meter) => [meter, count * (usage[meter] ?? 0)]));
}
