import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launchChromium } from "../../support/chromium.ts";
import { GOVERNED, openGoverned } from "../../web/governedWorld.ts";
import { deployAnother, signIn, visit, visitAsCyrus } from "../../web/visit.ts";
import { accountOf, closeWorld } from "../../web/world.ts";

const executable = findChromium(process.env);
const { autocracy } = GOVERNED;
const timeout = 900_000;

describe.skipIf(executable === null)("what happens under an open page", () => {
  let browser: Browser;

  beforeAll(async () => {
    await openGoverned();
    browser = await launchChromium(executable!);
  }, timeout);
  afterAll(async () => {
    await browser?.close();
    await closeWorld();
  });

  test("an account that is erased on another device: the page says so, and the session ends", {
    timeout,
  }, async () => {
    const { page, context } = await visit(browser, 320);
    await page.goto("/profile");
    await signIn({ page } as Awaited<ReturnType<typeof visit>>, "newcomer");
    await page.getByLabel("Name").fill("Nova");
    await page.getByRole("button", { name: "Begin to play" }).click();
    await page.getByRole("heading", { name: "Profile" }).waitFor();
    const said = page.getByRole("heading", { name: "This account is being erased" }).waitFor();
    const elsewhere = await accountOf("newcomer");
    await elsewhere.client.players.deleteAccount({});
    await elsewhere.close();
    await said;
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await context.close();
  });

  test("a deployment under an open form: nothing begins anew before it is left, and nothing typed is lost", {
    timeout,
  }, async () => {
    const visited = await visitAsCyrus(browser, `/settings/${autocracy}/economy`);
    const { page, context } = visited;
    await page.getByLabel("Docking fee").fill("37");
    await page.getByRole("button", { name: "Set now: 1 field" }).waitFor();
    await deployAnother(page);
    await page.evaluate(() => (document.documentElement.dataset.opened = "before"));
    const isSameTab = () => page.evaluate(() => document.documentElement.dataset.opened === "before");
    let leaves = false;
    let asked = 0;
    page.on("dialog", (dialog) => {
      asked += 1;
      void (leaves ? dialog.accept() : dialog.dismiss());
    });
    const follow = (name: string) => page.getByRole("link", { name, exact: true }).click();
    for (let times = 1; times <= 3; times++) {
      await follow("Directory");
      expect(asked).toBe(times);
      expect(await page.getByLabel("Docking fee").inputValue()).toBe("37");
    }
    leaves = true;
    await follow("Directory");
    await page.getByRole("heading", { name: "Directory", exact: true }).waitFor();
    expect(await isSameTab()).toBe(true);
    // Without a form the release is asked for at the first navigation, and taken at the second.
    const told = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/");
    await follow("Notices");
    await told;
    await follow("Directory");
    await expect.poll(isSameTab).toBe(false);
    await page.goto(`/settings/${autocracy}/economy`);
    await page.getByLabel("Docking fee").waitFor();
    await expect.poll(() => page.getByLabel("Docking fee").inputValue()).toBe("37");
    await context.close();
  });
});
