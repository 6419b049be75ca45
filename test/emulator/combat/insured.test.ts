import { beforeAll, expect, test } from "vitest";
import { accrualOf } from "../../../functions/src/platform/accrual.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { notices } from "../../../functions/src/players/schema.ts";
import { payInsurance } from "../../../functions/src/ships/insurance/payInsurance.ts";
import { pilots, ships } from "../../../functions/src/ships/schema.ts";
import { grant, held, move, testKinds } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion, refusalOf, untilStatus } from "../regions/world.ts";
import { cargoOf, creditsOf, load, pilotOf } from "../ships/world.ts";
import { type Attacked, attackOn, fighterIn } from "./world.ts";

let regionId: string;

beforeAll(async () => {
  regionId = (await activeRegion()).regionId;
  await untilStatus("nexus", "active");
}, 120_000);

const FUND = "platform:insurance" as const;
const insure = (more: object = {}) => ({
  regionId,
  cargo: true,
  journey: false,
  maxTotalCredits: 1_000,
  ...more,
});

/** Somebody with ore that is insured, in a ship that the next shot destroys. */
async function insured(): Promise<{ actor: Actor; shipId: string }> {
  const { actor, shipId } = await fighterIn(regionId, { shipClass: "freighter", cargo: { ore: 40 } });
  const { place } = await pilotOf(actor);
  expect(refusalOf(await actor.send("ships/takeInsurance", insure()))).toBe("NOT_DOCKED");
  await pilots.ref({ uid: actor.uid }).update({ place: { ...place, sectorNumber: 1, berth: "port" } });
  expect(refusalOf(await actor.send("ships/takeInsurance", insure({ maxTotalCredits: 19 })))).toBe(
    "PRICE_CHANGED",
  );
  const [fund, credits] = [await held(FUND), await creditsOf(actor)];
  expect(await actor.call("ships/takeInsurance", insure())).toEqual({
    premiumCredits: 20,
    journeyCredits: 0,
    coverCredits: 320,
  });
  expect([await held(FUND), await creditsOf(actor)]).toEqual([fund + 20, credits - 20]);
  expect(refusalOf(await actor.send("ships/takeInsurance", insure()))).toBe("NOTHING_TO_INSURE");
  await pilots.ref({ uid: actor.uid }).update({ place });
  await ships.ref({ shipId }).update({ hullPoints: 1, shield: accrualOf(0, new Date()) });
  return { actor, shipId };
}

test("insured cargo burns with the ship: nobody loots it, and the fund pays once, what it lacks later", {
  timeout: 180_000,
}, async () => {
  const { actor: victim } = await insured();
  const { actor: victor, shipId } = await fighterIn(regionId, { shipClass: "cruiser" });
  const before = await creditsOf(victim);
  const { defender } = await victor.call<Attacked & { defender: { burnt: object[] } }>(
    "combat/attack",
    attackOn(victim, regionId),
  );
  expect(defender).toMatchObject({ looted: [], wrecked: [], burnt: [{ commodity: "ore", units: 40 }] });
  expect(await cargoOf(shipId)).toEqual({});
  expect((await pilotOf(victim)).insurance).toMatchObject({ cargo: null, owedCredits: 320 });
  // A fund that has 100 left pays those, and the rest once it has it.
  const surplus = (await held(FUND)) - 100;
  if (surplus > 0) await move({ [FUND]: -surplus, issuance: surplus }, testKinds.testLoss);
  else await grant(FUND, -surplus);
  await Promise.all([payInsurance({ uid: victim.uid }), payInsurance({ uid: victim.uid })]);
  expect([await creditsOf(victim), await held(FUND)]).toEqual([before + 100, 0]);
  const { insurance } = await pilotOf(victim);
  expect(insurance.owedCredits).toBe(220);
  await grant(FUND, 1_000);
  await payInsurance({ uid: victim.uid });
  expect(await creditsOf(victim)).toBe(before + 100);
  await pilots.ref({ uid: victim.uid }).update({ insurance: { ...insurance, dueAt: new Date() } });
  await payInsurance({ uid: victim.uid });
  expect([await creditsOf(victim), await held(FUND)]).toEqual([before + 320, 780]);
  expect((await pilotOf(victim)).insurance).toMatchObject({ owedCredits: 0, dueAt: null });
  const told = await notices.collection({ uid: victim.uid }).get();
  expect(told.docs.filter((notice) => notice.data().kind === "INSURANCE_PAID")).toHaveLength(2);
  expect(await checkLedger()).toEqual([]);
});

test("what is not insured is looted as ever", async () => {
  const { actor: victim, shipId: lost } = await insured();
  await load(lost, "ore", 10);
  const { actor: victor, shipId } = await fighterIn(regionId, { shipClass: "cruiser" });
  const { defender, taxCredits } = await victor.call<Attacked>("combat/attack", attackOn(victim, regionId));
  expect([defender.looted, taxCredits]).toEqual([[{ commodity: "ore", units: 10 }], 10]);
  expect(await cargoOf(shipId)).toEqual({ ore: 10 });
});

test("docking at home ends the insurance", async () => {
  const { actor } = await insured();
  const { place, insurance } = await pilotOf(actor);
  await pilots
    .ref({ uid: actor.uid })
    .update({ place: { ...place, sectorNumber: 1 }, insurance: { ...insurance, journey: true } });
  await actor.call("ships/dock", { regionId });
  expect((await pilotOf(actor)).insurance).toMatchObject({ cargo: null, journey: false });
});
