import type { Chapter, Story } from "../story.ts";

const regionId = "default";
/** Beyond the border, so that the way has several warps. */
const FAR_SECTOR = 260;

/** Vera flies: from the port where she began to the frontier. */
export const ships: Chapter = {
  title: "ships",
  async play(story) {
    await story.refused("vera", "ships/fly", { regionId, sectors: [1] }, "DOCKED");
    const { place } = await story.call<Placed>("vera", "ships/undock", { regionId });
    await story.refused("vera", "ships/undock", { regionId }, "NOT_DOCKED");
    await story.refused("vera", "ships/fly", { regionId: "nexus", sectors: [1] }, "PLACE_CHANGED");
    await story.refused("vera", "ships/fly", { regionId, sectors: [place.sectorNumber] }, "NO_WARP");

    const [first, ...rest] = await wayTo(story, "vera", place.sectorNumber, FAR_SECTOR);
    await story.call("vera", "ships/fly", { regionId, sectors: [first] });
    await story.call("vera", "ships/fly", { regionId, sectors: rest });
  },
};

interface Placed {
  readonly place: { readonly sectorNumber: number };
}

/** The sectors to fly through, without the first. */
async function wayTo(story: Story, actor: string, from: number, to: number): Promise<number[]> {
  const at = (sectorNumber: number) => ({ regionId, sectorNumber });
  const route = await story.call<{ legs: { sectors: number[] }[] }>(actor, "galaxy/planRoute", {
    from: at(from),
    to: at(to),
  });
  return route.legs[0]!.sectors.slice(1);
}
