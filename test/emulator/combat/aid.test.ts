import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, expect, test } from "vitest";
import { engagements as example } from "../../../functions/src/combat/examples.ts";
import { engagements } from "../../../functions/src/combat/schema.ts";
import { treaties as treatyExample } from "../../../functions/src/governance/treaties/examples.ts";
import { treaties } from "../../../functions/src/governance/treaties/schema.ts";
import { treatyIdOf } from "../../../functions/src/governance/treaties/treaty.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../functions/src/platform/duration.ts";
import { inRegion, settings } from "../../../functions/src/regions/schema.ts";
import { CLASSES } from "../../../functions/src/ships/classes.ts";
import { ships } from "../../../functions/src/ships/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { grant, held, openAccounts } from "../../support/ledger/ledger.ts";
import { deliver } from "../../support/work.ts";
import { noticesOf, publicLog } from "../governance/treatyWorld.ts";
import { enrol, openRegion } from "../membership/world.ts";
import { type Actor, activeRegion, freshId, refusalOf } from "../regions/world.ts";
import { type Attacked, attackOn, fighterIn } from "./world.ts";

const timeout = 120_000;
const SHIPS = 4;
const allyId = freshId("ally");
const allyOwner = freshId("owner");
let regionId: string;
let owner: Actor;

/** A pact of four ships within two hours with an ally who has the money for them once. */
beforeAll(async () => {
  ({ regionId, owner } = await activeRegion());
  await enrol(allyOwner);
  await openRegion(allyId, { ownerUid: allyOwner });
  const terms = { type: "defense_pact" as const, aidShips: SHIPS, withinHours: 2 };
  const pact = treatyIdOf(regionId, allyId, terms.type);
  const agreement = { ...treatyExample.agreement, terms };
  await treaties.ref(pact).set({ ...treatyExample, ...pact, type: terms.type, recentOffers: [], agreement });
  await openAccounts({ accountId: `treasury:${allyId}`, regionId: allyId });
  await grant(`treasury:${allyId}`, SHIPS * 240);
}, timeout);
afterEach(() => setClockOffset(0));

const besideNow = async () => (await settings.ref(inRegion(regionId)).get()).data()!;

/** As if somebody had been attacked in the region so long after the beginning of the test. */
async function attacked({ uid: defenderUid }: Actor, passedMs: number): Promise<string> {
  const engagementId = randomUUID();
  const at = new Date(Date.now() + passedMs);
  await engagements.ref({ engagementId }).set({ ...example, regionId, defenderUid, at } as never);
  return engagementId;
}

const calling = (engagementId: string) =>
  owner.send("combat/callAid", { regionId, withRegionId: allyId, engagementId });

test("an ally pays for its ships when they are due, and they guard residents for a day; who cannot pay has broken the pact", {
  timeout,
}, async () => {
  // Neither of two warp jumpers breaks the other's shield.
  const [attacker, target] = [
    await fighterIn(regionId, { shipClass: "warp_jumper" }),
    await fighterIn(regionId, { shipClass: "warp_jumper" }),
  ];
  const engagementId = await attacked(target.actor, 0);
  expect(refusalOf(await calling(engagementId))).toBe("NOT_ATTACKED");
  await members.ref({ regionId, uid: target.actor.uid }).update({ standing: "resident" });
  expect((await calling(engagementId)).result).toMatchObject({ ships: SHIPS });
  expect(refusalOf(await calling(engagementId))).toBe("AID_UNDER_WAY");
  await deliver("sendAid", { regionId });
  expect((await besideNow()).aid).toMatchObject({ until: null });

  const dueMs = 2 * HOUR_MS + MINUTE_MS;
  setClockOffset(dueMs);
  await deliver("sendAid", { regionId });
  await deliver("sendAid", { regionId });
  expect((await besideNow()).aid).toMatchObject({ ships: SHIPS, dueAt: null });
  expect(await held(`treasury:${allyId}`)).toBe(0);
  const { shieldPoints } = CLASSES.warp_jumper;
  const fight = await attacker.actor.call<Attacked>("combat/attack", attackOn(target.actor, regionId));
  expect(fight).toMatchObject({
    attacker: { shieldPoints },
    defender: { shieldPoints: shieldPoints + SHIPS * 50 },
  });
  expect((await ships.ref({ shipId: target.shipId }).get()).data()!.shield.amount).toBe(shieldPoints);

  const nextMs = dueMs + DAY_MS;
  setClockOffset(nextMs);
  expect(refusalOf(await calling(engagementId))).toBe("NOT_ATTACKED");
  expect((await calling(await attacked(target.actor, nextMs))).error).toBeUndefined();
  setClockOffset(nextMs + dueMs);
  await deliver("sendAid", { regionId });
  expect((await besideNow()).aid).toBeNull();
  const pact = (await treaties.ref(treatyIdOf(regionId, allyId, "defense_pact")).get()).data()!;
  expect(pact.agreement!.breach).toMatchObject({ byRegionId: regionId });
  for (const uid of [owner.uid, allyOwner])
    expect(await noticesOf(uid)).toEqual(
      expect.arrayContaining(["AID_CALLED", "AID_SENT", "TREATY_BREACHED"]),
    );
  expect(await publicLog(allyId)).toEqual(["callAid", "callAid", "declareBreach", "sendAid"]);
});
