import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pages } from "../../../web/src/pages.ts";
import { findChromium, launchChromium } from "../../support/chromium.ts";
import { emulators } from "../../support/emulators.ts";
import { type RecordingProxy, startRecordingProxy } from "../../support/proxies/recordingProxy.ts";
import { GOVERNED_PAGES, WALKED } from "../../web/addresses.ts";
import { addressOf, openFilled } from "../../web/filledWorld.ts";
import { openGoverned } from "../../web/governedWorld.ts";
import { readsOf, signIn, type Visit, visit } from "../../web/visit.ts";
import { closeWorld, openWorld } from "../../web/world.ts";

const executable = findChromium(process.env);
const timeout = 900_000;
/** Nothing comes any more where nothing has come for so long. */
const QUIET_MS = 700;

describe.skipIf(executable === null)("what a page says it reads is what comes over the wire", () => {
  let browser: Browser;
  let proxy: RecordingProxy;

  beforeAll(async () => {
    browser = await launchChromium(executable!);
    proxy = await startRecordingProxy(emulators.firestore);
  }, timeout);
  afterAll(async () => {
    await browser?.close();
    proxy?.close();
    await closeWorld();
  });

  /** Somebody whose page asks the proxy and not the emulator: its policy names no such port. */
  async function openThrough(address: string, name = "Cyrus"): Promise<Visit> {
    const visited = await visit(browser, 1_280, { bypassCSP: true });
    // Asked for once: a connection that has waited since the page before may be closed by its server.
    const stack = await (await fetch(`${emulators.hostingUrl}/local/stack.json`)).json();
    stack.emulators.firestore.port = proxy.port;
    await visited.page.route("**/local/stack.json", (route) => route.fulfill({ json: stack }));
    await visited.page.goto(address);
    await signIn(visited, name);
    await settled(visited);
    return visited;
  }

  async function settled(visited: Visit): Promise<readonly [said: number, came: number]> {
    let last = "";
    for (;;) {
      await visited.page.waitForTimeout(QUIET_MS);
      const counts = [await readsOf(visited), proxy.documents()] as const;
      if (counts.join() === last) return counts;
      last = counts.join();
    }
  }

  test("on each page of the walk", { timeout }, async () => {
    await openWorld();
    await expectCounted(await openThrough("/"), WALKED);
  });

  test("on each page of a region that one governs", { timeout }, async () => {
    await openGoverned();
    await expectCounted(await openThrough("/"), GOVERNED_PAGES);
  });

  test.each([
    ["Cyrus", "player", 5],
    // Its pages read nothing: what comes is the shell's.
    ["Cyrus", "tester", 1],
    ["Ada", "administrator", 5],
  ] as const)(
    "on each page that %s sees as a %s, and no more than it may",
    { timeout },
    async (name, role, exceeded) => {
      await openFilled();
      const visited = await openThrough("/", name);
      const shell = await readsOf(visited);
      const seen = pages.filter(({ seenBy }) => seenBy === role);
      const found = await expectCounted(
        visited,
        seen.map(({ path }) => [addressOf(path), /./] as const),
        exceeded,
      );
      const beyond = seen.filter(({ most }, index) => found[index]![1] - shell > most);
      expect(beyond.map(({ path }) => path)).toEqual([]);
    },
  );

  /** `exceeded`: what the page with the most reads has more of, so that a count of nothing is found out. */
  async function expectCounted(
    visited: Visit,
    pages: readonly (readonly [address: string, shown: string | RegExp, ...rest: unknown[]])[],
    exceeded = 5,
  ) {
    const { page, context } = visited;
    const found: (readonly [address: string, said: number, came: number])[] = [];
    for (const [address, shown] of pages) {
      // Nothing of the page before may still be on its way.
      await page.goto("about:blank");
      proxy.forget();
      await page.goto(address);
      await page.locator("main h1").first().waitFor();
      await page.getByText(shown).first().waitFor();
      found.push([address, ...(await settled(visited))]);
    }
    console.log(found.map((row) => row.join(" ")).join("\n"));
    expect(found.filter(([, said, came]) => said !== came)).toEqual([]);
    expect(Math.max(...found.map(([, said]) => said))).toBeGreaterThan(exceeded);
    await context.close();
    return found;
  }
});
