import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildConsole, publicDirectory } from "../../../scripts/stack/console.ts";
import { say as longer } from "../../../web/pseudo/longer.ts";
import { PSEUDO_LANGUAGES, type PseudoLanguage } from "../../../web/pseudo/plugin.ts";
import { say as rightToLeft } from "../../../web/pseudo/rightToLeft.ts";
import { pages } from "../../../web/src/pages.ts";
import { words } from "../../../web/src/words/en.ts";
import type { Say } from "../../../web/src/words/mapped.ts";
import { findChromium, launchChromium } from "../../support/chromium.ts";
import { addressOf, openFilled } from "../../web/filledWorld.ts";
import { overlapsIn } from "../../web/overlaps.ts";
import { keepPicture, writeContents } from "../../web/pictures.ts";
import {
  expectAccessible,
  expectFewFollowed,
  expectNarrow,
  type Visit,
  visit,
  WIDTHS,
  waitForChart,
} from "../../web/visit.ts";
import { closeWorld } from "../../web/world.ts";

const executable = findChromium(process.env);

/** A phone's narrowest, one held sideways, a screen, and the widest that the console is made for. */
const EVERY_WIDTH = [320, 768, 1_280, 2_560] as const;

/** Of the cast by their place in the list: its names are none of the catalogue, but the sentence around them is. */
const CAST = { player: "Cyrus", administrator: "ada", newcomer: "newcomer" } as const;
type Role = keyof typeof CAST;

/** What the Hosting emulator serves: another language's files stand beside the English ones, and its page in the place of theirs. */
const folder = publicDirectory(process.env.STACK_RUN!);
const index = join(folder, "index.html");

const ROLE_OF = { player: "player", tester: "player", administrator: "administrator" } as const;

describe.skipIf(executable === null)("every page", () => {
  let browser: Browser;

  beforeAll(async () => {
    await openFilled();
    browser = await launchChromium(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    await closeWorld();
  });

  describe.each(["english", ...PSEUDO_LANGUAGES] as const)("%s", (language) => {
    const visits = new Map<Role | "nobody", Visit>();
    let kept: string;

    beforeAll(async () => {
      kept = readFileSync(index, "utf8");
      if (language !== "english") await buildConsole(folder, language);
      for (const role of ["nobody", "player", "administrator", "newcomer"] as const) {
        const visited = await visit(browser, 320);
        await visited.page.goto("/profile");
        if (role !== "nobody") {
          await visited.page.getByRole("button", { name: new RegExp(CAST[role], "i") }).click();
          await visited.page.locator("header nav").waitFor();
        }
        visits.set(role, visited);
      }
    });
    afterAll(async () => {
      for (const { context } of visits.values()) await context.close();
      if (language === "english") writeContents();
      writeFileSync(index, kept);
    });

    test("is in that language", async () => {
      const { page } = visits.get("player")!;
      const { title } = words.profile;
      await page.getByRole("heading", { name: SAY[language](title), exact: true }).waitFor();
      expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe(
        language === "rightToLeft" ? "rtl" : "ltr",
      );
    });

    test.each(["nobody", "newcomer"] as const)("who is %s", async (role) => {
      const { page } = visits.get(role)!;
      await page.locator("main h1").waitFor();
      await expectWhole(visits.get(role)!);
    });

    test.each(pages.map(({ path, seenBy }) => [path, seenBy] as const))("%s", async (path, seenBy) => {
      const visited = visits.get(ROLE_OF[seenBy])!;
      const { page } = visited;
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(addressOf(path));
      await page.locator("header nav").waitFor();
      await page.locator("main h1").first().waitFor();
      expect(await page.locator("main h1").innerText()).not.toBe(SAY[language](words.notFound.title));
      // What the page follows arrives in its own time; it has settled when nothing more is asked.
      if (path.startsWith("/map/")) await waitForChart(page);
      await page.waitForTimeout(1_200);
      await expectWhole(visited);
      expectFewFollowed(visited);
      if (language === "english") await keepPicture(page, path);
      expect(visited.complaints.filter((text) => /Content.Security.Policy|Refused to/i.test(text))).toEqual(
        [],
      );
    });
  });
});

const SAY: Readonly<Record<"english" | PseudoLanguage, Say>> = {
  english: (text) => text,
  longer,
  rightToLeft,
};

/**
 * At each width nothing sideways, beside the page or over anything else; nothing that axe finds on a phone and on a screen:
 * those between and beyond have the same styles.
 */
async function expectWhole(visited: Visit): Promise<void> {
  const { page } = visited;
  for (const width of EVERY_WIDTH) {
    await page.setViewportSize({ width, height: width < 600 ? 640 : 900 });
    if (width === WIDTHS[0] || width === WIDTHS[1]) await expectAccessible(visited);
    else await expectNarrow(page);
    expect(await overlapsIn(page), `${page.url()}, ${width} px`).toEqual([]);
  }
}
