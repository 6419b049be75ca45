import { Cron } from "croner";
import { readOffsetMs } from "./clockFile.ts";

/** A schedule of the deployed functions, as the functions emulator has loaded it. */
export type Schedule = { name: string; location: string; cron: string; timeZone: string };

type Backends = {
  backends: { functionTriggers: { name: string; region: string; schedule?: ScheduleTrigger }[] }[];
};
type ScheduleTrigger = { schedule: string; timeZone?: string | null };

/** The schedules that the functions emulator has loaded. It knows them and never fires them. */
export async function loadSchedules(functionsOrigin: string): Promise<Schedule[]> {
  const response = await fetch(`${functionsOrigin}/backends`);
  const { backends } = (await response.json()) as Backends;
  return backends.flatMap(({ functionTriggers }) =>
    functionTriggers.flatMap(({ name, region, schedule }) =>
      schedule
        ? [{ name, location: region, cron: schedule.schedule, timeZone: schedule.timeZone || "UTC" }]
        : [],
    ),
  );
}

/** Runs a schedule once, as Cloud Scheduler would, and waits for its end. */
export async function fireSchedule(
  functionsOrigin: string,
  projectId: string,
  schedule: Pick<Schedule, "name" | "location">,
) {
  const response = await fetch(`${functionsOrigin}/${projectId}/${schedule.location}/${schedule.name}-0`, {
    method: "POST",
  });
  const body = await response.text();
  if (!response.ok)
    throw new Error(`Schedule ${schedule.name} answered ${response.status}: ${body.slice(0, 200)}`);
}

/** Which schedules are due at `now`, none of them having run since `since`. Both are game time. */
export function dueSchedules(schedules: Schedule[], since: Date, now: Date): Schedule[] {
  return schedules.filter(({ cron, timeZone }) => {
    const next = new Cron(cron, { paused: true, timezone: timeZone }).nextRun(since);
    return next !== null && next <= now;
  });
}

export type CronOptions = {
  functionsOrigin: string;
  projectId: string;
  clockFile: string;
  onError: (error: Error) => void;
};

/**
 * Fires the schedules by game time, and each of them once as soon as the clock has been moved: who advances by an hour
 * past the end of an election wants to see it closed now. A schedule that is still running is not started again.
 */
export function startCron({ functionsOrigin, projectId, clockFile, onError }: CronOptions): { stop(): void } {
  let offsetMs = readOffsetMs(clockFile);
  let since = new Date(Date.now() + offsetMs);
  const running = new Set<string>();

  const fire = async (schedule: Schedule) => {
    if (running.has(schedule.name)) return;
    running.add(schedule.name);
    await fireSchedule(functionsOrigin, projectId, schedule).catch(onError);
    running.delete(schedule.name);
  };
  const tick = async () => {
    const offsetNowMs = readOffsetMs(clockFile);
    const now = new Date(Date.now() + offsetNowMs);
    const wholeMinute = Math.floor(now.getTime() / 60_000) !== Math.floor(since.getTime() / 60_000);
    const moved = offsetNowMs !== offsetMs;
    if (!moved && !wholeMinute) return;
    const from = since;
    offsetMs = offsetNowMs;
    since = now;
    // Asked anew each time: a reload may have brought other schedules.
    const schedules = await loadSchedules(functionsOrigin);
    for (const schedule of moved ? schedules : dueSchedules(schedules, from, now)) void fire(schedule);
  };
  const timer = setInterval(() => tick().catch(onError), 1_000);
  return { stop: () => clearInterval(timer) };
}
