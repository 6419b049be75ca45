import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gates } from "../../../../functions/src/galaxy/documents.ts";
import { monthOf } from "../../../../functions/src/platform/ledger/day.ts";
import { players } from "../../../../functions/src/players/schema.ts";
import { passages } from "../../../../functions/src/ships/schema.ts";
import { mouthsOf } from "../../../../functions/src/ships/tunnels/mouths.ts";
import { tunnelMaps } from "../../../../functions/src/ships/tunnels/schema.ts";
import { LOCAL_TUNNEL_KEY } from "../../../../scripts/stack/run.ts";
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
const FRIEND = "demo-ada";

describe.skipIf(executable === null)("a traveller's acts in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    await openActed(["nexus", home], async ({ client }) => {
      await load((await pilotOf({ uid })).shipId, "ore", 10);
      await client.ships.storeCargo({ regionId: home, goods: [{ commodity: "ore", units: 10 }] });
      const friend = await accountOf("ada");
      await friend.client.players.registerPlayer({ name: "Ada" });
      await friend.close();
      // What the guild pays maps with.
      await grant("platform:gates", 5_000);
    });
    browser = await launchChromium(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    await closeWorld();
  });

  test("freight is sent from a depot, for what it costs", async () => {
    const visited = await visitAsCyrus(browser, "/cargo", 320);
    const { page, context } = visited;
    const freight = page.locator("details").filter({ hasText: `Send freight from ${home}` });
    await freight.locator("summary").press("Enter");
    await freight.getByLabel("To the region, by its id").fill("nexus");
    await freight.getByLabel("Units, 500 at most").fill("5");
    await freight.getByRole("button", { name: "What does it cost?" }).press("Enter");
    await freight.getByRole("button", { name: /^For \d+ credit/ }).press("Enter");
    // The refusal that tells the price is logged by its status.
    expect(visited.complaints.splice(0)).toEqual([expect.stringContaining("400")]);
    await expectSound(visited);
    await freight.getByRole("button", { name: "Send it now" }).press("Enter");
    await page.getByText(/^It is under way, and arrives on/).waitFor();
    const { docs } = await passages.collection({}).where("uid", "==", uid).get();
    expect(docs.map((passage) => passage.data().manifest)).toEqual([linesOf({ ore: 5 })]);
    await context.close();
  });

  test("the express lanes are ridden, from terminal to terminal", async () => {
    const { docs } = await gates.collection({}).where("kind", "==", "terminal").limit(2).get();
    const [from, to] = docs.map((gate) => [gate.id, gate.data().sectorNumbers[0]] as const);
    await comeTo({ regionId: "nexus", sectorNumber: from![1], berth: "space" }, "scout");
    const visited = await visitAsCyrus(browser, "/travel");
    await actBy(visited, "Ride on the express lanes", {
      fields: { To: to![0] },
      confirm: "Ride now",
      said: new RegExp(`You are in sector ${to![1]}, for \\d+ credits`),
    });
    expect((await pilotOf({ uid })).place.sectorNumber).toBe(to![1]);
    await expectSound(visited);
    await visited.context.close();
  });

  test("a tunnel is found and passed, its map given away and sold", async () => {
    const mouths = mouthsOf(LOCAL_TUNNEL_KEY, home, monthOf(new Date()));
    const { tunnelId, sectorNumber } = mouths.find(({ leadsWithin }) => leadsWithin)!;
    const mouth = { regionId: home, sectorNumber, berth: "space" } as const;
    const map = async (ownerUid: string = uid) =>
      (await tunnelMaps.ref({ uid: ownerUid, tunnelId }).get()).data();
    await comeTo(mouth, "scout");
    const visited = await visitAsCyrus(browser, "/ways");
    const { context } = visited;
    const survey = () =>
      actBy(visited, "Survey this sector", { confirm: "Survey now", said: "You have found a tunnel." });
    await survey();
    const [, far] = (await map())!.ends;
    await expectSound(visited);
    await actBy(visited, `Pass it to sector ${far.sectorNumber}`, {
      confirm: "Pass it now",
      said: `You are in sector ${far.sectorNumber}.`,
    });
    expect((await pilotOf({ uid })).place.sectorNumber).toBe(far.sectorNumber);
    await actBy(visited, "Give the map to a player", {
      fields: { "Player, by uid": FRIEND },
      confirm: "Give it now",
      said: "It is given.",
    });
    expect([await map(), await map(FRIEND)]).toEqual([undefined, expect.anything()]);
    await comeTo(mouth, "scout");
    await survey();
    await comeTo(await guildYard(), "scout");
    await actBy(visited, "Sell the map to the explorer guild", {
      confirm: "Sell it now",
      said: "It is sold, for 200 credits.",
    });
    expect(await map()).toBeUndefined();
    await context.close();
  });

  test("a jump is begun, and called off in customs", async () => {
    // Galactic Citizens wait for none.
    await players.ref({ uid }).update({ galacticCitizen: false });
    await comeTo({ regionId: home, sectorNumber: 300, berth: "space" }, "warp_jumper");
    const visited = await visitAsCyrus(browser, "/ways");
    const { page, context } = visited;
    await actBy(visited, "Jump to another region", {
      fields: { "To the region, by its id": governed, "To the sector, 8 to 500": "400" },
      confirm: "Begin it now",
      said: "You are under way, and arrive on",
    });
    const { passageId } = await pilotOf({ uid });
    expect((await passages.ref({ passageId: passageId! }).get()).data()?.by).toBe("jumper");
    await page.goto("/travel");
    await actBy(visited, "Call the passage off", {
      confirm: "Call it off now",
      said: "It is called off.",
    });
    expect((await pilotOf({ uid })).passageId).toBeNull();
    await expectSound(visited);
    await context.close();
  });
});
