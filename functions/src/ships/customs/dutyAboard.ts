import { GameError } from "../../platform/errors.ts";
import { amountsIn } from "../../platform/ledger/prepareTransfers.ts";
import type { Commit } from "../../platform/moments.ts";
import type { Player } from "../../players/schema.ts";
import { linesIn } from "../cargo/goods.ts";
import { holdId } from "../hold.ts";
import type { Pilot } from "../schema.ts";
import { clearedFor } from "./clearance.ts";
import type { DutyLine } from "./duty.ts";
import { unclearedIn } from "./uncleared.ts";

/** The duty on what came by tunnel and is still aboard. @throws GameError `CARGO_BANNED` */
export async function dutyAboard(
  commit: Pick<Commit, "reads" | "now">,
  pilot: Pilot,
  player: Player,
): Promise<readonly DutyLine[]> {
  const held = linesIn(await amountsIn(commit.reads, holdId(pilot.shipId)));
  const manifest = unclearedIn(held, pilot);
  return clearedFor(commit, pilot.place.regionId, { manifest, pilot, player });
}

/** @throws GameError `PRICE_CHANGED` with the duty. */
export function requireDutyWithin(dutyCredits: number, maxDutyCredits: number): void {
  if (dutyCredits <= maxDutyCredits) return;
  throw new GameError("PRICE_CHANGED", `Customs ask ${dutyCredits} credits of what came by tunnel.`, {
    dutyCredits,
    maxDutyCredits,
  });
}
