import { beforeAll, describe, expect, test } from "vitest";
import { gates, sectors } from "../../../functions/src/galaxy/documents.ts";
import { banned, stranger } from "../../../functions/src/membership/bans/ban.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { type Actor, activeRegion, player, refusalOf, untilStatus } from "../regions/world.ts";

interface Place {
  readonly regionId: string;
  readonly sectorNumber: number;
}
interface Route {
  readonly legs: { regionId: string; sectors: number[]; warpCount: number; distanceUnits: number }[];
  readonly warpCount: number;
  readonly gateCount: number;
  readonly distanceUnits: number;
  readonly turns: number;
  readonly gateFeeCredits: number;
}

const BAN = { reason: "Smuggling", byUid: "root", rank: "platform" as const, until: null };

let pilot: Actor;
let here: string;
let there: string;

beforeAll(async () => {
  pilot = await player();
  [here, there] = (await Promise.all([activeRegion(), activeRegion()])).map(({ regionId }) => regionId) as [
    string,
    string,
  ];
  await untilStatus("nexus", "active");
  for (const regionId of [here, there]) await pilot.call("membership/joinRegion", { regionId });
});

const at = (regionId: string, sectorNumber: number): Place => ({ regionId, sectorNumber });
const route = (from: Place, to: Place) => pilot.call<Route>("galaxy/planRoute", { from, to });
const refused = async (from: Place, to: Place) =>
  refusalOf(await pilot.send("galaxy/planRoute", { from, to }));

/** Every step of every leg is a warp that the sector's own document names. */
async function expectFlyable({ legs }: Route): Promise<void> {
  for (const { regionId, sectors: way } of legs) {
    for (const [index, sectorNumber] of way.slice(0, -1).entries()) {
      const sector = (await sectors.ref({ regionId, sectorNumber }).get()).data()!;
      expect(sector.warps).toContain(way[index + 1]);
    }
  }
}

describe("a route", () => {
  test("within a region is one leg without a gate and without a fee", async () => {
    const found = await route(at(here, 1), at(here, 400));
    expect(found).toMatchObject({ gateCount: 0, gateFeeCredits: 0 });
    expect(found.legs).toHaveLength(1);
    expect([found.legs[0]!.sectors[0], found.legs[0]!.sectors.at(-1)]).toEqual([1, 400]);
    expect(found.turns).toBe(found.warpCount);
    expect(found.distanceUnits).toBeGreaterThan(0);
    await expectFlyable(found);
  });

  test("to where one is has no warps", async () => {
    expect(await route(at(here, 9), at(here, 9))).toMatchObject({ warpCount: 0, distanceUnits: 0, turns: 0 });
  });

  test("between two regions crosses the Nexus from gate to gate, with a turn for each and a fee", async () => {
    const found = await route(at(here, 1), at(there, 300));
    const [out, into] = await Promise.all(
      [here, there].map(async (gateId) => (await gates.ref({ gateId }).get()).data()!),
    );
    expect(found.legs.map(({ regionId }) => regionId)).toEqual([here, "nexus", there]);
    expect(found.legs.map(({ sectors: way }) => [way[0], way.at(-1)])).toEqual([
      [1, out!.sectorNumbers[1]],
      [out!.sectorNumbers[0], into!.sectorNumbers[0]],
      [into!.sectorNumbers[1], 300],
    ]);
    expect(found.turns).toBe(found.warpCount + 2);
    expect(found.gateFeeCredits).toBeGreaterThanOrEqual(100);
    expect(found.gateFeeCredits).toBeLessThanOrEqual(500);
    await expectFlyable(found);
  });

  test("of the fewest turns between two regions flies to the one gate and on from the other, with a turn for each", async () => {
    const shortest = await route(at(here, 1), at(there, 300));
    const ends = { from: at(here, 1), to: at(there, 300), prefer: "fewestTurns" };
    const found = await pilot.call<Route>("galaxy/planRoute", ends);
    expect(found.legs.map(({ regionId }) => regionId)).toEqual([here, there]);
    expect(found).toMatchObject({ ride: null, gateCount: 2, gateFeeCredits: shortest.gateFeeCredits });
    expect(found.turns).toBe(found.warpCount + 2);
    await expectFlyable(found);
  });

  test("into the Nexus and out of it passes one gate", async () => {
    for (const [from, to] of [
      [at(here, 5), at("nexus", 3)],
      [at("nexus", 3), at(here, 5)],
    ] as const) {
      const found = await route(from, to);
      expect(found.gateCount).toBe(1);
      await expectFlyable(found);
    }
  });
});

describe("a chart that is not the caller's to see", () => {
  test("is led through by no way: neither within the region nor into it", async () => {
    const { regionId: foreign } = await activeRegion();
    for (const [from, to] of [
      [at(foreign, 1), at(foreign, 2)],
      [at(here, 1), at(foreign, 1)],
      [at("nexus", 1), at(foreign, 1)],
    ] as const) {
      expect(await refused(from, to)).toBe("NOT_A_MEMBER");
    }
    const outlaw = await player();
    await members
      .ref({ regionId: "nexus", uid: outlaw.uid })
      .set(
        banned(stranger({ uid: outlaw.uid, regionId: "nexus", name: "Outlaw" }, new Date()), BAN, new Date()),
      );
    const inNexus = { from: at("nexus", 1), to: at("nexus", 2) };
    expect(refusalOf(await outlaw.send("galaxy/planRoute", inNexus))).toBe("BANNED");
  });
});

describe("a target", () => {
  test("in an unknown region says so", async () => {
    expect(await refused(at(here, 1), at("no-such-region", 1))).toBe("REGION_UNKNOWN");
  });

  test("of an unknown number says which there are", async () => {
    const { error } = await pilot.send("galaxy/planRoute", { from: at(here, 1), to: at(here, 501) });
    expect(error!.details!.reason).toBe("SECTOR_UNKNOWN");
    expect(error!.message).toContain("1 to 500");
  });

  test("behind a closed gate is unreachable, and reachable again when it opens", async () => {
    await gates.ref({ gateId: there }).update({ open: false });
    expect(await refused(at(here, 1), at(there, 1))).toBe("ROUTE_UNREACHABLE");
    await gates.ref({ gateId: there }).update({ open: true });
    expect((await route(at(here, 1), at(there, 1))).gateCount).toBe(2);
  });

  test("in a suspended region is closed, while the way out of it is found", async () => {
    await regions.ref({ regionId: there }).update({ status: "suspended" });
    expect(await refused(at(here, 1), at(there, 1))).toBe("REGION_CLOSED");
    expect((await route(at(there, 1), at(here, 1))).gateCount).toBe(2);
    await regions.ref({ regionId: there }).update({ status: "active" });
  });
});
