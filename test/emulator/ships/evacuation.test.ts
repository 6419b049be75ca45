import { beforeAll, expect, test, vi } from "vitest";
import { closings } from "../../../functions/src/closing/schema.ts";
import { gates } from "../../../functions/src/galaxy/documents.ts";
import { regionGraph } from "../../../functions/src/galaxy/routes/regionGraph.ts";
import { nearestPort } from "../../../functions/src/ships/idle/nearestPort.ts";
import { ships } from "../../../functions/src/ships/schema.ts";
import { activeRegion, administrator, untilStatus } from "../regions/world.ts";
import { flyer, pilotOf, presenceIn, trader } from "./world.ts";

let regionId: string;

beforeAll(async () => {
  ({ regionId } = await activeRegion());
  await untilStatus("nexus", "active");
}, 90_000);

test("pilots and ships in a region that closes come to the port next to its gate in the Nexus, and fly on", {
  timeout: 120_000,
}, async () => {
  const [pilot, dealer] = [await flyer(regionId), await trader(regionId, 5_010)];
  const bought = { regionId, class: "freighter", name: "Second" };
  const gate = (await gates.ref({ gateId: regionId }).get()).data()!;
  const { shipId } = await dealer.call<{ shipId: string }>("ships/buyShip", bought);

  const close = { regionId, reason: "The mines are exhausted.", action: { kind: "close" } };
  await (await administrator()).call("regions/interveneInRegion", close);
  await vi.waitFor(
    async () => expect((await closings.ref({ regionId }).get()).data()?.phase).toBe("emptied"),
    { timeout: 90_000, interval: 200 },
  );
  const { place } = await pilotOf(pilot);
  expect(place).toMatchObject({ regionId: "nexus", berth: "port" });
  expect((await pilotOf(dealer)).place).toEqual(place);
  expect((await ships.ref({ shipId }).get()).data()!.place).toEqual(place);
  const { sectorNumber } = place;
  expect(sectorNumber).toBe(nearestPort(await regionGraph("nexus"), gate.sectorNumbers[0]));
  expect(await presenceIn(regionId, pilot)).toBeUndefined();
  await dealer.call("ships/boardShip", { regionId: "nexus", shipId });
  await pilot.call("ships/undock", { regionId: "nexus" });
  expect((await presenceIn("nexus", pilot))!.sectorNumber).toBe(sectorNumber);
});
