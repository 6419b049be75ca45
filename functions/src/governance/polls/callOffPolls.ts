import { Reads } from "../../platform/store.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { allows } from "../../regions/status/capabilities.ts";
import { changed, inPhase } from "./movePoll.ts";
import type { Poll } from "./poll.ts";
import { polls } from "./schema.ts";
import { subjectOf } from "./subject.ts";

const PAGE = 100;

/**
 * Calls off every vote of a region that closes, those to come as well as those under way: nothing can follow from them.
 * Safe to repeat.
 */
export async function callOffPolls(regionId: string): Promise<void> {
  if (allows(await readRegion(new Reads(), regionId), "vote")) return;
  const running = polls
    .collection({ regionId })
    .where("phase", "in", ["called", "open", "sealed"])
    .limit(PAGE);
  for (;;) {
    const { docs } = await running.get();
    for (const doc of docs) await callOff(doc.data());
    if (docs.length < PAGE) return;
  }
}

async function callOff(poll: Poll): Promise<void> {
  await inPhase(poll, async (tx, current, at) => {
    await (await subjectOf(current)).callOff(tx, current, at);
    return changed(tx, current, { phase: "cancelled", dueAt: at, endedAt: at });
  });
}
