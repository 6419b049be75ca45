import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRegion } from "../emulator/membership/world.ts";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { emptyDatabase } from "../support/emptyDatabase.ts";
import { openRegionFixture } from "../support/fixtures.ts";
import { foreign, TOKEN, visitWithSiteKey } from "./recaptcha.ts";
import { expectSound, expectSoundAtEachWidth, readsOf, signIn, tabTo, visitAsCyrus } from "./visit.ts";
import { admitCast, closeWorld, serveConsole } from "./world.ts";

const executable = findChromium(process.env);
/** The player, the pilot, and the membership of the default region. */
const SHELL_READS = 3;

describe.skipIf(executable === null)("a player's money and account in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    await emptyDatabase();
    for (const regionId of ["nexus", "default"]) await openRegionFixture(regionId);
    await openRegion("gated", { immigration: { policy: "approval" } });
    const cyrus = await admitCast();
    await cyrus.client.membership.joinRegion({ regionId: "gated", message: "Let me in, please." });
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
    const visited = await open("/money");
    const { page, context } = visited;
    await page.getByRole("rowheader", { name: /starting credits/i }).waitFor();
    await page.getByText("+1,000").waitFor();
    expect((await readsOf(visited)) - SHELL_READS).toBe(0);
    await expectSoundAtEachWidth(visited);
    await page.goto("/account");
    await page.getByText("Let me in, please.").waitFor();
    await page.getByText("You have asked for no export yet.").waitFor();
    await page.getByText("Nothing holds your account.").waitFor();
    expect((await readsOf(visited)) - SHELL_READS).toBe(1);
    await expectSoundAtEachWidth(visited);
    expect(foreign(visited)).toEqual([]);
    await context.close();
  });

  test("where a site key is set, nobody foreign is asked before a sign-in, and each call bears App Check's token", async () => {
    const visited = await visitWithSiteKey(browser, "passes");
    const { page, context, borne } = visited;
    await page.goto("/money");
    await page.getByRole("button", { name: "Sign in as Cyrus" }).waitFor();
    expect(foreign(visited)).toEqual([]);
    await signIn(visited, "Cyrus");
    await page.getByText("+1,000").waitFor();
    const tokensOf = (part: string) =>
      borne.filter(({ path }) => path.includes(part)).map(({ token }) => token);
    expect(new Set(tokensOf("/api/"))).toEqual(new Set([TOKEN]));
    const first = (part: string) => borne.findIndex(({ path }) => path.includes(part));
    expect(first("/recaptcha/enterprise.js")).toBeLessThan(first("/api/"));
    await expectSound(visited);
    borne.length = 0;
    await page.reload();
    await page.getByText("+1,000").waitFor();
    expect(tokensOf("accounts:lookup")).toEqual([TOKEN]);
    await context.close();
  });

  test.each(["is blocked", "refuses", "never answers"] as const)(
    "where reCAPTCHA %s, calls go without a token and the page says so",
    async (google) => {
      const visited = await visitWithSiteKey(browser, google);
      const { page, context, borne } = visited;
      await page.goto("/money");
      await signIn(visited, "Cyrus");
      await page.getByText("+1,000").waitFor();
      await page.getByText(/reCAPTCHA/).waitFor();
      const calls = borne.filter(({ path }) => path.startsWith("/api/"));
      expect(calls.length).toBeGreaterThan(0);
      expect(calls.filter(({ token }) => token !== undefined)).toEqual([]);
      await context.close();
    },
  );

  test("an application is withdrawn by keyboard alone", async () => {
    const visited = await open("/account");
    const { page, context } = visited;
    await page.getByText("Let me in, please.").waitFor();
    await tabTo(visited, /Withdraw the application to gated/);
    await page.keyboard.press("Enter");
    await tabTo(visited, /Withdraw now/);
    await page.keyboard.press("Enter");
    await page.getByText("You wait nowhere to be let in.").waitFor();
    await context.close();
  });

  test("an export is asked for, followed, and downloaded whole; a second one of the day is refused", async () => {
    const visited = await open("/account", 320);
    const { page, context } = visited;
    const ask = async () => {
      await page.getByRole("button", { name: "Ask for an export" }).click();
      await page.getByRole("button", { name: "Ask for it" }).click();
    };
    await ask();
    const button = page.getByRole("button", { name: /^Download: Everything/ });
    await button.waitFor();
    await page.getByText("Done.", { exact: true }).waitFor();
    await expectSound(visited);
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    await page.getByText("It is downloaded, and whole").waitFor();
    const lines = (await readFile(await download.path(), "utf8")).trim().split("\n");
    expect(lines.map((line) => JSON.parse(line).path)).toContain("players/demo-cyrus");
    await ask();
    await page
      .getByRole("alert")
      .getByText(/asked for an export today/)
      .waitFor();
    expect(visited.complaints.splice(0)).toEqual([expect.stringContaining("429")]);
    await context.close();
  });

  test("a name is changed and the rest is not sent; who types it leaves for good", async () => {
    const visited = await open("/profile");
    const { page, context, sent } = visited;
    await page.getByRole("button", { name: "Change name or biography" }).click();
    await page.getByText("Both are what they are already.").waitFor();
    await page.getByLabel("Name", { exact: true }).fill("Cyrus the Elder");
    await expectSound(visited);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("It is changed.").waitFor();
    const { body } = sent.findLast(({ url }) => url.endsWith("/api/players/updateProfile"))!;
    expect(Object.keys(JSON.parse(body).data).sort()).toEqual(["name", "requestId"]);
    await page.goto("/account");
    await page.getByRole("button", { name: "Delete my account" }).click();
    const confirm = page.getByRole("button", { name: "Delete it for ever" });
    await page.getByLabel(/^Your name/).fill("Cyrus");
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByLabel(/^Your name/).fill("Cyrus the Elder");
    await expectSound(visited);
    await confirm.click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await context.close();
  });
});
