import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pages } from "../../../web/src/pages.ts";
import { findChromium, launchChromium } from "../../support/chromium.ts";
import { emulators } from "../../support/emulators.ts";
import { addressOf } from "../../web/filledWorld.ts";
import { openHostile } from "../../web/hostileWorld.ts";
import { signIn, type Visit, visit } from "../../web/visit.ts";
import { closeWorld } from "../../web/world.ts";

const executable = findChromium(process.env);

describe.skipIf(executable === null)("hostile text on every page", () => {
  let browser: Browser;
  const visits = new Map<string, Visit>();

  beforeAll(async () => {
    await openHostile();
    browser = await launchChromium(executable!);
    for (const name of ["Cyrus", "Ada"]) {
      const visited = await visit(browser, 320);
      await visited.page.goto("/profile");
      await signIn(visited, name);
      await visited.page.getByRole("heading", { name: "Profile" }).waitFor();
      visits.set(name, visited);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await closeWorld();
  });

  test.each(pages.map(({ path, seenBy }) => [path, seenBy] as const))("%s", async (path, seenBy) => {
    const visited = visits.get(seenBy === "administrator" ? "Ada" : "Cyrus")!;
    const { page, sent, complaints } = visited;
    sent.length = 0;
    complaints.length = 0;
    await page.goto(addressOf(path));
    await page.locator("main h1, main [role=alert]").first().waitFor();
    // What the page follows arrives in its own time; it has settled when nothing more is asked.
    await page.waitForTimeout(1_200);
    const found = await page.evaluate(() => ({
      hacked: (globalThis as { hacked?: unknown }).hacked ?? null,
      text: document.querySelector("main")!.innerText.trim().length,
      sideways: document.documentElement.scrollWidth - innerWidth,
      links: [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
        .map(({ protocol }) => protocol)
        .filter((protocol) => !["http:", "https:"].includes(protocol)),
      made: document.querySelectorAll("main script, main img, main iframe").length,
    }));
    expect(found.text).toBeGreaterThan(0);
    expect({ ...found, text: 0 }).toEqual({ hacked: null, text: 0, sideways: 0, links: [], made: 0 });
    const own = [emulators.hostingUrl, `http://${emulators.auth.host}`, `http://${emulators.firestore.host}`];
    const foreign = sent.filter(({ url }) => !own.some((host) => url.startsWith(host)));
    expect(foreign.map(({ url }) => url)).toEqual([]);
    expect(complaints.filter((text) => /Content.Security.Policy|Refused/i.test(text))).toEqual([]);
  });
});
