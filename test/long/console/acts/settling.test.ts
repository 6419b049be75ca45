import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newColony } from "../../../../functions/src/colonies/plots/founding.ts";
import { colonies, outposts } from "../../../../functions/src/colonies/schema.ts";
import type { Sector } from "../../../../functions/src/galaxy/schema.ts";
import { HOUR_MS } from "../../../../functions/src/platform/duration.ts";
import { ships } from "../../../../functions/src/ships/schema.ts";
import { colonyIn, planetsIn } from "../../../emulator/colonies/world.ts";
import { load, pilotOf } from "../../../emulator/ships/world.ts";
import { findChromium, launchChromium } from "../../../support/chromium.ts";
import { ACTED, comeTo, openActed } from "../../../web/actedWorld.ts";
import { actBy } from "../../../web/acting.ts";
import { expectSound, visitAsCyrus } from "../../../web/visit.ts";
import { closeWorld } from "../../../web/world.ts";

const executable = findChromium(process.env);
const { uid, home: regionId } = ACTED;

describe.skipIf(executable === null)("a settler's acts in a browser", () => {
  let browser: Browser;
  let planet: Sector;

  beforeAll(async () => {
    await openActed([regionId]);
    // With room for a neighbour.
    planet = (await planetsIn(regionId)).find((sector) => sector.planet!.habitabilityPercent >= 75)!;
    browser = await launchChromium(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    await closeWorld();
  });

  test("a colony is founded, landed at, collected, expanded, offered, and given up", async () => {
    await comeTo({ regionId, sectorNumber: planet.number, berth: "space" }, "freighter");
    const visited = await visitAsCyrus(browser, "/colonies");
    const { context } = visited;
    await actBy(visited, "Found a colony", {
      fields: { Plot: "2" },
      confirm: "Found it now",
      said: "It is founded, for 5,000 credits.",
    });
    const colonyId = `${planet.number}-2`;
    const colony = async () => (await colonyIn(regionId, colonyId))!;
    expect((await colony()).ownerUid).toBe(uid);
    await actBy(visited, "Land here", { confirm: "Land now", said: "You have landed." });
    expect((await pilotOf({ uid })).place.berth).toBe("planet");
    // As if it had worked for weeks.
    const { store } = await colony();
    await colonies.ref({ regionId, colonyId }).update({ "store.untilMs": store.untilMs - 1_000 * HOUR_MS });
    await load((await pilotOf({ uid })).shipId, "ore", 50);
    await actBy(visited, "Collect what is in store", {
      confirm: "Collect now",
      said: /30.* loaded, \d+ credits? of tax\./,
    });
    expect((await colony()).store.untilMs).toBeGreaterThan(store.untilMs - HOUR_MS);
    await actBy(visited, "Expand to level 1", { confirm: "Expand now", said: "It is of level 1 now." });
    expect((await colony()).level).toBe(1);
    await expectSound(visited);
    await actBy(visited, "Offer it to a player", {
      fields: { "Player, by uid": "demo-ada" },
      confirm: "Offer it now",
      said: "It is offered.",
    });
    expect((await colony()).offeredToUid).toBe("demo-ada");
    await actBy(visited, "Withdraw the offer", { confirm: "Withdraw it now", said: "It is withdrawn." });
    expect((await colony()).offeredToUid).toBeNull();
    await actBy(visited, "Leave the ship here", { confirm: "Leave it now", said: "You are in the pod." });
    expect((await pilotOf({ uid })).shipClass).toBe("escape_pod");
    await fetchShips("planet");
    await context.close();
  });

  test("a colony that is offered is taken over, and given up", async () => {
    await comeTo({ regionId, sectorNumber: planet.number, berth: "space" }, "freighter");
    const colonyId = `${planet.number}-1`;
    const founded = { regionId, sectorNumber: planet.number, plot: 1, ownerUid: "rhea" };
    await colonies.ref({ regionId, colonyId }).set({
      ...newColony({ ...founded, planet: planet.planet! }, Date.now(), new Date()),
      offeredToUid: uid,
    });
    const visited = await visitAsCyrus(browser, "/colonies", 320);
    const { page, context } = visited;
    await actBy(visited, "Take over the colony that is offered to you", {
      confirm: "Take it over now",
      said: "It is yours.",
    });
    expect((await colonyIn(regionId, colonyId))?.ownerUid).toBe(uid);
    const given = page.getByRole("button", { name: "Give it up", exact: true });
    // That of the test before, too, if it ran.
    const { size } = await colonies.collection({ regionId }).where("ownerUid", "==", uid).get();
    await expect.poll(() => given.count()).toBe(size);
    for (let left = size; left > 0; left--) {
      await given.first().press("Enter");
      await page.getByRole("button", { name: "Give it up now" }).press("Enter");
      await expect.poll(() => given.count()).toBe(left - 1);
      await page.getByRole("status").filter({ hasText: "It is given up." }).first().waitFor();
    }
    await page.getByText("You have no colony and no outpost.").waitFor();
    expect(await colonyIn(regionId, colonyId)).toBeUndefined();
    await context.close();
  });

  test("an outpost is built, landed at for its rent, and given up", async () => {
    await comeTo({ regionId, sectorNumber: 301, berth: "space" }, "freighter");
    const visited = await visitAsCyrus(browser, "/colonies");
    const { context } = visited;
    await actBy(visited, "Build an outpost here", {
      confirm: "Build it now",
      said: "It is built, for 5,000 credits.",
    });
    const outpost = async () => (await outposts.ref({ regionId, uid }).get()).data();
    expect((await outpost())?.sectorNumber).toBe(301);
    await outposts.ref({ regionId, uid }).update({ "rent.amount": 100 });
    await actBy(visited, "Land here", {
      confirm: "Land now",
      said: "You have landed, and paid 100 credits of rent.",
    });
    await expectSound(visited);
    await actBy(visited, "Leave the ship here", { confirm: "Leave it now", said: "You are in the pod." });
    await fetchShips("outpost");
    await actBy(visited, "Give it up", { confirm: "Give it up now", said: "It is given up." });
    expect(await outpost()).toBeUndefined();
    await context.close();
  });
});

/** As if what was left in a berth had been brought to a port. */
async function fetchShips(berth: "planet" | "outpost"): Promise<void> {
  const { docs } = await ships.collection({}).where("ownerUid", "==", uid).get();
  for (const ship of docs.filter((each) => each.data().place?.berth === berth))
    await ship.ref.update({ place: { regionId, sectorNumber: 1, berth: "port" } });
}
