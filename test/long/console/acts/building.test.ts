import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { after, DAY_MS } from "../../../../functions/src/platform/duration.ts";
import { constructions } from "../../../../functions/src/ships/constructions/schema.ts";
import { gatePermits, playerGates } from "../../../../functions/src/ships/playerGates/schema.ts";
import { ships } from "../../../../functions/src/ships/schema.ts";
import { guildYard } from "../../../emulator/ships/builders.ts";
import { linesOf, load, pilotOf } from "../../../emulator/ships/world.ts";
import { findChromium, launchChromium } from "../../../support/chromium.ts";
import { grant } from "../../../support/ledger/ledger.ts";
import { ACTED, comeTo, openActed } from "../../../web/actedWorld.ts";
import { actBy } from "../../../web/acting.ts";
import { expectSound, visitAsCyrus } from "../../../web/visit.ts";
import { accountOf, closeWorld } from "../../../web/world.ts";

const executable = findChromium(process.env);
const { uid, home, governed } = ACTED;
const SITE = 300;
const FAR = 40;

describe.skipIf(executable === null)("a builder's acts in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    await openActed(["nexus", home]);
    browser = await launchChromium(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    await closeWorld();
  });

  test("a jumper is begun and called off; one that is done is taken over", async () => {
    await comeTo(await guildYard(), "hauler");
    const visited = await visitAsCyrus(browser, "/ways", 320);
    const { page, context } = visited;
    await actBy(visited, "Bring parts", {
      fields: { "It builds": "jumper", Credits: "1000" },
      confirm: "Bring them now",
      said: "They are there. More is missing.",
    });
    expect((await constructions.ref({ uid }).get()).data()?.paidCredits).toBe(1_000);
    await expectSound(visited);
    await actBy(visited, "Call it off", {
      confirm: "Call it off now",
      said: "1,000 credits and nothing are back.",
    });
    expect((await constructions.ref({ uid }).get()).exists).toBe(false);
    await bring("jumper", 100_000, [{ ore: 200 }, { ore: 200, rare_goods: 40 }]);
    await constructions.ref({ uid }).update({ readyAt: new Date() });
    await actBy(visited, "Take over the warp jumper", {
      fields: { Name: "Leap" },
      confirm: "Take it over now",
      said: "It is in your berth.",
    });
    const { docs } = await ships.collection({}).where("ownerUid", "==", uid).get();
    expect(docs.map((ship) => ship.data().name)).toContain("Leap");
    await page.goto("/travel");
    await page.getByText("Leap").first().waitFor();
    await context.close();
  });

  test("a gate is permitted, raised, tolled, passed, and given up", async () => {
    await comeTo(await guildYard(), "hauler");
    await bring("gate", 49_000, [
      { ore: 250 },
      { ore: 250 },
      { ore: 250 },
      { ore: 250 },
      { rare_goods: 100 },
    ]);
    const visited = await visitAsCyrus(browser, `/gates/${governed}`);
    const { page, context } = visited;
    const permit = () =>
      actBy(visited, "Permit a gate", {
        fields: { "Player, by uid": uid, "Region on the other side, by its id": home },
        confirm: "Permit it now",
        said: "It is permitted until",
      });
    const permitted = async () => (await gatePermits.ref({ regionId: governed, uid }).get()).exists;
    await permit();
    expect(await permitted()).toBe(true);
    await expectSound(visited);
    await actBy(visited, "Take the permit back", { confirm: "Take it back now", said: "It is taken back." });
    expect(await permitted()).toBe(false);
    await permit();
    await gatePermits.ref({ regionId: home, uid }).set({
      ...{ regionId: home, uid, withRegionId: governed, grantedByUid: "somebody" },
      expiresAt: after(new Date(), DAY_MS),
    });
    await page.goto("/ways");
    await actBy(visited, "Bring parts", {
      fields: { Credits: "1000" },
      confirm: "Bring them now",
      said: "All parts are there.",
    });
    await comeTo({ regionId: home, sectorNumber: SITE, berth: "space" }, "warp_jumper");
    await actBy(visited, "Make a gate of this jumper here", {
      fields: {
        "To the region, by its id": governed,
        "To the sector, 8 to 500": String(FAR),
        "Toll, credits": "101",
      },
      confirm: "Raise it now",
      said: "It is raised, and opens on",
    });
    const [gate] = (await playerGates.collection({}).where("ownerUid", "==", uid).get()).docs;
    expect(gate!.data()).toMatchObject({ regionIds: [home, governed], tollCredits: 101 });
    const gateId = gate!.id;
    const stored = async () => (await playerGates.ref({ gateId }).get()).data()!;
    await actBy(visited, "Set another toll", {
      fields: { "Toll, credits": "99" },
      confirm: "Set it now",
      said: "It is asked from",
    });
    expect((await stored()).nextToll?.tollCredits).toBe(99);
    await grant(gate!.data().tollTo as `tolls:${string}`, 86);
    await actBy(visited, "Collect the tolls", {
      confirm: "Collect now",
      said: "86 credits are collected.",
    });
    await expectSound(visited);
    await playerGates.ref({ gateId }).update({ opensAt: new Date() });
    await page.goto(`/gates/${home}`);
    await page.getByText("You pass free.").waitFor();
    await actBy(visited, `Pass to ${governed}`, { confirm: "Begin it now", said: "You are under way" });
    expect((await pilotOf({ uid })).passageId).not.toBeNull();
    await page.goto("/ways");
    await actBy(visited, "Give the gate up", { confirm: "Give it up now", said: "It closes on" });
    expect((await stored()).closesAt).not.toBeNull();
    await context.close();
  });

  test("another player's gate is taken down, with a reason", async () => {
    const gateId = "gate-of-rhea";
    await playerGates.ref({ gateId }).set({
      ...{ ownerUid: "rhea", tollTo: "player:rhea", tollCredits: 10, nextToll: null, closesAt: null },
      ...{ regionIds: [home, governed], sectorNumbers: [SITE + 1, FAR] },
      ...{ raisedAt: after(new Date(), -2 * DAY_MS), opensAt: after(new Date(), -DAY_MS) },
    });
    const visited = await visitAsCyrus(browser, `/gates/${governed}`, 320);
    await actBy(visited, "Take the gate down", {
      fields: { "Reason, for its owner and the public log": "It brings in smugglers." },
      confirm: "Take it down",
      said: "It closes on",
    });
    expect((await playerGates.ref({ gateId }).get()).data()?.closesAt).not.toBeNull();
    await expectSound(visited);
    await visited.context.close();
  });
});

/** Brings credits and, in as many goes as holds take, goods. */
async function bring(
  kind: "jumper" | "gate",
  credits: number,
  loads: readonly Parameters<typeof linesOf>[0][],
): Promise<void> {
  const cyrus = await accountOf("cyrus");
  for (const [index, goods] of loads.entries()) {
    const lines = linesOf(goods) as { commodity: "ore"; units: number }[];
    const { shipId } = await pilotOf({ uid });
    for (const { commodity, units } of lines) await load(shipId, commodity, units);
    await cyrus.client.ships.bringParts({ kind, credits: index === 0 ? credits : 0, goods: lines });
  }
  await cyrus.close();
}
