import { expect, test } from "vitest";
import { accrualOf } from "../../functions/src/platform/accrual.ts";
import { checkLedger } from "../../functions/src/platform/ledger/check.ts";
import { paperIn } from "../../functions/src/ports/paper.ts";
import { deskId, desks } from "../../functions/src/ports/schema.ts";
import { pilots } from "../../functions/src/ships/schema.ts";
import { altered, KEYS, outcomeOf } from "../emulator/ports/world.ts";
import { type Actor, activeRegion } from "../emulator/regions/world.ts";
import { cargoOf, creditsOf, pilotOf, trader } from "../emulator/ships/world.ts";

const TRADERS = 200;
const LAST_UNITS = 10;
const CREDITS = 1_000;

interface Quoted {
  readonly paper: string;
}

test("of two hundred traders for the last ten units of a desk, ten have one each, and nobody else pays anything", {
  timeout: 900_000,
}, async () => {
  const { regionId } = await activeRegion();
  const lines = [{ commodity: "machinery", side: "buy", units: 1 }];
  const crowd: { actor: Actor; paper: string }[] = [];
  while (crowd.length < TRADERS) {
    const actor = await trader(regionId, CREDITS + 10);
    await actor.call("membership/joinRegion", { regionId });
    crowd.push({ actor, paper: (await actor.call<Quoted>("ports/quote", { regionId, lines })).paper });
  }
  const { sectorNumber } = paperIn(crowd[0]!.paper, KEYS);
  const last = { regionId, sectorNumber, desk: 3 };
  const now = new Date();
  await desks.ref({ regionId, deskId: deskId(sectorNumber, last.desk) }).set({
    ...last,
    left: { machinery: accrualOf(LAST_UNITS, now) },
    purse: accrualOf(0, now),
    days: [],
    samples: [],
    tradedOn: null,
  });
  for (const { actor } of crowd)
    await pilots.ref({ uid: actor.uid }).update({ "place.sectorNumber": sectorNumber });
  const expiresAt = new Date(now.getTime() + 600_000);
  const outcomes = await Promise.all(
    crowd.map(({ actor, paper }) =>
      outcomeOf(actor, {
        regionId,
        paper: altered(paper, { ...last, expiresAt, quotedNetCredits: -CREDITS }),
      }),
    ),
  );
  expect(outcomes.filter((reason) => reason === undefined)).toHaveLength(LAST_UNITS);
  expect(outcomes.filter((reason) => reason === "STOCK_SHORT")).toHaveLength(TRADERS - LAST_UNITS);
  for (const [index, { actor }] of crowd.entries()) {
    const { shipId } = await pilotOf(actor);
    const hasTraded = outcomes[index] === undefined;
    expect(await cargoOf(shipId)).toEqual(hasTraded ? { machinery: 1 } : {});
    expect((await creditsOf(actor)) < CREDITS).toBe(hasTraded);
  }
  expect(await checkLedger()).toEqual([]);
});
