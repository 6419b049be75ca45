import { HOUR_MS, MINUTE_MS } from "../../../../functions/src/platform/duration.ts";
import { broughtTo, damaged, gateOf, idle, inPod, loaded, rich, terminals } from "../pilots.ts";
import type { Chapter, Story } from "../story.ts";

const regionId = "default";
/** Beyond the border, so that the way has several warps. */
const FAR_SECTOR = 260;
/** In federation space, with a starport. */
const HOME_SECTOR = 1;

/** Vera flies to the frontier and back, and deals in ships; Otto has lost his, and Rhea and Mina do nothing for a week. */
export const ships: Chapter = {
  title: "ships",
  async play(story) {
    await fly(story);
    await dealInShips(story);
    await moveCargo(story);
    await inPod(story, "otto");
    await story.refused("vera", "ships/claimScout", { regionId }, "NO_SCOUT_DUE");
    await story.call("otto", "ships/claimScout", { regionId });
    await idleAway(story);
    await ride(story);
    await passThroughGates(story);
  },
};

async function fly(story: Story): Promise<void> {
  await story.refused("vera", "ships/dock", { regionId }, "DOCKED");
  const { place } = await story.call<Placed>("vera", "ships/undock", { regionId });
  await story.refused("vera", "ships/undock", { regionId }, "NOT_DOCKED");
  await story.refused("vera", "ships/fly", { regionId: "nexus", sectors: [1] }, "PLACE_CHANGED");
  await story.refused("vera", "ships/fly", { regionId, sectors: [place.sectorNumber] }, "NO_WARP");

  const [first, ...rest] = await wayTo(story, "vera", place.sectorNumber, FAR_SECTOR);
  await story.call("vera", "ships/fly", { regionId, sectors: [first] });
  await story.call("vera", "ships/fly", { regionId, sectors: rest });
  await story.call("vera", "ships/lookAround", { regionId });
  const back = await wayTo(story, "vera", FAR_SECTOR, HOME_SECTOR);
  await story.call("vera", "ships/fly", { regionId, sectors: back });
  await story.call("vera", "ships/dock", { regionId });
  await story.call("vera", "ships/lookAround", { regionId });
}

async function dealInShips(story: Story): Promise<void> {
  const freighter = { regionId, class: "freighter", name: "Ore Barge" };
  await story.refused("vera", "ships/buyShip", freighter, "INSUFFICIENT_FUNDS");
  await rich(story, "vera", 10_000);
  const { shipId } = await story.call<Shipped>("vera", "ships/buyShip", freighter);
  const scout = { regionId, class: "scout", name: "Needle" };
  const { shipId: sold } = await story.call<Shipped>("vera", "ships/buyShip", scout);
  await story.call("vera", "ships/nameShip", { shipId: sold, name: "Thimble" });
  await story.call("vera", "ships/sellShip", { regionId, shipId: sold });
  await story.refused("vera", "ships/sellShip", { regionId, shipId: sold }, "SHIP_UNKNOWN");
  const { formerShipId } = await story.call<{ formerShipId: string }>("vera", "ships/boardShip", {
    regionId,
    shipId,
  });
  await story.call("vera", "ships/sellShip", { regionId, shipId: formerShipId });
  await story.refused("vera", "ships/repairShip", { regionId, shipId }, "HULL_WHOLE");
  await damaged(shipId);
  await story.call("vera", "ships/repairShip", { regionId, shipId });
}

async function moveCargo(story: Story): Promise<void> {
  const scout = { regionId, class: "scout", name: "Lighter" };
  const { shipId: lighter } = await story.call<Shipped>("vera", "ships/buyShip", scout);
  await loaded(story, lighter, 13);
  const aboard = await story.call<{ formerShipId: string }>("vera", "ships/boardShip", {
    regionId,
    shipId: lighter,
  });
  const goods = [{ commodity: "ore", units: 7 }];
  const move = { regionId, fromShipId: lighter, toShipId: aboard.formerShipId, goods };
  await story.call("vera", "ships/moveCargo", move);
  await story.refused("vera", "ships/moveCargo", move, "INSUFFICIENT_FUNDS");
  const ore = (units: number) => ({ regionId, goods: [{ commodity: "ore", units }] });
  await story.refused("vera", "ships/fetchCargo", ore(1), "NO_DEPOT");
  await story.call("vera", "ships/storeCargo", ore(4));
  await story.call("vera", "ships/fetchCargo", ore(2));
  const insured = { regionId, cargo: true, journey: true, maxTotalCredits: 28 };
  await story.refused("vera", "ships/takeInsurance", { ...insured, maxTotalCredits: 0 }, "PRICE_CHANGED");
  await story.call("vera", "ships/takeInsurance", insured);
  await story.refused("vera", "ships/takeInsurance", insured, "NOTHING_TO_INSURE");
  await story.call("vera", "ships/jettisonCargo", { regionId, goods: [{ commodity: "ore", units: 1 }] });
}

/** From terminal to terminal, and on by the way of the fewest turns. */
async function ride(story: Story): Promise<void> {
  const { sectorNumber, ...gates } = await terminals();
  await story.refused("vera", "ships/rideLane", gates, "PLACE_CHANGED");
  await broughtTo(story, "vera", { regionId: "nexus", sectorNumber, berth: "space" });
  const back = { fromGateId: gates.toGateId, toGateId: gates.fromGateId };
  await story.refused("vera", "ships/rideLane", back, "NOT_AT_GATE");
  const { place } = await story.call<Placed>("vera", "ships/rideLane", gates);
  const to = { regionId: "nexus", sectorNumber: (place.sectorNumber % 1_000) + 500 };
  const from = { regionId: "nexus", sectorNumber: place.sectorNumber };
  await story.call("vera", "galaxy/planRoute", { from, to, shipClass: "scout", prefer: "fewestTurns" });
}

/** Home, one that is called off, and into the Nexus, each by its pilot's call, since a late task would send them back; one that is overdue. */
async function passThroughGates(story: Story): Promise<void> {
  const inNexus = { regionId: "nexus", toRegionId: regionId, maxTotalCredits: 500 };
  await story.refused("vera", "ships/bookPassage", inNexus, "NOT_AT_GATE");
  const { nexusSide, regionSide } = await gateOf(regionId);
  await broughtTo(story, "vera", { regionId: "nexus", sectorNumber: nexusSide, berth: "space" });
  await story.refused("vera", "ships/bookPassage", { ...inNexus, maxTotalCredits: 0 }, "PRICE_CHANGED");
  const homeward = await story.call<Booked>("vera", "ships/bookPassage", inNexus);
  await story.refused("vera", "ships/lookAround", { regionId: "nexus" }, "IN_PASSAGE");
  await story.refused(
    "vera",
    "ships/completePassage",
    { passageId: homeward.passageId },
    "PASSAGE_UNDER_WAY",
  );
  story.advance(16 * MINUTE_MS);
  await story.call("vera", "ships/completePassage", { passageId: homeward.passageId });

  const outward = { regionId, toRegionId: "nexus", maxTotalCredits: 100 };
  const { passageId } = await story.call<Booked>("vera", "ships/bookPassage", outward);
  await story.call("vera", "ships/callOffPassage", { passageId });
  const inward = await story.call<Booked>("vera", "ships/bookPassage", outward);
  story.advance(16 * MINUTE_MS);
  await story.call("vera", "ships/completePassage", { passageId: inward.passageId });

  await sendFreight(story);
  await broughtTo(story, "mina", { regionId, sectorNumber: regionSide, berth: "space" });
  await story.call("mina", "ships/bookPassage", outward);
  // Nothing has settled it for a day.
  story.advance(25 * HOUR_MS);
  await story.schedule("settlePassages");
  await story.settle();
  await useLocker(story, nexusSide);
  await beEvacuated(story);
}

/** First for nothing, since the journey is insured; a day later for money rather than wait. */
async function beEvacuated(story: Story): Promise<void> {
  const { place } = await story.call<{ place: object }>("vera", "ships/evacuate", { regionId: "nexus" });
  await story.refused("vera", "ships/evacuate", { regionId }, "EVACUATED_LATELY");
  story.advance(25 * HOUR_MS);
  await story.call("vera", "ships/evacuate", { regionId });
  await story.call("vera", "ships/evacuate", { regionId, pays: true });
  await story.refused("vera", "ships/undock", { regionId: "nexus" }, "PLACE_CHANGED");
  if (place === null) throw new Error("The insured journey's evacuation took its time.");
}

/** From home into the Nexus once it has been called off, and back on a freight that nobody settles for a day. */
async function sendFreight(story: Story): Promise<void> {
  const goods = [{ commodity: "ore", units: 2 }];
  const inward = { fromRegionId: regionId, toRegionId: "nexus", goods, maxTotalCredits: 20 };
  const homeward = { fromRegionId: "nexus", toRegionId: regionId, goods, maxTotalCredits: 20 };
  await story.refused("vera", "ships/sendFreight", homeward, "NO_DEPOT");
  await story.refused("vera", "ships/sendFreight", { ...inward, maxTotalCredits: 19 }, "PRICE_CHANGED");
  const { passageId } = await story.call<Booked>("vera", "ships/sendFreight", inward);
  await story.call("vera", "ships/callOffPassage", { passageId });
  const again = await story.call<Booked>("vera", "ships/sendFreight", inward);
  story.advance(16 * MINUTE_MS);
  await story.call("vera", "ships/completePassage", { passageId: again.passageId });
  await story.call("vera", "ships/sendFreight", homeward);
}

/** Two days after they came back the goods owe rent. */
async function useLocker(story: Story, sectorNumber: number): Promise<void> {
  const ore = { regionId: "nexus", goods: [{ commodity: "ore", units: 2 }] };
  story.advance(49 * HOUR_MS);
  await broughtTo(story, "vera", { regionId: "nexus", sectorNumber, berth: "port" });
  await story.call("vera", "ships/fetchCargo", ore);
  await story.call("vera", "ships/storeCargo", ore);
  await broughtTo(story, "vera", { regionId: "nexus", sectorNumber, berth: "space" });
}

async function idleAway(story: Story): Promise<void> {
  await story.call("rhea", "ships/undock", { regionId });
  for (const actor of ["rhea", "mina"]) await idle(story, actor);
  await story.schedule("retireIdlePilots");
  await story.settle();
}

interface Placed {
  readonly place: { readonly sectorNumber: number };
}

interface Booked {
  readonly passageId: string;
}

interface Shipped {
  readonly shipId: string;
}

/** The sectors to fly through, without the first. */
async function wayTo(story: Story, actor: string, from: number, to: number): Promise<number[]> {
  const at = (sectorNumber: number) => ({ regionId, sectorNumber });
  const route = await story.call<{ legs: { sectors: number[] }[] }>(actor, "galaxy/planRoute", {
    from: at(from),
    to: at(to),
    shipClass: "scout",
    prefer: "fewestTurns",
  });
  return route.legs[0]!.sectors.slice(1);
}
