import { Failure } from "./setup/failure.mjs";

const unitMs = { d: 86_400_000, h: 3_600_000, m: 60_000 };

/** Milliseconds of `7d`, `36h`, `90m` or `1d12h30m`. */
export function parseDuration(text: string): number {
  const match = /^(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?$/.exec(text);
  const [, days = "0", hours = "0", minutes = "0"] = match ?? [];
  const ms = Number(days) * unitMs.d + Number(hours) * unitMs.h + Number(minutes) * unitMs.m;
  if (match && ms > 0) return ms;
  throw new Failure(
    `"${text}" is not a time to advance by: write days, hours and minutes like 7d, 36h, 90m or 1d12h, ` +
      "or `reset` to return to real time (the clock goes forward only).",
  );
}

/** The largest units that say it exactly: `7d`, `1d 12h`, `90 s` as `1m`. */
export function formatDuration(ms: number): string {
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, size] of Object.entries(unitMs)) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count}${unit}`);
    rest -= count * size;
  }
  return parts.join(" ") || "0m";
}
