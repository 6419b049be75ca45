import { beforeAll, expect, test } from "vitest";
import { gates } from "../../functions/src/galaxy/documents.ts";
import { checkLedger } from "../../functions/src/platform/ledger/check.ts";
import { settlePassage } from "../../functions/src/ships/passages/settlePassage.ts";
import { passages, pilots } from "../../functions/src/ships/schema.ts";
import { type Actor, activeRegion, untilStatus } from "../emulator/regions/world.ts";
import { flyer, pilotOf } from "../emulator/ships/world.ts";
import { grant, openAccounts } from "../support/ledger/ledger.ts";

const timeout = 900_000;
const RIDERS = 200;
const PASSENGERS = 100;
const MINUTE_MS = 60_000;
let home: string;

beforeAll(async () => {
  home = (await activeRegion()).regionId;
  await untilStatus("nexus", "active");
}, timeout);

/** So many pilots with 1,000 credits each, in space in one sector. */
async function crowdAt(count: number, regionId: string, sectorNumber: number): Promise<Actor[]> {
  const crowd: Actor[] = [];
  for (let number = 0; number < count; number++) {
    const actor = await flyer(home);
    const { uid } = actor;
    await openAccounts({ accountId: `player:${uid}`, holderUid: uid });
    await grant(`player:${uid}`, 1_000);
    await pilots.ref({ uid }).update({ place: { regionId, sectorNumber, berth: "space" } });
    crowd.push(actor);
  }
  return crowd;
}

const refusals = (
  answers: readonly { readonly error?: { readonly details?: { readonly reason?: string } } }[],
) => answers.flatMap(({ error }) => (error === undefined ? [] : [error.details?.reason]));

test("200 pilots ride at once from one terminal: each at the first sending", { timeout }, async () => {
  const terminals = await gates.collection({}).where("kind", "==", "terminal").limit(2).get();
  const [from, to] = terminals.docs.map((doc) => ({ gateId: doc.id, ...doc.data() }));
  const riders = await crowdAt(RIDERS, "nexus", from!.sectorNumbers[0]);
  const riding = { fromGateId: from!.gateId, toGateId: to!.gateId };
  const answers = await Promise.all(riders.map((rider) => rider.send("ships/rideLane", riding)));
  expect(refusals(answers)).toEqual([]);
  for (const rider of riders) expect((await pilotOf(rider)).place.sectorNumber).toBe(to!.sectorNumbers[0]);
});

test("100 pilots book at one gate at once, and their passages, due in one minute, all arrive at the first try", {
  timeout,
}, async () => {
  const { sectorNumbers } = (await gates.ref({ gateId: home }).get()).data()!;
  const passengers = await crowdAt(PASSENGERS, home, sectorNumbers[1]);
  const booking = { regionId: home, toRegionId: "nexus", maxTotalCredits: 100 };
  const answers = await Promise.all(
    passengers.map((passenger) => passenger.send("ships/bookPassage", booking)),
  );
  expect(refusals(answers)).toEqual([]);
  const at = new Date(Date.now() - MINUTE_MS);
  const passageIds = await Promise.all(
    passengers.map(async (passenger) => (await pilotOf(passenger)).passageId!),
  );
  for (const passageId of passageIds)
    await passages.ref({ passageId }).update({ customsUntil: at, arrivesAt: at, dueAt: at });
  await Promise.all(passageIds.map((passageId) => settlePassage({ passageId })));
  for (const passageId of passageIds)
    expect((await passages.ref({ passageId }).get()).data()!.settled).toMatchObject({ how: "arrived" });
  expect(await checkLedger()).toEqual([]);
});
