import { after } from "../../platform/duration.ts";
import type { Region } from "../schema.ts";

/** The end of what has none, or of what stands still: the last day that a timestamp can hold. */
export const NEVER = new Date("9999-12-31T00:00:00.000Z");

/** Until when something holds; while it stands still, never, and what is left of it. */
export interface Term {
  readonly endsAt: Date;
  readonly remainingMs: number | null;
}

/** Since when a side is held, in milliseconds; null while none is suspended. */
export function heldSince(sides: readonly Pick<Region, "status" | "holds">[]): number | null {
  const since = sides
    .filter(({ status }) => status === "suspended")
    .flatMap(({ holds: { billing, platform } }) => [billing, platform])
    .filter((hold) => hold !== null)
    .map((hold) => hold.since.getTime());
  return since.length === 0 ? null : Math.min(...since);
}

/** A term that has begun then, as its region lets it run now; undefined where nothing changes. What had ended before the hold stays ended. */
export function termAtPace(
  { endsAt, remainingMs }: Term,
  {
    begunAt,
    stoodSince,
    now,
  }: { readonly begunAt: Date; readonly stoodSince: number | null; readonly now: Date },
): Term | undefined {
  if (remainingMs !== null)
    return stoodSince === null ? { endsAt: after(now, remainingMs), remainingMs: null } : undefined;
  if (stoodSince === null) return undefined;
  const leftMs = endsAt.getTime() - Math.max(stoodSince, begunAt.getTime());
  return leftMs <= 0 ? undefined : { endsAt: NEVER, remainingMs: leftMs };
}
