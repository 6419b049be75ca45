import { armed, loaded, rich } from "../pilots.ts";
import {
  citizen,
  colonyDormant,
  fullStore,
  goodOf,
  leftBehind,
  leftSince,
  outpostDormant,
  owing,
  planetIn,
} from "../settlers.ts";
import type { Chapter, Story } from "../story.ts";

const regionId = "default";

/**
 * Olga settles, hands her colony on to Gwen, settles again and is long away; Vera has an outpost, and is no Galactic Citizen for long.
 */
export const colonies: Chapter = {
  title: "colonies",
  async play(story) {
    const sectorNumber = await planetIn(regionId);
    const ship = await armed(story, "olga", { shipClass: "freighter", sectorNumber });
    await rich(story, "olga", 20_000);
    const named = { regionId, colonyId: `${sectorNumber}-1` };
    await settle(story);
    await story.refused("olga", "colonies/collectYield", named, "NOT_LANDED");
    await story.call("olga", "colonies/landShip", { regionId, at: "colony" });
    await loaded(story, ship, 50);
    await story.call("olga", "colonies/expandColony", named);
    await fullStore(named);
    await story.call("olga", "colonies/collectYield", named);
    await story.refused("olga", "colonies/collectYield", named, "HOLD_FULL");
    const units = 80;
    const goods = [{ commodity: await goodOf(named), units }];
    await story.call("olga", "ships/undock", { regionId });
    await story.call("olga", "ships/jettisonCargo", { regionId, goods });
    await handOn(story, named);
    await settle(story);
    await stayAway(story, named);
    await keepAnOutpost(story);
  },
};

async function settle(story: Story): Promise<void> {
  await story.call("olga", "colonies/foundColony", { regionId, plot: 1 });
  await story.refused("olga", "colonies/foundColony", { regionId, plot: 1 }, "PLOT_TAKEN");
}

interface Named {
  readonly regionId: string;
  readonly colonyId: string;
}

async function handOn(story: Story, named: Named): Promise<void> {
  await story.refused("gwen", "colonies/takeColony", named, "COLONY_UNKNOWN");
  await story.call("olga", "colonies/offerColony", { ...named, toUid: story.uid("gwen") });
  await story.call("gwen", "colonies/takeColony", named);
  await story.refused("olga", "colonies/abandonColony", named, "COLONY_UNKNOWN");
  await story.call("gwen", "colonies/abandonColony", named);
}

async function stayAway(story: Story, named: Named): Promise<void> {
  await fullStore(named);
  await colonyDormant(story, named, 1);
  await story.call("olga", "colonies/landShip", { regionId, at: "colony" });
  await story.refused("olga", "colonies/collectYield", named, "DORMANT");
  await story.schedule("reviewColonies");
  await story.settle();
  await colonyDormant(story, named, 100);
  await story.schedule("reviewColonies");
  await story.settle();
}

async function keepAnOutpost(story: Story): Promise<void> {
  const scout = await armed(story, "vera", { shipClass: "scout", sectorNumber: 300 });
  await story.refused("vera", "colonies/buildOutpost", { regionId }, "REACH_SHORT");
  await citizen(story, "vera");
  await rich(story, "vera", 20_000, "-outposts");
  await build(story);
  await owing(story, "vera", regionId);
  await story.call("vera", "colonies/landShip", { regionId, at: "outpost" });
  await story.call("vera", "ships/leaveShip", { regionId });
  await story.refused("vera", "ships/leaveShip", { regionId }, "NO_POD");
  await story.refused("vera", "colonies/abandonOutpost", { regionId }, "SITE_IN_USE");
  await story.call("vera", "ships/boardShip", { regionId, shipId: scout });
  await story.call("vera", "colonies/abandonOutpost", { regionId });
  await story.call("vera", "ships/undock", { regionId });
  await build(story);
  await outpostDormant(story, "vera", regionId, 1);
  await story.schedule("reviewOutposts");
  await story.settle();
  await outpostDormant(story, "vera", regionId, 100);
  await story.schedule("reviewOutposts");
  await story.settle();
  await leaveGoodsBehind(story);
}

async function leaveGoodsBehind(story: Story): Promise<void> {
  const formerId = story.regionId("former");
  await leftBehind(story, "vera", formerId, 1);
  await story.schedule("reviewDepots");
  await story.settle();
  await leftSince(story, "vera", formerId, 100);
  await story.schedule("reviewDepots");
  await story.settle();
}

async function build(story: Story): Promise<void> {
  await story.call("vera", "colonies/buildOutpost", { regionId });
  await story.refused("vera", "colonies/buildOutpost", { regionId }, "TOO_MANY_SITES");
}
