import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { payments } from "../../functions/src/billing/payments/schema.ts";
import { after, DAY_MS } from "../../functions/src/platform/duration.ts";
import { jobs } from "../../functions/src/platform/work/jobs.ts";
import { outbox } from "../../functions/src/platform/work/outbox.ts";
import { players } from "../../functions/src/players/schema.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { configurationOf } from "../support/fixtures.ts";
import { ADMINISTERED, openAdministered } from "./administeredWorld.ts";
import { expectSound, expectSoundAtEachWidth, readsOf, signIn, tabTo, visit, visitAsCyrus } from "./visit.ts";
import { closeWorld } from "./world.ts";

const executable = findChromium(process.env);
const { broken, open: opened, shellReads } = ADMINISTERED;

/** The pages by their addresses, with what stands on each once it is whole, and the most that it reads by itself. */
const PAGES = [
  ["/administration", /1 failed/, 0],
  ["/administration/regions", /Open Wheel/, 12],
  ["/administration/regions?status=failed", /broken-wheel/, 12],
  [`/administration/region/${opened}`, /Suspend the region/, 6],
  ["/administration/jobs", /500 sectors are missing/, 20],
  [`/administration/jobs?job=build-${broken}`, /500 sectors are missing/, 1],
  ["/administration/tasks", /Retry backfill aside-first-1-0/, 20],
  ["/administration/schedules", /behind/, 20],
  ["/administration/ledger", /No day is closed yet/, 10],
  ["/administration/ledger?day=2102-01-31&transfer=none", /There is no transfer “none”/, 12],
  ["/administration/money", /It was never set/, 3],
  ["/administration/log", /Said by a test/, 25],
  ["/administration/log?by=action&value=blockAccount", /Said by a test/, 25],
  ["/administration/log?region=default&by=actor&value=ada", /Nothing of the kind/, 25],
  ["/administration/accounts", /appointed by a test/, 20],
  ["/administration/account?uid=demo-cyrus", /Said by a test/, 27],
  ["/administration/books?show=payments", /\$5\.00/, 15],
  ["/administration/books?show=events", /nothing of the kind yet/, 15],
] as const;

describe.skipIf(executable === null)("an administrator's pages in a browser", () => {
  let browser: Browser;
  let aside: readonly string[];

  beforeAll(async () => {
    ({ aside } = await openAdministered());
    browser = await launchChromium(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    await closeWorld();
  });

  async function open(address: string, width = 1_280) {
    const visited = await visit(browser, width);
    await visited.page.goto(address);
    await signIn(visited, "Ada");
    return visited;
  }

  test("each page by its address, at each width", async () => {
    const visited = await open("/administration");
    const { page, context } = visited;
    await page.getByText("2 set aside").waitFor();
    for (const [address, shown, reads] of PAGES) {
      await page.goto(address);
      await page.getByText(shown).first().waitFor();
      expect((await readsOf(visited)) - shellReads, address).toBeLessThanOrEqual(reads);
      await expectSoundAtEachWidth(visited);
    }
    await context.close();
  });

  test("a book is read on past its first fifteen records, and from the latest again", async () => {
    const payment = (await payments.ref({ paymentId: "pi_one" }).get()).data()!;
    for (let day = 1; day <= 15; day++) {
      const paidAt = after(payment.paidAt, -day * DAY_MS);
      const earlier = { ...payment, paymentId: `pi_${day}`, paidAt, paidCents: 100 * day };
      await payments.ref(earlier).set(earlier);
    }
    const visited = await open("/administration/books?show=payments", 320);
    const { page, context } = visited;
    await page.getByRole("link", { name: "Earlier records" }).press("Enter");
    await page.getByText("$15.00").first().waitFor();
    expect(await page.locator("tbody tr").count()).toBe(1);
    await expectSound(visited);
    await page.getByRole("link", { name: "The latest records" }).press("Enter");
    await page.getByText("$14.00").first().waitFor();
    expect(await page.locator("tbody tr").count()).toBe(15);
    await context.close();
  });

  test("by keyboard alone a failed building is begun anew and ends well", async () => {
    const visited = await open("/administration/jobs");
    const { page, context } = visited;
    await page.getByRole("button", { name: /Begin the building of/ }).waitFor();
    await tabTo(visited, /Begin the building of/);
    await page.keyboard.press("Enter");
    await expectSound(visited);
    await tabTo(visited, /^Begin now$/);
    await page.keyboard.press("Enter");
    await expect.poll(() => statusOf(broken), { timeout: 30_000 }).toBe("active");
    await context.close();
  });

  test("by keyboard alone the palette finds a page by its title, an account by its uid, a sector by its number", async () => {
    const visited = await open("/administration", 320);
    const { page, context } = visited;
    const { keyboard } = page;
    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).innerText);
    const find = async (typed: string, hit: RegExp) => {
      await keyboard.press("Control+k");
      await page.getByRole("combobox", { name: "Title, region or id" }).waitFor();
      await keyboard.type(typed);
      await page.getByRole("option", { selected: true, name: hit }).waitFor();
    };
    await page.getByText("2 set aside").waitFor();
    await tabTo(visited, /^Find a page$/);
    await keyboard.press("Enter");
    await page.getByRole("option").first().waitFor();
    await expectSoundAtEachWidth(visited);
    await keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await focused()).toBe("Find a page");
    await find("jobs", /^Jobs/);
    await page
      .getByRole("status")
      .filter({ hasText: /^\d+ pages?$/ })
      .waitFor();
    await expectSound(visited);
    const isChosen = (which: "first" | "last") =>
      page
        .getByRole("option")
        [which]()
        .and(page.getByRole("option", { selected: true }))
        .waitFor();
    await keyboard.press("ArrowUp");
    await isChosen("last");
    await keyboard.press("ArrowDown");
    await isChosen("first");
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: "Jobs", level: 1 }).waitFor();
    await expect.poll(focused).toBe("Jobs");
    await find("account demo-cyrus", /^An account: demo-cyrus/);
    await keyboard.press("Enter");
    await expect.poll(focused).toMatch(/demo-cyrus/);
    expect(new URL(page.url()).search).toBe("?uid=demo-cyrus");
    await find("nexus 77", /^Chart: The Nexus 77/);
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: "Sector 77", exact: true }).waitFor();
    // By an address of the chart that is open one looks at its sector, as close as the chart's own finder does.
    await page.getByRole("button", { name: "Whole chart" }).press("Enter");
    await expect.poll(() => new URL(page.url()).searchParams.get("z")).toBeNull();
    await find("/map/nexus?at=4321", /^Chart: The Nexus/);
    await keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).search).toBe("?at=4321&z=6");
    await expect.poll(focused).toBe("Star chart of The Nexus");
    expect(visited.complaints).toEqual([]);
    await context.close();
  });

  test("what was set aside is retried once however often one clicks, or dropped for a reason", async () => {
    const visited = await open("/administration/tasks", 320);
    const { page, context, sent } = visited;
    await page.getByRole("button", { name: `Retry backfill ${aside[0]}` }).click();
    await page.getByRole("button", { name: "Retry now" }).dblclick();
    await expect
      .poll(async () => (await outbox.ref({ outboxId: aside[0]! }).get()).data()?.setAsideAt)
      .not.toBeInstanceOf(Date);
    expect(sent.filter(({ url }) => url.endsWith("/api/platform/retryTask")).length).toBe(1);
    await page.getByRole("button", { name: `Drop backfill ${aside[1]}` }).click();
    const confirm = page.getByRole("button", { name: "Drop it for good" });
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByLabel(/^Reason/).fill("Nobody needs it any more.");
    await expectSound(visited);
    await confirm.click();
    const dropped = async () => (await jobs.ref({ jobId: "aside-second" }).get()).data()?.status;
    await expect.poll(dropped).toBe("failed");
    await context.close();
  });

  test("a region is suspended and reopened, and one is created; an account is blocked and freed", async () => {
    const visited = await open(`/administration/region/${opened}`);
    const { page, context } = visited;
    await act(page, "Suspend the region", "An inspection of the gates.", "Suspend now");
    await expect.poll(() => statusOf(opened)).toBe("suspended");
    await page.getByText("by the platform").waitFor();
    await act(page, "Reopen the region", "The inspection is over.", "Reopen now");
    await expect.poll(() => statusOf(opened)).toBe("active");
    await page.goto("/administration/account?uid=demo-cyrus");
    await act(page, "Block the account", "A word too many.", "Block now");
    await page.getByText("blocked: A word too many.").waitFor();
    await act(page, "Lift the block", "It was a misunderstanding.", "Lift it now");
    await page.getByText("free", { exact: true }).waitFor();
    expect((await players.ref({ uid: "demo-cyrus" }).get()).data()?.blocked).toBeNull();
    await page.goto("/administration/money");
    await page.getByRole("button", { name: "Set the pace" }).click();
    await page.getByLabel("Percent of what sectors give").fill("40");
    await page.getByText("It is a whole number from 50 to 150.").waitFor();
    await page.getByLabel("Percent of what sectors give").fill("120");
    await page.getByLabel(/^Reason/).fill("Stocks run low everywhere.");
    await expectSound(visited);
    await page.getByRole("button", { name: "Set it now" }).click();
    await page.getByText(/^120 % from/).waitFor();
    await page.goto("/administration/regions");
    await page.getByRole("button", { name: "Create a region" }).click();
    await page.getByLabel("Id, which stands in addresses").fill("new-wheel");
    await page.getByLabel("Name", { exact: true }).fill("New Wheel");
    await page.getByText("An owned region needs an owner.").waitFor();
    await page.getByLabel("Owner, by uid").fill("demo-cyrus");
    await expectSound(visited);
    await page.getByRole("button", { name: "Create it now" }).click();
    await page.getByText("It is being built: new-wheel.").waitFor();
    // With rules of its own, by the steps in which players buy theirs.
    await page.getByRole("link", { name: "An owned region with rules of its own" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Free Wheel");
    await page.getByText("It can be had.").first().waitFor();
    await page.goto("/buy/economy");
    await page.getByLabel("Docking fee").fill("41");
    await page.getByRole("link", { name: "5. Review" }).click();
    await page.getByRole("button", { name: "Create it without a payment" }).click();
    await page.getByLabel("Owner, by uid").fill("demo-cyrus");
    await expectSound(visited);
    await page.getByRole("button", { name: "Create it now" }).click();
    await page.getByText("free-wheel is being built.").waitFor();
    await page.getByRole("link", { name: "To how its building goes" }).click();
    await page.getByRole("heading", { name: /Free Wheel/ }).waitFor();
    const { ownerUid } = (await regions.ref({ regionId: "free-wheel" }).get()).data()!;
    expect(ownerUid).toBe("demo-cyrus");
    expect((await configurationOf("free-wheel")).economy.dockingFeeCredits).toBe(41);
    await context.close();
  });

  test("an old session is told to sign in again, and the same act goes on with nothing typed anew", async () => {
    const visited = await open(`/administration/region/${opened}`, 320);
    const { page, context, sent } = visited;
    const path = "**/api/regions/interveneInRegion";
    await page.route(path, (route) => route.fulfill({ status: 401, json: AGED }), { times: 1 });
    await page.getByRole("button", { name: "Close the region" }).click();
    await page.getByLabel(/^Type “Open Wheel”/).fill("Open Wheel");
    await page.getByLabel(/^Reason/).fill("It was opened by a test.");
    await page.getByRole("button", { name: "Close it for ever" }).click();
    await page.getByRole("button", { name: "Sign in again" }).click();
    await page.getByText("You have signed in again.").waitFor();
    visited.complaints.splice(0);
    await expectSound(visited);
    await page.getByRole("button", { name: "Close it for ever" }).click();
    await expect.poll(() => statusOf(opened)).toMatch(/^clos/);
    const ids = sent
      .filter(({ url }) => url.endsWith("/interveneInRegion"))
      .map(({ body }) => JSON.parse(body).data.requestId);
    expect(ids.length).toBe(2);
    expect(new Set(ids).size).toBe(1);
    await context.close();
  });

  test("who is no administrator finds no such page, nor a way to it", async () => {
    const visited = await visitAsCyrus(browser, "/administration/log", 320);
    const { page, context } = visited;
    await page.getByRole("heading", { name: "There is no such page" }).waitFor();
    expect(await page.getByRole("link", { name: "Administration" }).count()).toBe(0);
    await context.close();
  });
});

const AGED = {
  error: {
    message: "Sign in again: this needs a sign-in of the last 15 minutes.",
    status: "UNAUTHENTICATED",
    details: { reason: "SIGN_IN_AGAIN", metadata: { freshMinutes: 15 } },
  },
};

async function act(page: Page, label: string, reason: string, confirm: string): Promise<void> {
  await page.getByRole("button", { name: label }).click();
  await page.getByLabel(/^Reason/).fill(reason);
  await page.getByRole("button", { name: confirm }).click();
}

const statusOf = async (regionId: string) => (await regions.ref({ regionId }).get()).data()?.status;
