import { after, DAY_MS } from "../platform/duration.ts";
import type { Player } from "./schema.ts";

/** Changes of home kept per player, so that a revenue share or a vote can ask where home was at an instant. */
export const MAX_HOMES = 100;

/** How long a home that has been chosen stays the home. */
const CHOSEN_FOR_MS = 7 * DAY_MS;

type Homes = Pick<Player, "homeRegionId" | "homes">;

/**
 * The player's homes after a move at `at`; null while no region is home. Entries stay in order even when the clocks of
 * two instances differ, two moves at one instant leave the last, and beyond the bound the oldest goes.
 */
export function movedHome({ homes }: Homes, regionId: string | null, at: Date): Homes {
  const kept = [...homes];
  const latest = kept.at(-1);
  const since = latest !== undefined && latest.since > at ? latest.since : at;
  if (latest?.since.getTime() === since.getTime()) kept.pop();
  if (regionId !== (kept.at(-1)?.regionId ?? null)) kept.push({ regionId, since });
  return { homeRegionId: regionId, homes: kept.slice(-MAX_HOMES) };
}

/** Where the player's home was at an instant; null where there was none, and before the oldest entry kept. */
export function homeAt({ homes }: Pick<Player, "homes">, instant: Date): string | null {
  return homes.findLast(({ since }) => since <= instant)?.regionId ?? null;
}

/**
 * When the player may choose a home again: seven days after the last choice, whatever has become of it; null where nothing has been
 * chosen. Registration chooses nothing, nor does the closing that makes the Nexus the home.
 */
export function nextChoiceAt({ homes, displaced }: Pick<Player, "homes" | "displaced">): Date | null {
  const chosen = homes.findLast(
    ({ regionId, since }, index) =>
      index > 0 && regionId !== null && (displaced === null || since > displaced.since),
  );
  return chosen === undefined ? null : after(chosen.since, CHOSEN_FOR_MS);
}

/** Whether the present home was chosen: the closing of the former one makes the Nexus a home at the instant of the displacement. */
export const isHomeChosen = ({ homes, displaced }: Pick<Player, "homes" | "displaced">): boolean =>
  displaced === null || homes.at(-1)!.since > displaced.since;
