import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../../functions/src/platform/duration.ts";
import { inRegion, settings } from "../../../../functions/src/regions/schema.ts";
import { tunnelMaps } from "../../../../functions/src/ships/tunnels/schema.ts";
import { advanceIntoMonthAfterNext } from "../advanceInto.ts";
import { guildYard, mouthsIn, stocked } from "../builders.ts";
import { armed, broughtTo, rich } from "../pilots.ts";
import { citizen } from "../settlers.ts";
import type { Chapter, Story } from "../story.ts";

/** Where everybody is at home. */
const homeId = "default";
const SITE = 300;
const FAR = 40;

/** Vera builds a warp jumper and jumps, makes a gate of it, and finds tunnels; Petra passes what she has made and found. */
export const roads: Chapter = {
  title: "roads",
  async play(story) {
    // Each month has other tunnels.
    advanceIntoMonthAfterNext(story);
    await openRegions(story);
    await citizen(story, "vera");
    await rich(story, "vera", 300_000, "-roads");
    await cancelOne(story);
    await buildJumper(story);
    await jump(story);
    const gateId = await raiseGate(story);
    await passGate(story, gateId);
    await findTunnels(story);
  },
};

async function openRegions(story: Story): Promise<void> {
  for (const [name, owner] of [
    ["lyra", "olga"],
    ["vega", "otto"],
  ] as const)
    await story.call("root", "regions/createRegion", {
      regionId: story.regionId(name),
      displayName: `${name} ${story.run}`,
      kind: "owned",
      ownerUid: story.uid(owner),
    });
  await story.settle();
}

/** A hauler at the guild's yard, whose hold the goods have been loaded into. */
async function bringing(
  story: Story,
  kind: "jumper" | "gate",
  parts: readonly Part[],
  time: string = kind,
): Promise<void> {
  const shipId = await armed(story, "vera", { shipClass: "hauler", sectorNumber: SITE });
  await broughtTo(story, "vera", await guildYard());
  for (const [index, { credits, goods }] of parts.entries()) {
    for (const good of goods) await stocked(story, shipId, { ...good, turn: `${time}-${index}` });
    await story.call("vera", "ships/bringParts", { kind, credits, goods });
  }
}

interface Part {
  readonly credits: number;
  readonly goods: readonly { readonly commodity: "ore" | "rare_goods"; readonly units: number }[];
}

const ore = (units: number) => ({ commodity: "ore" as const, units });
const rare = (units: number) => ({ commodity: "rare_goods" as const, units });

async function cancelOne(story: Story): Promise<void> {
  await story.refused("vera", "ships/cancelConstruction", {}, "CONSTRUCTION_UNKNOWN");
  await bringing(story, "gate", [{ credits: 10, goods: [ore(5)] }], "cancelled");
  await story.refused(
    "vera",
    "ships/bringParts",
    { kind: "jumper", credits: 1, goods: [] },
    "CONSTRUCTION_OTHER",
  );
  await story.call("vera", "ships/cancelConstruction", {});
}

async function buildJumper(story: Story): Promise<void> {
  await bringing(story, "jumper", [
    { credits: 60_000, goods: [ore(200)] },
    { credits: 40_000, goods: [ore(200), rare(40)] },
  ]);
  await story.refused("vera", "ships/launchJumper", { name: "Leap" }, "CONSTRUCTION_UNFINISHED");
  story.advance(48 * HOUR_MS);
  await story.call("vera", "ships/launchJumper", { name: "Leap" });
  await story.refused("vera", "ships/launchJumper", { name: "Leap" }, "CONSTRUCTION_UNKNOWN");
}

async function jump(story: Story): Promise<void> {
  await armed(story, "vera", { shipClass: "warp_jumper", sectorNumber: SITE });
  const jumping = {
    regionId: homeId,
    toRegionId: story.regionId("lyra"),
    by: { kind: "jumper", toSectorNumber: SITE },
    maxTotalCredits: 0,
  };
  await arrive(story, "vera", jumping);
  const back = { ...jumping, regionId: story.regionId("lyra"), toRegionId: homeId };
  await story.refused("vera", "ships/bookPassage", back, "JUMPED_LATELY");
}

/** By the own call, since a late task would send them back. */
async function arrive(story: Story, actor: string, booking: object): Promise<void> {
  const { passageId } = await story.call<{ passageId: string }>(actor, "ships/bookPassage", booking);
  story.advance(16 * MINUTE_MS);
  await story.call(actor, "ships/completePassage", { passageId });
}

async function raiseGate(story: Story): Promise<string> {
  const [lyra, vega] = [story.regionId("lyra"), story.regionId("vega")];
  const whole = { credits: 50_000, goods: [ore(150), rare(100)] };
  const [first, ...rest] = [250, 250, 250, 100].map((units) => ({ credits: 0, goods: [ore(units)] }));
  await bringing(story, "gate", [first!, ...rest, whole]);
  const uid = story.uid("vera");
  await story.call("olga", "ships/grantGatePermit", { regionId: lyra, uid, withRegionId: vega });
  await story.call("olga", "ships/revokeGatePermit", { regionId: lyra, uid });
  await story.call("olga", "ships/grantGatePermit", { regionId: lyra, uid, withRegionId: vega });
  await armed(story, "vera", { shipClass: "warp_jumper", sectorNumber: SITE });
  await broughtTo(story, "vera", { regionId: lyra, sectorNumber: SITE, berth: "space" });
  const raising = { regionId: lyra, toRegionId: vega, toSectorNumber: FAR, tollCredits: 101 };
  await story.refused("vera", "ships/raiseGate", raising, "GATE_UNPERMITTED");
  await story.call("otto", "ships/grantGatePermit", { regionId: vega, uid, withRegionId: lyra });
  const { gateId } = await story.call<{ gateId: string }>("vera", "ships/raiseGate", raising);
  await story.refused("vera", "ships/raiseGate", raising, "NO_JUMPER");
  return gateId;
}

async function passGate(story: Story, gateId: string): Promise<void> {
  const [lyra, vega] = [story.regionId("lyra"), story.regionId("vega")];
  const passing = {
    regionId: lyra,
    toRegionId: vega,
    by: { kind: "playerGate", gateId },
    maxTotalCredits: 101,
  };
  await rich(story, "petra", 1_000, "-roads");
  await armed(story, "petra", { shipClass: "scout", sectorNumber: SITE });
  await broughtTo(story, "petra", { regionId: lyra, sectorNumber: SITE, berth: "space" });
  await story.refused("petra", "ships/bookPassage", passing, "GATE_CLOSED");
  story.advance(DAY_MS);
  await story.refused("petra", "ships/bookPassage", { ...passing, maxTotalCredits: 100 }, "PRICE_CHANGED");
  await arrive(story, "petra", passing);
  await story.call("vera", "membership/joinRegion", { regionId: vega });
  await story.call("vera", "galaxy/planRoute", {
    from: { regionId: lyra, sectorNumber: SITE },
    to: { regionId: vega, sectorNumber: FAR },
    shortcuts: true,
  });
  await story.call("vera", "ships/collectTolls", {});
  await story.refused("vera", "ships/collectTolls", {}, "NO_TOLLS");
  await story.call("vera", "ships/setToll", { gateId, tollCredits: 50 });
  await story.call("vera", "ships/closeGate", { gateId });
  const down = { regionId: vega, gateId, reason: "It brings in smugglers." };
  await story.call("otto", "ships/takeDownGate", down);
  await story.refused("otto", "ships/takeDownGate", { ...down, gateId: "no-gate" }, "GATE_UNKNOWN");
  await story.refused("petra", "ships/closeGate", { gateId }, "GATE_UNKNOWN");
}

async function findTunnels(story: Story): Promise<void> {
  const mouths = mouthsIn(story, homeId);
  const [within, across] = [mouths.find(({ leadsWithin }) => leadsWithin)!, mouths.at(-1)!];
  const survey = { regionId: homeId };
  const empty = 250 + [0, 1, 2, 3].find((add) => mouths.every((mouth) => mouth.sectorNumber !== 250 + add))!;
  await armed(story, "petra", { shipClass: "scout", sectorNumber: empty });
  await story.call("petra", "ships/survey", survey);
  const scout = await armed(story, "petra", { shipClass: "scout", sectorNumber: within.sectorNumber });
  await story.call("petra", "ships/survey", survey);
  await story.call("petra", "ships/survey", survey);
  const inside = { regionId: homeId, tunnelId: within.tunnelId };
  await story.call("petra", "ships/rideTunnel", inside);
  await story.call("petra", "ships/rideTunnel", inside);

  await armed(story, "petra", { shipClass: "scout", sectorNumber: across.sectorNumber });
  await story.call("petra", "ships/survey", survey);
  await stocked(story, scout, { ...ore(10), turn: "smuggled" });
  await smuggle(story, across.tunnelId);
  await story.call("petra", "ships/giveMap", { tunnelId: within.tunnelId, toUid: story.uid("vera") });
  const again = { tunnelId: within.tunnelId, toUid: story.uid("vera") };
  await story.refused("petra", "ships/giveMap", again, "TUNNEL_UNKNOWN");
  await broughtTo(story, "vera", await guildYard());
  await story.call("vera", "ships/sellMap", { tunnelId: within.tunnelId });
  await story.refused("vera", "ships/sellMap", { tunnelId: within.tunnelId }, "TUNNEL_UNKNOWN");
}

/** Into Vega, wherever the tunnel leads: which region was drawn depends on their ids. */
async function smuggle(story: Story, tunnelId: string): Promise<void> {
  const vega = story.regionId("vega");
  const map = tunnelMaps.ref({ uid: story.uid("petra"), tunnelId });
  const [mouth, end] = (await map.get()).data()!.ends;
  await map.update({ ends: [mouth, { ...end, regionId: vega }] });
  const booking = {
    regionId: homeId,
    toRegionId: vega,
    by: { kind: "tunnel", tunnelId },
    maxTotalCredits: 0,
    purseCredits: 100,
  };
  await arrive(story, "petra", booking);
  await settings.ref(inRegion(vega)).update({ "economy.tariffBasisPoints.ore": 1_000 });
  // A port of federation space, as if the pilot had flown there.
  await broughtTo(story, "petra", { regionId: vega, sectorNumber: 1, berth: "space" });
  await story.refused("petra", "ships/dock", { regionId: vega }, "PRICE_CHANGED");
  await story.call("petra", "ships/dock", { regionId: vega, maxDutyCredits: 20 });
}
