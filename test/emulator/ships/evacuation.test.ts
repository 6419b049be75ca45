import { beforeAll, expect, test, vi } from "vitest";
import { closings } from "../../../functions/src/closing/schema.ts";
import { gates } from "../../../functions/src/galaxy/documents.ts";
import { regionGraph } from "../../../functions/src/galaxy/routes/regionGraph.ts";
import { recordOf } from "../../../functions/src/platform/documents/records.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { exportManifests } from "../../../functions/src/players/exports/schema.ts";
import { nearestPort } from "../../../functions/src/ships/idle/nearestPort.ts";
import { ships } from "../../../functions/src/ships/schema.ts";
import { admit } from "../membership/world.ts";
import { activeRegion, administrator, untilStatus } from "../regions/world.ts";
import { flyer, load, pilotOf, presenceIn, trader } from "./world.ts";

let regionId: string;

beforeAll(async () => {
  ({ regionId } = await activeRegion());
  await untilStatus("nexus", "active");
}, 90_000);

/** Ships with what is in their holds, as a multiset: whose, of which class, with how much. */
const asMultiset = (assets: readonly (readonly unknown[])[]) =>
  assets.map((asset) => JSON.stringify(asset)).toSorted();

async function assetsOf(owners: readonly { readonly uid: string }[]): Promise<string[]> {
  const owned = ships.collection({}).where(
    "ownerUid",
    "in",
    owners.map(({ uid }) => uid),
  );
  const { docs } = await owned.get();
  const holds = await Promise.all(
    docs.map(({ id }) => ledgerBalances.ref({ balanceId: `hold:${id}~0` }).get()),
  );
  return asMultiset(
    docs.map((ship, index) => [
      ship.id,
      ship.data().ownerUid,
      ship.data().class,
      holds[index]!.data()!.amounts,
    ]),
  );
}

/** By their exports of the region. */
async function exportedTo(owners: readonly { readonly uid: string }[]): Promise<string[]> {
  const manifests = await Promise.all(
    owners.map(({ uid }) => exportManifests.ref({ uid, exportId: regionId }).get()),
  );
  const lines = manifests.flatMap((manifest) => manifest.data()!.ndjson.split("\n").filter(Boolean));
  const records = lines.map(recordOf);
  const holds = new Map(records.map(({ path, fields }) => [path, fields.amounts]));
  return asMultiset(
    records
      .filter(({ path }) => path.startsWith("ships/"))
      .map(({ path, fields }) => {
        const shipId = path.slice("ships/".length);
        return [shipId, fields.ownerUid, fields.class, holds.get(`ledgerBalances/hold:${shipId}~0`)];
      }),
  );
}

test("pilots and ships in a region that closes come to the port next to its gate in the Nexus, and fly on", {
  timeout: 120_000,
}, async () => {
  const [pilot, dealer] = [await flyer(regionId), await trader(regionId, 5_010)];
  for (const { uid } of [pilot, dealer]) await admit(uid, regionId);
  const bought = { regionId, class: "freighter", name: "Second" };
  const gate = (await gates.ref({ gateId: regionId }).get()).data()!;
  const { shipId } = await dealer.call<{ shipId: string }>("ships/buyShip", bought);

  await load(shipId, "ore", 3);
  const before = await assetsOf([pilot, dealer]);
  expect(before).toHaveLength(3);

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
  // What they had is what was written for each of them, and what they have now.
  expect(await exportedTo([pilot, dealer])).toEqual(before);
  expect(await assetsOf([pilot, dealer])).toEqual(before);
  const { sectorNumber } = place;
  expect(sectorNumber).toBe(nearestPort(await regionGraph("nexus"), gate.sectorNumbers[0]));
  expect(await presenceIn(regionId, pilot)).toBeUndefined();
  await dealer.call("ships/boardShip", { regionId: "nexus", shipId });
  await pilot.call("ships/undock", { regionId: "nexus" });
  expect((await presenceIn("nexus", pilot))!.sectorNumber).toBe(sectorNumber);
});
