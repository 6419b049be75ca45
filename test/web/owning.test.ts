import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { subscriptions } from "../../functions/src/billing/schema.ts";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { emptyDatabase } from "../support/emptyDatabase.ts";
import { emulators } from "../support/emulators.ts";
import { openRegionFixture } from "../support/fixtures.ts";
import { leaveCheckout, sendEvent, takeEvents } from "../support/stripe/reports.ts";
import { act, expectSound, readsOf, tabTo, type Visit, visitAsCyrus } from "./visit.ts";
import { admitCast, closeWorld, serveConsole } from "./world.ts";

const executable = findChromium(process.env);
/** The player, the pilot, and the memberships of the default region and of the one that is bought. */
const SHELL_READS = 4;

describe.skipIf(executable === null)("buying and owning a region in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    await emptyDatabase();
    await openRegionFixture("nexus", { kind: "nexus", sectorCount: 2_000 });
    await openRegionFixture("default");
    await (await admitCast()).close();
    await serveConsole();
    browser = await launchChromium(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    await closeWorld();
  });

  test("a region is bought by keyboard, its draft outlives a reload, and it is seen to be built", async () => {
    await takeEvents();
    const visited = await visitAsCyrus(browser, "/buy/basics");
    const { page, context } = visited;
    const press = async (name: RegExp) => {
      await tabTo(visited, name);
      await page.keyboard.press("Enter");
    };
    await page.getByRole("heading", { name: "Buying a region: Basics" }).waitFor();
    await tabTo(visited, /^Name/);
    await page.keyboard.type("Nexus");
    await page
      .getByText(/one of the platform's own names/)
      .nth(1)
      .waitFor();
    await page.getByLabel("Name", { exact: true }).fill("Cinder Deep");
    await page.getByText("It can be had.").nth(1).waitFor();
    await page.reload();
    expect(await page.getByLabel("Id", { exact: true }).inputValue()).toBe("cinder-deep");
    await press(/^Next: Economy/);
    await page.getByLabel("Docking fee").fill("400");
    await page.getByText(/economy.dockingFeeCredits: .*100/).waitFor();
    await page.getByLabel("Docking fee").fill("40");
    await press(/^Next: Rules/);
    await press(/^Next: Theme/);
    await page.getByLabel("Theme", { exact: true }).selectOption("ember");
    await page.locator('.preview[data-palette="ember"]').getByText("Cinder Deep").waitFor();
    await expectSound(visited);
    await press(/^Next: Review/);
    await page.getByRole("row", { name: /Docking fee/ }).waitFor();
    const reads = await readsOf(visited);
    await press(/^Buy this region/);
    await expectSound(visited);
    await press(/^To the payment/);
    await page.getByRole("heading", { name: "Checkout" }).waitFor();
    const checkout = page.url();
    expect(new URL(checkout).origin).toBe(emulators.stripeUrl);
    await page.goto("/bought");
    await page.getByText("Nothing has been paid yet").waitFor();
    await expectSound(visited);
    await leaveCheckout(checkout, "pays");
    for (const event of await takeEvents()) expect(await sendEvent(event)).toBe(200);
    await page.getByText("It stands, and it is open.").waitFor();
    await expectSound(visited);
    expect(reads, "reads of the wizard").toBeLessThanOrEqual(SHELL_READS);
    expect(await readsOf(visited), "reads with the progress").toBeLessThanOrEqual(SHELL_READS + 12);
    await page.goto("/buy/basics");
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("");
    await findBought(visited, "cinder-deep");
    await closeAndRevoke(visited, "cinder-deep", "Cinder Deep");
    await context.close();
  });
});

/** What was bought is found by its id, and marked. */
async function findBought({ page }: Visit, regionId: string): Promise<void> {
  const { docs } = await subscriptions.collection({}).get();
  const [bought] = docs.map((document) => document.data());
  await page.goto(`/billing?subscription=${bought!.subscriptionId}`);
  await page.locator('li[aria-current="true"]').getByText(`The region ${regionId}`).waitFor();
}

/** A region's owner asks what it brings, announces its end by its name, and revokes that. */
async function closeAndRevoke(visited: Visit, regionId: string, name: string): Promise<void> {
  const { page } = visited;
  await page.goto(`/own/${regionId}`);
  await page.getByRole("button", { name: "What has this month brought until now?" }).click();
  await page.getByText(/\$0.00 of \$25.00 at most/).waitFor();
  await page.getByText("Nobody holds the office: its powers are yours.").waitFor();
  await page.getByRole("button", { name: "Appoint a governor" }).click();
  await page.getByText("A player's uid is needed.").waitFor();
  await page.getByLabel("Player, by uid").fill("demo-cyru");
  await page.getByText("Nobody plays under this uid.").waitFor();
  await page.getByLabel("Player, by uid").fill("demo-cyrus");
  await page.getByText("That is Cyrus.").waitFor();
  await page.getByText("It needs a reason.").waitFor();
  await page.getByLabel("Reason, which all").fill("I govern it myself.");
  await expectSound(visited);
  await page.getByRole("button", { name: "Appoint now" }).click();
  await page.getByText("The office is held by Cyrus.").waitFor();
  await page.getByRole("button", { name: "Close this region" }).click();
  await page.getByLabel("Reason, which all").fill("I have no time for it any more.");
  await page.getByLabel(`The region's name, ${name}`).fill("Cinder");
  expect(await page.getByRole("button", { name: "Announce its end" }).isDisabled()).toBe(true);
  await page.getByLabel(`The region's name, ${name}`).fill(name);
  await expectSound(visited);
  await page.getByRole("button", { name: "Announce its end" }).click();
  await page.getByText(/It begins to close on .*, unless that is revoked before/).waitFor();
  await act(visited, "Revoke its end", "Revoke it now", "It goes on.");
}
