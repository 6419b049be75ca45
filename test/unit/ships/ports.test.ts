import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planRegion } from "../../../functions/src/galaxy/generation/plan.ts";
import { PORT_CLASSES } from "../../../functions/src/galaxy/generation/sites.ts";
import { chartOf, sectorOf } from "../../../functions/src/galaxy/generation/slice.ts";
import { bestRoute, warpGraphOf } from "../../../functions/src/galaxy/routes/route.ts";
import { SHIP_CLASSES } from "../../../functions/src/galaxy/routes/speed.ts";
import { CLASSES } from "../../../functions/src/ships/classes.ts";
import { MOST_SHIPS, requireBerth } from "../../../functions/src/ships/fleet.ts";
import { nearestPort } from "../../../functions/src/ships/idle/nearestPort.ts";
import { newShip } from "../../../functions/src/ships/newShip.ts";
import { isRefuge, refugeOf } from "../../../functions/src/ships/passages/placeOfReturn.ts";
import { dockingFeeCredits, requireYard } from "../../../functions/src/ships/port.ts";
import { requireScoutDue } from "../../../functions/src/ships/scout.ts";
import { priceOf, repairCredits } from "../../../functions/src/ships/yard/prices.ts";
import { later, NOW, pilotWith, refusalOf } from "./pilots.ts";

const DAY_MS = 24 * 3_600_000;

describe("what a ship costs", () => {
  test("a yard takes back a bought ship at half of its list, and a granted one for nothing", () => {
    for (const shipClass of SHIP_CLASSES) {
      const of = { ownerUid: "vera", name: "Vera's" };
      const { priceCredits } = CLASSES[shipClass];
      expect(newShip(shipClass, { ...of, granted: true }, NOW).resaleCredits).toBe(0);
      const { resaleCredits } = newShip(shipClass, { ...of, granted: false }, NOW);
      expect(2 * resaleCredits).toBe(priceCredits ?? 0);
    }
  });

  test("pods and jumpers have no price", () => {
    const unsold = SHIP_CLASSES.filter((shipClass) => CLASSES[shipClass].priceCredits === null);
    expect(unsold).toEqual(["escape_pod", "warp_jumper"]);
    for (const shipClass of unsold) expect(refusalOf(() => priceOf(shipClass)).reason).toBe("NOT_FOR_SALE");
    expect(priceOf("hauler")).toBe(18_000);
  });

  test("a point of hull is repaired for 5 credits, and what is whole is not repaired", () => {
    const hulls = fc
      .constantFrom(...SHIP_CLASSES)
      .chain((shipClass) =>
        fc.record({ class: fc.constant(shipClass), hullPoints: fc.nat(CLASSES[shipClass].hullPoints) }),
      );
    fc.assert(
      fc.property(hulls, (hull) => {
        const missing = CLASSES[hull.class].hullPoints - hull.hullPoints;
        const ship = { ...hull, name: "Vera's" };
        if (missing === 0) expect(refusalOf(() => repairCredits(ship)).reason).toBe("HULL_WHOLE");
        else expect(repairCredits(ship)).toBe(5 * missing);
      }),
    );
  });
});

describe("how many ships a player has", () => {
  const place = { regionId: "lyra", sectorNumber: 1, berth: "port" as const };
  const aboard = { class: "scout" as const, place: null };
  const left = (regionId: string, count: number) =>
    Array.from({ length: count }, () => ({ class: "hauler" as const, place: { ...place, regionId } }));

  test("the region bounds those that are there, the piloted one included", () => {
    expect(() => requireBerth([aboard, ...left("lyra", 1), ...left("vega", 9)], { place }, 3)).not.toThrow();
    const error = refusalOf(() => requireBerth([aboard, ...left("lyra", 2)], { place }, 3));
    expect(error).toMatchObject({
      reason: "TOO_MANY_SHIPS",
      metadata: { regionId: "lyra", ships: 3, most: 3 },
    });
  });

  test("the galaxy bounds all of them, and no pod counts", () => {
    const pods = left("lyra", 5).map((ship) => ({ ...ship, class: "escape_pod" as const }));
    const almost = [aboard, ...left("vega", MOST_SHIPS - 2), ...pods];
    expect(() => requireBerth(almost, { place }, 10)).not.toThrow();
    const error = refusalOf(() => requireBerth([...almost, ...left("vega", 1)], { place }, 10));
    expect(error).toMatchObject({ reason: "TOO_MANY_SHIPS", metadata: { ships: 20, most: 20 } });
  });
});

describe("ports", () => {
  const port = (portClass: (typeof PORT_CLASSES)[number]) => ({
    class: portClass,
    name: "Port",
    buys: [],
    sells: [],
  });

  test("starports have yards, and every port of the explorer guild", () => {
    for (const portClass of PORT_CLASSES) {
      const elsewhere = { number: 9, port: port(portClass), district: undefined };
      const guild = { ...elsewhere, district: "explorer_guild" as const };
      expect(() => requireYard(guild)).not.toThrow();
      if (portClass === "starport") expect(() => requireYard(elsewhere)).not.toThrow();
      else expect(refusalOf(() => requireYard(elsewhere)).reason).toBe("NO_YARD");
    }
    const none = { number: 9, port: null, district: "explorer_guild" as const };
    expect(refusalOf(() => requireYard(none)).reason).toBe("NO_YARD");
  });

  test("docking is free where the region may levy nothing", () => {
    const fee = (status: "active" | "suspended" | "closing") =>
      dockingFeeCredits({ status }, { dockingWaiver: null }, 25, new Date());
    expect([fee("active"), fee("suspended"), fee("closing")]).toEqual([25, 0, 0]);
  });

  test("docking is free from the first instant of an event that waives it to its last", () => {
    const [from, until] = [new Date("2102-01-02T00:00:00Z"), new Date("2102-01-03T00:00:00Z")];
    const fee = (now: Date) =>
      dockingFeeCredits({ status: "active" }, { dockingWaiver: { from, until } }, 25, now);
    expect([fee(new Date(from.getTime() - 1)), fee(from)]).toEqual([25, 0]);
    expect([fee(new Date(until.getTime() - 1)), fee(until)]).toEqual([0, 25]);
  });

  test("the nearest port is one that the fewest warps lead to, and from everywhere there is one", () => {
    const plan = planRegion({ regionId: "lyra", kind: "owned", seed: "towing" });
    const graph = warpGraphOf(chartOf(plan));
    const ports = graph
      .nodes()
      .map(Number)
      .filter((number) => sectorOf(plan, number).port !== null);
    const warpsTo = (from: number, to: number) => bestRoute(graph, from, to, "fewestTurns")!.warpCount;
    for (let from = 1; from <= 500; from += 7) {
      const nearest = nearestPort(graph, from)!;
      expect(ports).toContain(nearest);
      const least = Math.min(...ports.map((port) => warpsTo(from, port)));
      expect(warpsTo(from, nearest)).toBe(least);
      expect(ports.find((port) => warpsTo(from, port) === least)).toBe(nearest);
    }
  });
});

describe("the free scout", () => {
  const here = { number: 3, cluster: "federation" as const };
  const inPod = (scoutClaimedAt: Date | null = null) =>
    pilotWith({ shipClass: "escape_pod", scoutClaimedAt });
  const pod = { class: "escape_pod" as const };

  test("is for who has nothing but pods, in federation space", () => {
    expect(() => requireScoutDue(inPod(), [pod, pod], here, NOW)).not.toThrow();
    for (const refused of [
      () => requireScoutDue(inPod(), [pod, { class: "scout" }], here, NOW),
      () => requireScoutDue(pilotWith(), [], here, NOW),
      () => requireScoutDue(inPod(), [pod], { number: 9, cluster: "border" }, NOW),
      () => requireScoutDue(inPod(), [pod], { number: 9, cluster: undefined }, NOW),
    ])
      expect(refusalOf(refused).reason).toBe("NO_SCOUT_DUE");
  });

  test("is given once in 24 hours", () => {
    const again = (ms: number) => requireScoutDue(inPod(NOW), [pod], here, later(ms));
    expect(refusalOf(() => again(DAY_MS - 1)).metadata).toEqual({ dueAt: later(DAY_MS).toISOString() });
    expect(() => again(DAY_MS)).not.toThrow();
  });
});

test("the refuge is where those come who have no home, and nowhere else", () => {
  const sectorCount = 5_000;
  const nexus = (sectorNumber: number) => ({ regionId: "nexus", sectorNumber });
  expect(isRefuge(refugeOf("vera", sectorCount), sectorCount)).toBe(true);
  expect(isRefuge({ ...refugeOf("vera", sectorCount), regionId: "lyra" }, sectorCount)).toBe(false);
  const inRefuge = Array.from({ length: sectorCount }, (_, index) => isRefuge(nexus(index + 1), sectorCount));
  // A twentieth of all.
  expect(inRefuge.filter(Boolean).length).toBe(250);
});
