import { armed, drifted, insured, loaded, wreckIn } from "../pilots.ts";
import type { Chapter, Story } from "../story.ts";

const regionId = "default";

/** In the frontier, Boris hunts for cargo, Gwen and Nora take what he leaves, and Cyrus loses his scout to him. */
export const combat: Chapter = {
  title: "combat",
  async play(story) {
    await rob(story);
    await standAndFlee(story);
    await loseTheOwnShip(story);
    await leaveAll(story);
    await burn(story);
  },
};

const on = (story: Story, target: string) => ({ regionId, uid: story.uid(target) });

/** Petra's freighter has more aboard than Boris' cruiser has room for; the rest is salvaged in two goes. */
async function rob(story: Story): Promise<void> {
  const sectorNumber = 300;
  await armed(story, "boris", { shipClass: "cruiser", sectorNumber });
  const freighter = await armed(story, "petra", { shipClass: "freighter", sectorNumber });
  await loaded(story, freighter, 80);
  await story.call("petra", "combat/setStance", { stance: "fight" });
  await story.refused("boris", "combat/attack", on(story, "boris"), "TARGET_GONE");
  await story.call("boris", "combat/attack", on(story, "petra"));
  await story.refused("boris", "combat/attack", on(story, "petra"), "TARGET_GONE");
  await story.refused("boris", "ships/dock", { regionId }, "PURSUED");

  const { wreckId } = await wreckIn(regionId, sectorNumber);
  await story.refused("petra", "combat/salvage", { regionId, wreckId }, "DOCKED");
  await armed(story, "gwen", { shipClass: "fighter", sectorNumber });
  await story.call("gwen", "combat/salvage", { regionId, wreckId });
  await story.refused("gwen", "combat/salvage", { regionId, wreckId }, "HOLD_FULL");
  await armed(story, "nora", { shipClass: "scout", sectorNumber });
  await story.call("nora", "combat/salvage", { regionId, wreckId });
  await story.refused("nora", "combat/salvage", { regionId, wreckId }, "WRECK_GONE");
}

/** Of these neither can break the other's shield; and from a hauler a scout gets away, in this round or in the next. */
async function standAndFlee(story: Story): Promise<void> {
  for (const actor of ["gwen", "nora"])
    await armed(story, actor, { shipClass: "warp_jumper", sectorNumber: 301 });
  await story.call("nora", "combat/setStance", { stance: "fight" });
  await story.call("gwen", "combat/attack", on(story, "nora"));
  await story.refused("nora", "combat/attack", on(story, "gwen"), "FOUGHT_ALREADY");

  await armed(story, "gwen", { shipClass: "hauler", sectorNumber: 302 });
  await armed(story, "olga", { shipClass: "scout", sectorNumber: 302 });
  await story.call("gwen", "combat/attack", on(story, "olga"));
}

async function loseTheOwnShip(story: Story): Promise<void> {
  await armed(story, "boris", { shipClass: "cruiser", sectorNumber: 303 });
  await armed(story, "cyrus", { shipClass: "scout", sectorNumber: 303 });
  await story.call("boris", "combat/setStance", { stance: "fight" });
  await story.call("cyrus", "combat/attack", on(story, "boris"));
}

/** Boris has no room left: all of it lies in the wreck until the schedule takes it away. */
async function leaveAll(story: Story): Promise<void> {
  const sectorNumber = 304;
  await armed(story, "boris", { shipClass: "cruiser", sectorNumber });
  const freighter = await armed(story, "olga", { shipClass: "freighter", sectorNumber });
  await loaded(story, freighter, 10);
  await story.call("olga", "combat/setStance", { stance: "fight" });
  await story.call("boris", "combat/attack", on(story, "olga"));
  await drifted(await wreckIn(regionId, sectorNumber));
  await story.schedule("clearWrecks");
  await story.settle();
}

/** What Rhea has insured burns, and the fund pays for it: less than any shard of the fund holds that holds anything. */
async function burn(story: Story): Promise<void> {
  const sectorNumber = 305;
  await armed(story, "gwen", { shipClass: "cruiser", sectorNumber });
  const freighter = await armed(story, "rhea", { shipClass: "freighter", sectorNumber });
  await loaded(story, freighter, 1);
  await insured(story, "rhea", 1);
  await story.call("rhea", "combat/setStance", { stance: "fight" });
  await story.call("gwen", "combat/attack", on(story, "rhea"));
  await story.schedule("payInsurances");
  await story.settle();
}
