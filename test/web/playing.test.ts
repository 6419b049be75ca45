import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gates, sectors } from "../../functions/src/galaxy/documents.ts";
import { stageMember } from "../../functions/src/membership/change/stageMember.ts";
import { newMember } from "../../functions/src/membership/newMember.ts";
import { after, DAY_MS } from "../../functions/src/platform/duration.ts";
import { db, transact } from "../../functions/src/platform/store.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { pilots, presence } from "../../functions/src/ships/schema.ts";
import { exampleOf } from "../../scripts/generate/declared.ts";
import { fighterIn, SECTOR } from "../emulator/combat/world.ts";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { emptyDatabase } from "../support/emptyDatabase.ts";
import { openAccounts } from "../support/ledger/ledger.ts";
import {
  expectFewFollowed,
  expectSound,
  expectSoundAtEachWidth,
  followedBy,
  readsOf,
  tabTo,
  visitAsCyrus,
} from "./visit.ts";
import { admitCast, buildRegions, closeWorld, serveConsole } from "./world.ts";

const executable = findChromium(process.env);
const UID = "demo-cyrus";
const HOME = "default";
/** The player, the pilot, and the membership of the default region. */
const SHELL_READS = 3;

describe.skipIf(executable === null)("a pilot's pages in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    await emptyDatabase();
    await buildRegions(["nexus", HOME]);
    await openAccounts({ accountId: `treasury:${HOME}`, regionId: HOME });
    // Ports have filled their stocks and purses.
    await regions.ref({ regionId: HOME }).update({ activatedAt: after(new Date(), -5 * DAY_MS) });
    const cyrus = await admitCast();
    await cyrus.client.ships.undock({ regionId: HOME });
    await cyrus.close();
    await serveConsole();
    browser = await launchChromium(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    await closeWorld();
  });

  const open = (address: string, width?: number) => visitAsCyrus(browser, address, width);

  test("each page by its address, at each width", async () => {
    const visited = await open("/travel");
    const { page, context } = visited;
    await page.getByText("First Light").first().waitFor();
    for (const [address, shown, reads] of [
      ["/travel", "First Light", 6],
      ["/travel?ship=unknown", "None of your ships has the id of this address.", 6],
      ["/trade", "One trades where one is docked.", 0],
      ["/colonies", "You have no colony and no outpost.", 2],
      ["/cargo", "You have stored nothing.", 4],
      ["/ways", "You have raised no gate.", 1],
      [`/gates/${HOME}`, "No player has raised a gate here.", 3],
      ["/profile", "0 of 20 are earned", 2],
      ["/fights", "No wreck lies in this sector.", 0],
      ["/fight/unknown", "There is no such fight", 1],
    ] as const) {
      await page.goto(address);
      await page.getByText(shown).first().waitFor();
      if (address === "/fights") await page.getByText("pilot is here, you among them").waitFor();
      await expectSoundAtEachWidth(visited);
      expect((await readsOf(visited)) - SHELL_READS, address).toBeLessThanOrEqual(reads);
    }
    await context.close();
  });

  test("a ship has an address, where it is marked", async () => {
    const { shipId } = (await pilots.ref({ uid: UID }).get()).data()!;
    const visited = await open(`/travel?ship=${shipId}`);
    await visited.page.locator('li[aria-current="true"] h3').getByText("First Light").waitFor();
    await expectSound(visited);
    await visited.context.close();
  });

  test("by keyboard alone: dock, ask for a quote, trade on it, and read the receipt", async () => {
    const visited = await open("/travel");
    const { page, context } = visited;
    const press = async (name: RegExp) => {
      await tabTo(visited, name);
      await page.keyboard.press("Enter");
    };
    await page.getByRole("button", { name: "Dock at the port" }).waitFor();
    await press(/^Dock at the port/);
    await page.getByText(/docking fee of 10 credits/).waitFor();
    await press(/^Dock now/);
    await page.getByRole("button", { name: "Buy a ship at the yard" }).waitFor();
    await expectSound(visited);
    await page.goto("/trade");
    await page.getByRole("button", { name: "Ask for prices" }).waitFor();
    await press(/^Ask for prices/);
    const sold = page
      .getByRole("row")
      .filter({ has: page.getByRole("cell", { name: "sells", exact: true }) });
    await sold.first().waitFor();
    await expectSound(visited);
    await tabTo(visited, /^Buy .*, units/);
    await page.keyboard.type("2");
    await page.keyboard.press("Enter");
    await page.getByText(/It stands for \d+ second/).waitFor();
    await press(/^Trade on this quote/);
    await expectSound(visited);
    await press(/^Trade now/);
    await page.getByRole("heading", { name: "Receipt" }).waitFor();
    await page.getByText(/You have paid \d+ credit/).waitFor();
    await page.getByText(/^2 (?!of).* 2 of \d+ units/).waitFor();
    await expectSound(visited);
    await page.goto("/cargo");
    await page.getByRole("button", { name: "Store goods here" }).waitFor();
    await press(/^Store goods here/);
    await page.getByText("Choose units of something.").waitFor();
    await tabTo(visited, /, up to 2$/);
    await page.keyboard.type("1");
    await expectSound(visited);
    await press(/^Store them now/);
    await page.getByRole("heading", { name: `At home, in ${HOME}` }).waitFor();
    await page.getByRole("heading", { name: /^Aboard: 1 of/ }).waitFor();
    await page.getByRole("button", { name: "What does it cost?" }).first().click();
    await page.getByRole("button", { name: /^For \d+ credit/ }).click();
    await page.getByRole("button", { name: "Insure now" }).click();
    await page.getByText(/Your cargo is insured for \d+ credit/).waitFor();
    // The refusal that tells the price is logged by its status.
    expect(visited.complaints.splice(0)).toEqual([expect.stringContaining("400")]);
    await expectSound(visited);
    await context.close();
  });

  test("a planned route is flown, from where the ship is", async () => {
    const { place } = (await pilots.ref({ uid: UID }).get()).data()!;
    const { warps } = (await sectors.ref(place).get()).data()!;
    const visited = await open(`/map/${HOME}?route=${place.sectorNumber}-${warps[0]}`, 320);
    const { page, context } = visited;
    await page.getByRole("button", { name: "Fly 1 sector of this route" }).click();
    await expectSound(visited);
    await page.getByRole("button", { name: "Fly now" }).click();
    await page.getByText(`You are in sector ${warps[0]}`).waitFor();
    await page.getByText("A route that begins where you are").waitFor();
    await page.goto("/profile");
    await page.getByRole("listitem").filter({ hasText: "first light: a warp" }).getByText("earned").waitFor();
    await context.close();
  });

  test("a passage is quoted, booked, followed, and called off", async () => {
    const gate = (await gates.ref({ gateId: HOME }).get()).data()!;
    await moveTo(gate.sectorNumbers[1]);
    const visited = await open("/travel", 320);
    const { page, context } = visited;
    await page.getByText("The gate to nexus is in this sector.").waitFor();
    await page.getByRole("button", { name: "What does it cost?" }).click();
    await page.getByText(/It costs \d+ credits; customs ask nothing./).waitFor();
    // The refusal that tells the price is logged by its status.
    expect(visited.complaints.splice(0)).toEqual([expect.stringContaining("400")]);
    await page.getByRole("button", { name: /^Book for/ }).click();
    await expectSound(visited);
    await page.getByRole("button", { name: "Book now" }).click();
    await page.getByText("in customs", { exact: true }).waitFor();
    await page.getByText(/Customs end in 10 minutes/).waitFor();
    await expectSound(visited);
    await page.getByRole("button", { name: "Call the passage off" }).click();
    await page.getByRole("button", { name: "Call it off now" }).click();
    await page.getByText("The gate to nexus is in this sector.").waitFor();
    await context.close();
  });

  test("an attack is reviewed, fought, and repeated by the browser from its record", async () => {
    await moveTo(SECTOR);
    await fighterIn(HOME, { shipClass: "freighter", cargo: { ore: 5 }, hullPoints: 1, stance: "flee" });
    const visited = await open("/fights", 320);
    const { page, context } = visited;
    await page.getByRole("button", { name: "Fight when attacked" }).click();
    await page.getByRole("button", { name: "Set it now" }).click();
    await page.getByText("It will fight.").waitFor();
    const attack = page.getByRole("button", { name: /^Attack / });
    await attack.click();
    // A newcomer is protected, and must say that it ends.
    await page.getByRole("button", { name: "Attack now" }).click();
    await page
      .getByRole("alert")
      .getByText(/waiveProtection/)
      .waitFor();
    expect(visited.complaints.splice(0)).toEqual([expect.stringContaining("400")]);
    await page.getByLabel("Give up my protection").check();
    await expectSound(visited);
    await page.getByRole("button", { name: "Attack now" }).click();
    await page.getByText(/It was fought in \d+ round/).waitFor();
    await page.getByRole("link", { name: "To the record of the fight" }).click();
    await page.getByText("It ends as the record says.").waitFor();
    await expectSound(visited);
    await page.goto("/fights");
    await page.getByRole("link", { name: new RegExp(`In sector ${SECTOR} of ${HOME}`) }).waitFor();
    await context.close();
  });

  test("no page has more than eight listeners, even of a governor with twelve memberships and six sites", async () => {
    await haveMuch();
    const visited = await open("/profile");
    const { page, context } = visited;
    for (const [address, shown, followed] of [
      ["/profile", "far-12", "members"],
      ["/colonies", "far-3", `regions/far-3/outposts/${UID}`],
      [`/region/${HOME}`, "Nobody waits to be let in.", "joinRequests"],
    ] as const) {
      await page.goto(address);
      await page.locator("main").getByText(shown).first().waitFor();
      await expect.poll(() => followedBy(visited)).toContain(followed);
      await page.waitForTimeout(1_200);
      expectFewFollowed(visited);
    }
    expect(visited.complaints).toEqual([]);
    await context.close();
  });
});

/** Puts the pilot into the space of a sector of home, as a flight would have. */
async function moveTo(sectorNumber: number): Promise<void> {
  const { shipClass } = (await pilots.ref({ uid: UID }).get()).data()!;
  await pilots.ref({ uid: UID }).update({ place: { regionId: HOME, sectorNumber, berth: "space" } });
  const open = sectorNumber === SECTOR;
  await presence.ref({ regionId: HOME, uid: UID }).update({ shipClass, sectorNumber, docked: false, open });
}

/** Cyrus belongs to twelve regions more, has as many sites as one may have, and governs the home. */
async function haveMuch(): Promise<void> {
  const at = new Date();
  for (let number = 1; number <= 12; number++) {
    const named = { uid: UID, regionId: `far-${number}`, name: "Cyrus" };
    await transact(async (tx) => stageMember(tx, newMember({ ...named, standing: "visitor", at }), at));
  }
  const sites = [1, 2, 3].flatMap((number) => [
    { kind: "colony" as const, regionId: `far-${number}`, siteId: `colony-${number}`, sectorNumber: 1 },
    { kind: "outpost" as const, regionId: `far-${number}`, siteId: UID, sectorNumber: 2 },
  ]);
  await pilots.ref({ uid: UID }).update({ sites });
  const [colony, outpost] = [await exampleOf("colonies"), await exampleOf("outposts")];
  for (const { kind, ...site } of sites) {
    const { regionId, siteId } = site;
    if (kind === "colony")
      await db()
        .doc(`regions/${regionId}/colonies/${siteId}`)
        .set({ ...colony, ...site, colonyId: siteId, ownerUid: UID });
    else
      await db()
        .doc(`regions/${regionId}/outposts/${UID}`)
        .set({ ...outpost, ...site, uid: UID });
  }
  await regions.ref({ regionId: HOME }).update({ governorUid: UID });
}
