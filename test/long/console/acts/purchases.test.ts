import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buyers, subscriptions, successions } from "../../../../functions/src/billing/schema.ts";
import { chunkId, chunksOf } from "../../../../functions/src/closing/archiving.ts";
import { archives, publicChunks } from "../../../../functions/src/closing/schema.ts";
import { after, DAY_MS, HOUR_MS } from "../../../../functions/src/platform/duration.ts";
import { inRegion, regions } from "../../../../functions/src/regions/schema.ts";
import { findChromium, launchChromium } from "../../../support/chromium.ts";
import { emptyDatabase } from "../../../support/emptyDatabase.ts";
import { openRegionFixture } from "../../../support/fixtures.ts";
import { leaveCheckout, sendEvent, takeEvents } from "../../../support/stripe/reports.ts";
import { expectSound, type Visit, visitAsCyrus } from "../../../web/visit.ts";
import { accountOf, admitCast, closeWorld, serveConsole } from "../../../web/world.ts";

const executable = findChromium(process.env);
const UID = "demo-cyrus";
const OWNER = "demo-ada";
const [OFFERED, ENDING, CLOSED] = ["offered-wheel", "ending-wheel", "closed-wheel"] as const;
const ARCHIVED = '{"path":"regions/closed-wheel","title":"The last law"}';

describe.skipIf(executable === null)("purchases in a browser, at the stand-in for Stripe", () => {
  let browser: Browser;

  beforeAll(async () => {
    await openPurchases();
    browser = await launchChromium(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    await closeWorld();
  });

  test("who has become a Galactic Citizen opens the portal and cancels, and opens an account to be paid to", async () => {
    const visited = await visitAsCyrus(browser, "/billing", 320);
    const { page, context } = visited;
    await leaveBy(visited, "Become a Galactic Citizen", "To the payment", "Checkout");
    await pay(page.url());
    await page.goto("/billing");
    await page.getByText(/^Renews on/).waitFor();
    await expectSound(visited);
    await leaveBy(visited, "Cards, invoices and cancelling", "To Stripe", "Your subscriptions");
    await page.getByRole("button", { name: "Cancel at the end of the period" }).press("Enter");
    await page.getByRole("button", { name: "Keep it" }).waitFor();
    await hear();
    await page.goto("/billing");
    await page.getByText(/^Ends on/).waitFor();
    const { docs } = await subscriptions.collection({}).where("uid", "==", UID).get();
    expect(docs.map((each) => each.data().cancelsAtPeriodEnd)).toEqual([true]);
    await leaveBy(visited, "Open an account to be paid to", "To Stripe", "An account to be paid to");
    await page.getByRole("button", { name: "Say who you are" }).press("Enter");
    await page.getByText("It can be paid to.").waitFor();
    await page.goto("/billing");
    await page.getByText("Your shares go to your account at Stripe.").waitFor();
    expect((await buyers.ref({ uid: UID }).get()).data()?.payoutAccountId).toMatch(/^acct/);
    await context.close();
  });

  test("an offered region is accepted by paying for it", async () => {
    const visited = await visitAsCyrus(browser, `/own/${OFFERED}`);
    const { page, context } = visited;
    await page.getByText(/^Its owner offers it to you until/).waitFor();
    await expectSound(visited);
    await leaveBy(visited, "Accept it, and pay", "To the payment", "Checkout");
    await pay(page.url());
    await page.goto(`/own/${OFFERED}`);
    await page.getByText("It is yours.").waitFor();
    expect((await regions.ref({ regionId: OFFERED }).get()).data()?.ownerUid).toBe(UID);
    await context.close();
  });

  test("a region that ends is paid for, to be taken over then", async () => {
    const visited = await visitAsCyrus(browser, `/own/${ENDING}`, 320);
    const { page, context } = visited;
    await page.getByRole("button", { name: "Take it over at its end" }).waitFor();
    await expectSound(visited);
    await leaveBy(visited, "Take it over at its end", "To the payment", "Checkout");
    await pay(page.url());
    await page.goto(`/own/${ENDING}`);
    await page.getByText("You have paid: at its end it is yours.").waitFor();
    const succession = (await successions.ref(inRegion(ENDING)).get()).data();
    expect(succession).toMatchObject({ uid: UID, paidAt: expect.any(Date) });
    await context.close();
  });

  test("the archive of a closed region is downloaded whole; one that was altered is refused", async () => {
    const visited = await visitAsCyrus(browser, `/own/${CLOSED}`);
    const { page, context } = visited;
    const button = page.getByRole("button", { name: "Download the archive" });
    const saving = page.waitForEvent("download");
    await button.press("Enter");
    expect(readFileSync(await (await saving).path(), "utf8")).toBe(ARCHIVED);
    await page.getByText("It is downloaded, and whole: its checksum agrees.").waitFor();
    await expectSound(visited);
    const [chunk] = (await publicChunks.collection({ regionId: CLOSED }).get()).docs;
    await chunk!.ref.update({ sha256: "d".repeat(43) });
    await button.press("Enter");
    await page.getByText(/its checksum differs/).waitFor();
    await context.close();
  });
});

/** Leaves the console by one of its acts, to a page of the stand-in's. */
async function leaveBy({ page }: Visit, label: string, confirm: string, title: string): Promise<void> {
  await page.getByRole("button", { name: label, exact: true }).press("Enter");
  await page.getByRole("button", { name: confirm, exact: true }).press("Enter");
  await page.getByRole("heading", { name: title }).waitFor();
}

async function pay(checkout: string): Promise<void> {
  await leaveCheckout(checkout, "pays");
  await hear();
}

/** As the webhook would be told. */
async function hear(): Promise<void> {
  for (const event of await takeEvents()) expect(await sendEvent(event)).toBe(200);
}

/** A region that Ada offers to Cyrus, one of hers that ends today, and one that has closed. */
async function openPurchases(): Promise<void> {
  await emptyDatabase();
  await openRegionFixture("nexus", { kind: "nexus", sectorCount: 2_000 });
  await openRegionFixture("default");
  await takeEvents();
  await (await admitCast()).close();
  const ada = await accountOf("ada");
  await ada.client.players.registerPlayer({ name: "Ada" });
  const now = new Date();
  await openRegionFixture(OFFERED, { ownerUid: OWNER });
  await ada.client.regions.offerRegion({ regionId: OFFERED, toUid: UID });
  await ada.close();
  await openRegionFixture(ENDING, { ownerUid: OWNER, closesAt: after(now, 12 * HOUR_MS) });
  await openRegionFixture(CLOSED, { status: "closed", closedAt: now });
  const expiresAt = after(now, 365 * DAY_MS);
  await archives.ref({ regionId: CLOSED }).set({
    ...{ regionId: CLOSED, displayName: "Closed Wheel", at: now, expiresAt },
    ...{ public: { pages: 1, records: 1 }, sealed: { pages: 0, records: 0 } },
  });
  for (const chunk of chunksOf([ARCHIVED], 0, expiresAt))
    await publicChunks.ref({ regionId: CLOSED, chunk: chunkId(chunk) }).set(chunk);
  await serveConsole();
}
