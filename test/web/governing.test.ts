import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { members } from "../../functions/src/membership/schema.ts";
import { regionAudit } from "../../functions/src/platform/audit.ts";
import { inRegion, settings } from "../../functions/src/regions/schema.ts";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { configurationOf } from "../support/fixtures.ts";
import { GOVERNED_PAGES } from "./addresses.ts";
import { GOVERNED, openGoverned } from "./governedWorld.ts";
import { expectSound, expectSoundAtEachWidth, readsOf, tabTo, visitAsCyrus } from "./visit.ts";
import { closeWorld } from "./world.ts";

const executable = findChromium(process.env);
const { autocracy, democracy } = GOVERNED;

describe.skipIf(executable === null)("a region's rules and members in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    await openGoverned();
    browser = await launchChromium(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    await closeWorld();
  });

  const open = (address: string, width?: number) => visitAsCyrus(browser, address, width);

  test("each page by its address, at each width", async () => {
    const visited = await open(`/settings/${autocracy}/economy`);
    const { page, context } = visited;
    await page.getByLabel("Docking fee").waitFor();
    for (const [address, shown, reads] of GOVERNED_PAGES) {
      await page.goto(address);
      await page.getByText(shown).first().waitFor();
      // In the inks that the region's culture has chosen.
      await page.locator('[data-palette="ember"]').waitFor();
      await expectSoundAtEachWidth(visited);
      expect((await readsOf(visited)) - GOVERNED.shellReads, address).toBeLessThanOrEqual(reads);
    }
    await context.close();
  });

  test("by keyboard alone a governor sets one field, and sends no other", async () => {
    const visited = await open(`/settings/${autocracy}/economy`);
    const { page, context } = visited;
    await page.getByLabel("Docking fee").waitFor();
    await tabTo(visited, /^Docking fee/);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("400");
    // A bound is told before anything is sent.
    await page.getByText(/economy.dockingFeeCredits: .*100/).waitFor();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("40");
    await tabTo(visited, /^Set now: 1 field/);
    await page.keyboard.press("Enter");
    await expectSound(visited);
    await tabTo(visited, /^Set now$/);
    await page.keyboard.press("Enter");
    await page.getByText("1 field is set.").waitFor();
    expect((await configurationOf(autocracy)).economy.dockingFeeCredits).toBe(40);
    expect(JSON.parse((await logged(autocracy, "configureEconomy")).after!)).toEqual({
      "economy.dockingFeeCredits": 40,
    });
    await context.close();
  });

  test("in a democracy a governor sets what is theirs, and puts the rest to the vote", async () => {
    const visited = await open(`/settings/${democracy}/economy`, 320);
    const { page, context } = visited;
    await page.getByLabel("Trade tax").fill("12");
    await page.getByLabel("Specialization").selectOption("mining");
    await page.getByRole("button", { name: "Set now: 1 field" }).waitFor();
    // A draft outlives a reload, which asks first.
    page.once("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await page.getByRole("button", { name: "Set now: 1 field" }).waitFor();
    expect(await page.getByLabel("Trade tax").inputValue()).toBe("12");
    // What is foretold is of this very draft.
    await page.getByRole("button", { name: "Foretell" }).click();
    await page.getByText(/^0 trades looked at/).waitFor();
    await expectSound(visited);
    await page.getByLabel("Trade tax").fill("13");
    await page.getByText("Out of date: the draft has changed since.").waitFor();
    await page.getByLabel("Trade tax").fill("12");
    await page.getByText(/^0 trades looked at/).waitFor();
    await page.getByRole("button", { name: "Put to the vote: 1 field" }).click();
    await page.getByText(/The citizens decide/).waitFor();
    await page.getByLabel("Title of the law").fill("A higher tax");
    await expectSound(visited);
    await page.getByRole("button", { name: "Put to the vote", exact: true }).click();
    await page.getByText(/It is put to the vote/).waitFor();
    // What was not put to the vote is still there to be set.
    await page.getByRole("button", { name: "Set now: 1 field" }).waitFor();
    page.once("dialog", (dialog) => void dialog.accept());
    await page.getByRole("link", { name: "To the vote" }).click();
    await page.getByRole("heading", { name: "A higher tax" }).waitFor();
    await expectSound(visited);
    await context.close();
  });

  test("a field that somebody else has set meanwhile is theirs or mine, as one says", async () => {
    const visited = await open(`/settings/${autocracy}/economy`);
    const { page, context } = visited;
    const starting = page.getByLabel("Starting credits");
    await starting.fill("2000");
    const setElsewhere = (credits: number) =>
      settings.ref(inRegion(autocracy)).update({ "economy.startingCredits": credits });
    await setElsewhere(1_500);
    await page.getByText(/Somebody has set this meanwhile to: 1,500 credits/).waitFor();
    await expectSound(visited);
    expect(await page.getByRole("button", { name: /^Set now/ }).count()).toBe(0);
    await page.getByRole("button", { name: "Keep mine: Starting credits" }).click();
    await page.getByRole("button", { name: "Set now: 1 field" }).waitFor();
    await setElsewhere(1_600);
    await page.getByRole("button", { name: "Take theirs: Starting credits" }).click();
    expect(await starting.inputValue()).toBe("1600");
    await context.close();
  });

  test("who governs nothing is told the rule", async () => {
    const visited = await open("/settings/default/gameplay", 320);
    const { page, context } = visited;
    await page.getByLabel("Ships per player").fill("12");
    await page.getByText("Only who governs the region, or whom they have named for it, sets this.").waitFor();
    expect(await page.getByRole("button", { name: /^(Set now|Put to)/ }).count()).toBe(0);
    await page.getByRole("button", { name: "Discard my changes" }).click();
    await page.getByText("You have changed nothing yet.").waitFor();
    await context.close();
  });

  test("a governor spends what is appropriated, and no more", async () => {
    const visited = await open(`/treasury/${autocracy}`, 320);
    const { page, context } = visited;
    await page.getByText("5,000 credits").waitFor();
    await page.getByRole("button", { name: "Spend public money" }).click();
    await page.getByLabel("Player, by uid").fill(`${autocracy}-rhea`);
    await page.getByLabel("Credits", { exact: true }).fill("2001");
    await page.getByText("Only 2,000 credits are left").waitFor();
    expect(await page.getByRole("button", { name: "Pay now" }).isDisabled()).toBe(true);
    await page.getByLabel("Credits", { exact: true }).fill("300");
    await page.getByLabel("Reason, which all members").fill("For mending the old mine");
    await expectSound(visited);
    await page.getByRole("button", { name: "Pay now" }).click();
    await page.getByText("1,700 credits are left").waitFor();
    await page.getByText("4,700 credits").waitFor();
    await context.close();
  });

  test("a governor names the currency, which its page then shows", async () => {
    const visited = await open(`/currency/${autocracy}`, 320);
    const { page, context } = visited;
    await page.getByRole("button", { name: "Name the currency" }).click();
    await page.getByLabel("Code, three to five").fill("i");
    await page.getByText("A code has three to five letters").waitFor();
    await page.getByLabel("Code, three to five").fill("irn");
    await page.getByLabel("Name of the currency").fill("Iron Mark");
    await expectSound(visited);
    await page.getByRole("button", { name: "Name it now" }).click();
    await page.getByText("Iron Mark (IRN)").waitFor();
    await expectSound(visited);
    await context.close();
  });

  test("citizens petition, propose and stand, by keyboard alone where it matters", async () => {
    const visited = await open(`/government/${democracy}`);
    const { page, context } = visited;
    const press = async (name: RegExp) => {
      await tabTo(visited, name);
      await page.keyboard.press("Enter");
    };
    await page.getByRole("button", { name: "Open a petition" }).waitFor();
    await press(/^Open a petition/);
    await tabTo(visited, /^Title/);
    await page.keyboard.type("A library for all");
    await tabTo(visited, /^Question/);
    await page.keyboard.type("Shall the region have a library?");
    await expectSound(visited);
    await press(/^Open it now/);
    await page.getByText(/It is open until/).waitFor();
    await page.getByText("demands a referendum: Shall the region have a library?").waitFor();
    await page.getByText("You support it.").waitFor();
    await press(/^Withdraw support: A library/);
    await press(/^Withdraw it/);
    await page.getByText("You do not support it.").waitFor();
    await page.getByRole("button", { name: "Propose a referendum" }).click();
    await page.getByLabel("Title", { exact: true }).fill("An anthem");
    await page.getByLabel("Question", { exact: true }).fill("Shall the region have an anthem?");
    await page.getByRole("button", { name: "Put to the vote", exact: true }).click();
    await page.getByRole("link", { name: "To the vote on An anthem" }).waitFor();
    await page.getByRole("button", { name: "Call an election: Ambassador" }).click();
    await page.getByLabel("Reason, which all members").fill("Nobody speaks for us yet");
    await expectSound(visited);
    await page.getByRole("button", { name: "Call it now" }).click();
    await page.getByRole("link", { name: "To the election that is called" }).click();
    await page.getByRole("button", { name: "Stand for this office" }).click();
    await page.getByLabel("What you stand for").fill("Open gates.");
    await expectSound(visited);
    await page.getByRole("button", { name: "Stand now" }).click();
    await page.getByText("You stand for the office. 1 signature").waitFor();
    await page.getByText("Open gates.").first().waitFor();
    await context.close();
  });

  test("a treaty is offered by the one region and signed by the other", async () => {
    const visited = await open(`/treaties/${autocracy}`, 320);
    const { page, context } = visited;
    await page.getByRole("button", { name: "Offer a treaty, or other terms" }).click();
    await page.getByLabel("With the region, by its id").fill(democracy);
    await page.getByLabel("Duty, in percent").fill("50");
    await expectSound(visited);
    await page.getByRole("button", { name: "Offer it now" }).click();
    await page.getByRole("heading", { name: `Trade agreement with ${democracy}` }).waitFor();
    await page.goto(`/treaties/${democracy}`);
    await page.getByRole("button", { name: `Sign: Trade agreement with ${autocracy}` }).click();
    await page.getByRole("button", { name: "Sign now" }).click();
    await page.getByText("The vote on it is called.").waitFor();
    await expectSound(visited);
    await context.close();
  });

  test("a governor grants citizenship, names a moderator, bans for a term and lifts the ban", async () => {
    const visited = await open(`/members/${autocracy}?show=resident`);
    const { page, context } = visited;
    const rhea = `${autocracy}-rhea`;
    const act = async (
      label: string,
      confirm: string,
      said: string | RegExp,
      fill?: () => Promise<unknown>,
    ) => {
      await page.getByRole("button", { name: label }).click();
      await fill?.();
      await page.getByLabel("Reason, which stands").fill("For good cause");
      await expectSound(visited);
      await page.getByRole("button", { name: confirm, exact: true }).click();
      await page.getByText(said).waitFor();
    };
    await act("Make Rhea a citizen", "Grant citizenship", "They are a citizen now.");
    await act("Name Rhea a moderator", "Name them now", "They are a moderator now.", () =>
      page.getByLabel("manage members").check(),
    );
    expect((await memberOf(rhea)).moderatorPermissions).toEqual(["region:{regionId}:members:manage"]);
    await act("Ban Rhea", "Ban now", /Banned until/, () => choose(page, "For how long", "week"));
    expect((await memberOf(rhea)).ban?.until).not.toBeNull();
    await page.goto(`/members/${autocracy}?show=banned`);
    await page.getByRole("button", { name: "Mark up to 100 of them" }).click();
    await page.getByText("Mark somebody in the table.").waitFor();
    await page.getByRole("button", { name: "Mark all 1" }).click();
    await act("Lift the ban of 1 member", "Do it now, one by one", "Done: 1 member.");
    await page.getByRole("cell", { name: "done" }).waitFor();
    expect((await memberOf(rhea)).status).toBe("active");
    await page.goto(`/region/${autocracy}`);
    await page.getByText("I know the old mine.").waitFor();
    await page.getByRole("button", { name: "Admit Noa" }).click();
    await page.getByLabel("Reason, which stands in the log and").fill("Welcome");
    await expectSound(visited);
    await page.getByRole("button", { name: "Admit now" }).click();
    await page.getByText("Nobody waits to be let in.").waitFor();
    expect((await memberOf(GOVERNED.applicant)).standing).toBe("visitor");
    // The region calls things by names of its own, from the moment that it says so.
    await page.getByText("Treasury", { exact: true }).waitFor();
    await settings.ref(inRegion(autocracy)).update({ "culture.languagePack": { treasury: "war chest" } });
    await page.getByText("\u2068War chest\u2069", { exact: true }).waitFor();
    expect(await page.getByText("Treasury", { exact: true }).count()).toBe(0);
    await context.close();
  });
});

const choose = (page: Page, label: string, value: string) => page.getByLabel(label).selectOption(value);

const memberOf = async (uid: string) => (await members.ref({ regionId: autocracy, uid }).get()).data()!;

/** The latest entry of a region's log about an action. */
async function logged(regionId: string, action: string) {
  const { docs } = await regionAudit.collection({ regionId }).where("action", "==", action).get();
  return docs.map((doc) => doc.data()).at(-1)!;
}
