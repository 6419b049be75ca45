import { DAY_MS } from "../../../../functions/src/platform/duration.ts";
import { fillGalaxy, fillRegion } from "../filling.ts";
import { failedNexus } from "../setting.ts";
import type { Chapter, Story } from "../story.ts";

/**
 * Aurora is Olga's and open to all; Obsidian is Otto's and wants approval; the expanse has as many sectors as the smallest
 * Nexus, and so several batches.
 */
export const regions: Chapter = {
  title: "regions",
  async play(story) {
    await openRegions(story);
    await configure(story);
    await suspend(story);
    await lookAround(story);
  },
};

/** In one world with the fights of another act, those who come here have attacked somebody before. */
const minimumReputation = -100;

async function openRegions(story: Story): Promise<void> {
  await story.call("root", "regions/createRegion", {
    regionId: story.regionId("aurora"),
    displayName: `Aurora Concord ${story.run}`,
    kind: "owned",
    ownerUid: story.uid("olga"),
  });
  await story.call("root", "regions/createRegion", {
    regionId: story.regionId("obsidian"),
    displayName: `Obsidian Dominion ${story.run}`,
    kind: "owned",
    ownerUid: story.uid("otto"),
    configuration: { immigration: { policy: "approval", minimumReputation } },
  });
  await failedNexus(story, "expanse", "otto");
  await story.call("root", "regions/retryProvisioning", { regionId: story.regionId("expanse") });
  await story.settle();
  await fillRegion(story, story.regionId("aurora"));
  await fillGalaxy(story);
}

async function configure(story: Story): Promise<void> {
  const regionId = story.regionId("aurora");
  await story.call("olga", "regions/configureRegion", {
    regionId,
    displayName: `Aurora Accord ${story.run}`,
    culture: { welcomeMessage: "Fly safely.", factionNames: { miners: "The Lamps" } },
    immigration: { citizenshipAfterDays: 5, minimumReputation },
  });
  await story.call("olga", "regions/configureEconomy", { regionId, economy: { tradeTaxBasisPoints: 800 } });
  // Nothing changes, and nothing is written.
  await story.call("olga", "regions/configureEconomy", { regionId, economy: { tradeTaxBasisPoints: 800 } });
  await story.call("olga", "regions/announce", { regionId, title: "Open", body: "The gates are open." });
  await story.call("root", "regions/interveneInRegion", {
    regionId,
    reason: "The rules of play were unlawful.",
    action: { kind: "configure", change: { gameplay: { shipsPerPlayer: 12 } } },
  });
}

async function suspend(story: Story): Promise<void> {
  const regionId = story.regionId("aurora");
  const reason = "An inspection of the gates.";
  await story.call("root", "regions/suspendRegion", { regionId, reason });
  await story.refused("vera", "membership/joinRegion", { regionId }, "REGION_CLOSED");
  await story.call("root", "regions/reopenRegion", { regionId, reason });
  for (const kind of ["suspend", "reopen"]) {
    await story.call("root", "regions/interveneInRegion", { regionId, reason, action: { kind } });
  }
  await story.settle();
  story.advance(DAY_MS);
}

async function lookAround(story: Story): Promise<void> {
  const regionId = story.regionId("aurora");
  await story.call("vera", "regions/listRegions", { status: "active" });
  for (const name of ["Nobody's Reach", regionId]) await story.call("vera", "regions/checkName", { name });
  await story.call("root", "regions/queryRegions", { regionIds: [regionId, story.regionId("obsidian")] });
  const from = { regionId, sectorNumber: 1 };
  const foreign = { from, to: { regionId: story.regionId("obsidian"), sectorNumber: 500 } };
  await story.refused("vera", "galaxy/planRoute", foreign, "NOT_A_MEMBER");
  await story.call("olga", "galaxy/planRoute", { from, to: { regionId: "nexus", sectorNumber: 500 } });
}
