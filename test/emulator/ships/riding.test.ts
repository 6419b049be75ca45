import { beforeAll, expect, test } from "vitest";
import { gates } from "../../../functions/src/galaxy/documents.ts";
import { pilots } from "../../../functions/src/ships/schema.ts";
import { held } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion, refusalOf, untilStatus } from "../regions/world.ts";
import { creditsOf, pilotOf, presenceIn, trader } from "./world.ts";

let regionId: string;
let stops: { gateId: string; sectorNumber: number }[];

beforeAll(async () => {
  regionId = (await activeRegion()).regionId;
  await untilStatus("nexus", "active");
  const { docs } = await gates.collection({}).where("kind", "==", "terminal").get();
  stops = docs.map((gate) => ({ gateId: gate.id, sectorNumber: gate.data().sectorNumbers[0] }));
});

/** A trader in space at the first terminal, with so many credits. */
async function atTerminal(credits: number): Promise<Actor> {
  const actor = await trader(regionId, credits + 10);
  const { sectorNumber } = stops[0]!;
  await pilots.ref({ uid: actor.uid }).update({ place: { regionId: "nexus", sectorNumber, berth: "space" } });
  return actor;
}

const ride = (toGateId: string) => ({ fromGateId: stops[0]!.gateId, toGateId });

test("a ride takes three turns and the fare, which the platform's gates have in the same commit", async () => {
  const actor = await atTerminal(60);
  const before = await held("platform:gates");
  const { gateId, sectorNumber } = stops.at(-1)!;
  const turns = (await pilotOf(actor)).turns.amount;
  const ridden = await actor.call<{ fareCredits: number }>("ships/rideLane", ride(gateId));
  const { fareCredits } = ridden;
  expect(fareCredits).toBeGreaterThanOrEqual(10);
  expect(fareCredits).toBeLessThanOrEqual(50);
  expect([await creditsOf(actor), await held("platform:gates")]).toEqual([
    60 - fareCredits,
    before + fareCredits,
  ]);
  const after = await pilotOf(actor);
  expect(after.place).toEqual({ regionId: "nexus", sectorNumber, berth: "space" });
  // A tenth may have grown meanwhile.
  expect([turns - 30, turns - 29]).toContain(after.turns.amount);
  expect(await presenceIn("nexus", actor)).toMatchObject({ sectorNumber, docked: false });
});

test("a region's gate is a stop, and none in the Nexus leads anywhere while it is shut", async () => {
  const actor = await atTerminal(60);
  const { sectorNumbers } = (await gates.ref({ gateId: regionId }).get()).data()!;
  await gates.ref({ gateId: regionId }).update({ open: false });
  expect(refusalOf(await actor.send("ships/rideLane", ride(regionId)))).toBe("GATE_CLOSED");
  await gates.ref({ gateId: regionId }).update({ open: true });
  await actor.call("ships/rideLane", ride(regionId));
  expect((await pilotOf(actor)).place.sectorNumber).toBe(sectorNumbers[0]);
});

test("a ride begins where the pilot is, ends elsewhere, and is paid: else nothing changes", async () => {
  const actor = await atTerminal(9);
  const place = (await pilotOf(actor)).place;
  const refusals = [
    [{ fromGateId: stops[1]!.gateId, toGateId: stops[2]!.gateId }, "NOT_AT_GATE"],
    [ride(stops[0]!.gateId), "SAME_GATE"],
    [ride("nexus_0"), "GATE_CLOSED"],
    [ride(stops[1]!.gateId), "INSUFFICIENT_FUNDS"],
  ] as const;
  for (const [input, reason] of refusals)
    expect(refusalOf(await actor.send("ships/rideLane", input))).toBe(reason);
  const { turns } = await pilotOf(actor);
  await pilots.ref({ uid: actor.uid }).update({ turns: { ...turns, amount: 28 } });
  expect(refusalOf(await actor.send("ships/rideLane", ride(stops[1]!.gateId)))).toBe("TURNS_SHORT");
  expect((await pilotOf(actor)).place).toEqual(place);
  const atHome = await trader(regionId, 100);
  expect(refusalOf(await atHome.send("ships/rideLane", ride(stops[1]!.gateId)))).toBe("PLACE_CHANGED");
});

test("planRoute offers the ride that saves turns, with its gates and its fare, and none with the shortest way", async () => {
  const actor = await atTerminal(60);
  const far = stops.at(-1)!;
  const ends = {
    from: { regionId: "nexus", sectorNumber: stops[0]!.sectorNumber },
    to: { regionId: "nexus", sectorNumber: far.sectorNumber },
  };
  const planned = await actor.call<{ ride: { fareCredits: number }; legs: unknown[]; turnsTenths: number }>(
    "galaxy/planRoute",
    { ...ends, prefer: "fewestTurns" },
  );
  expect(planned).toMatchObject({
    ride: ride(far.gateId),
    legs: [{ warpCount: 0 }, { warpCount: 0 }],
    gateCount: 0,
    turnsTenths: 30,
    gateFeeCredits: 0,
  });
  const { fareCredits } = await actor.call<{ fareCredits: number }>("ships/rideLane", ride(far.gateId));
  expect(fareCredits).toBe(planned.ride.fareCredits);
  expect(await actor.call("galaxy/planRoute", ends)).toMatchObject({ ride: null });
});
