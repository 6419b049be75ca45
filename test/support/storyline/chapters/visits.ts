import { HOUR_MS, MINUTE_MS } from "../../../../functions/src/platform/duration.ts";
import { broughtTo, displacedToNexus, gateOf, tariffOnOre, withOre } from "../pilots.ts";
import type { Chapter, Story } from "../story.ts";

/** Where both have begun, and are at home no longer. */
const regionId = "default";
const reason = "Smuggled luxuries.";

/** Tilda and Ivor are at home in the Nexus since their region has closed: she visits for too long, he is banned while he visits. */
export const visits: Chapter = {
  title: "visits",
  async play(story) {
    for (const actor of ["tilda", "ivor"]) {
      await story.call(actor, "players/registerPlayer", { name: `${actor} ${story.run}` });
      await displacedToNexus(story, actor);
    }
    await visit(story, "tilda");
    await withOre(story, "ivor", 10);
    await tariffOnOre(0, ["ore"]);
    await story.refused("ivor", "ships/bookPassage", await atGate(story, "ivor"), "CARGO_BANNED");
    await tariffOnOre(1_000, []);
    await visit(story, "ivor");
    await tariffOnOre(0, []);
    await story.refused("tilda", "membership/leaveRegion", { regionId }, "PILOT_THERE");
    const ban = { kind: "ban", uid: story.uid("ivor") };
    await story.call("root", "regions/interveneInRegion", { regionId, reason, action: ban });
    await story.refused("ivor", "ships/undock", { regionId }, "PLACE_CHANGED");

    // Over for good: a task that comes days late finds no other visit.
    story.advance(73 * HOUR_MS);
    await story.refused("tilda", "ships/dock", { regionId }, "VISIT_OVER");
    await story.schedule("reviewVisits");
    await story.settle();
    await story.call("tilda", "membership/leaveRegion", { regionId });
  },
};

/** Brings the actor to the Nexus' side of the gate, and returns what books a passage through it. */
async function atGate(story: Story, actor: string): Promise<object> {
  const { nexusSide } = await gateOf(regionId);
  await broughtTo(story, actor, { regionId: "nexus", sectorNumber: nexusSide, berth: "space" });
  return { regionId: "nexus", toRegionId: regionId, maxTotalCredits: 120 };
}

/** By the own call, since a late task would send the visitor back. */
export async function visit(story: Story, actor: string): Promise<void> {
  const booking = await atGate(story, actor);
  const { passageId } = await story.call<{ passageId: string }>(actor, "ships/bookPassage", booking);
  story.advance(16 * MINUTE_MS);
  await story.call(actor, "ships/completePassage", { passageId });
}
