import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY_MS } from "../../functions/src/platform/duration.ts";
import { settle } from "../emulator/governance/pollWorld.ts";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { setClockOffset } from "../support/emulators.ts";
import { expectSound, readsOf, signIn, tabTo, type Visit, visit, WIDTHS } from "./visit.ts";
import { addressOf, alterBallot, CANDIDATES, openVotes, othersVote, VOTES } from "./voteWorld.ts";
import { closeWorld } from "./world.ts";

const executable = findChromium(process.env);
const [ANN, BEN, CY] = CANDIDATES;
/** The player, the pilot, and the membership of the default region. */
const SHELL_READS = 3;

/** How each ballot is filled in, by what a person sees. */
const BALLOTS: Record<keyof typeof VOTES, (page: Page) => Promise<void>> = {
  referendum: (page) => page.getByLabel("against", { exact: true }).check(),
  plurality: (page) => page.getByLabel(`Candidate ${BEN}`).check(),
  approval: async (page) => {
    for (const uid of [ANN, CY]) await page.getByLabel(`Candidate ${uid}`).check();
  },
  weighted: async (page) => {
    await page.getByLabel(`Candidate ${ANN}`).fill("6");
    await page.getByText("6 of 5 points given").waitFor();
    await page.getByRole("button", { name: "Review the ballot" }).click();
    await page.getByText("The ballot gives 6 points, and your voting power is 5").waitFor();
    await page.getByLabel(`Candidate ${ANN}`).fill("3");
  },
  quadratic: async (page) => {
    await page.getByLabel(`Candidate ${CY}`).fill("7");
    await page.getByLabel(`Candidate ${BEN}`).fill("2");
    await page.getByText("53 of 100 credits spent").waitFor();
  },
  rankedChoice: async (page) => {
    for (const uid of [ANN, BEN, CY])
      await page.getByRole("button", { name: `Rank Candidate ${uid}` }).click();
    await page.getByRole("button", { name: `Move Candidate ${CY} up` }).click();
    await page.getByRole("button", { name: `Take Candidate ${BEN} out` }).click();
    const ranks = page.locator("ol.ranking li");
    await ranks.filter({ hasText: CY }).dragTo(ranks.filter({ hasText: ANN }));
    await expect
      .poll(() => ranks.allInnerTexts().then((texts) => texts.map((text) => text.match(/zq-\w+/)?.[0])))
      .toEqual([CY, ANN]);
  },
};

describe.skipIf(executable === null)("votes in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    await openVotes();
    browser = await launchChromium(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    setClockOffset(0);
    await closeWorld();
  });

  test("the votes of a region in its inks, eighteen to a page, in twenty reads", async () => {
    const visited = await visit(browser, 320);
    const { page, context } = visited;
    await page.goto(`/votes/${VOTES.referendum}`);
    await signIn(visited, "Cyrus");
    await page.getByRole("link", { name: "A library" }).waitFor();
    expect(await page.getByRole("listitem").getByRole("heading").count()).toBe(18);
    expect(await page.locator(".of-region").getAttribute("data-palette")).toBe("ember");
    expect((await readsOf(visited)) - SHELL_READS).toBeLessThanOrEqual(20);
    await expectSound(visited);
    await page.getByRole("link", { name: "Earlier votes" }).click();
    await page.getByRole("link", { name: "The latest votes" }).waitFor();
    await expect.poll(() => page.getByRole("listitem").getByRole("heading").count()).toBe(7);
    await context.close();
  });

  test.each(Object.entries(VOTES) as [keyof typeof VOTES, string][])(
    "a ballot of %s is in its form until it is sent, and nowhere after",
    async (kind, regionId) => {
      const visited = await visit(browser, kind === "quadratic" ? 320 : 1_280);
      const { page, context } = visited;
      await page.goto(addressOf(regionId));
      await signIn(visited, "Cyrus");
      await page.getByRole("button", { name: "Review the ballot" }).waitFor();
      if (kind === "rankedChoice") await page.getByRole("heading", { name: `Candidate ${ANN}` }).waitFor();
      expect((await readsOf(visited)) - SHELL_READS).toBeLessThanOrEqual(23);
      await page.getByRole("button", { name: "Review the ballot" }).click();
      await page.getByRole("alert").waitFor();
      await BALLOTS[kind](page);
      await expectSound(visited);
      await page.getByRole("button", { name: "Review the ballot" }).click();
      await page.getByRole("heading", { name: "Is this your ballot?" }).waitFor();
      await expectSound(visited);
      await page.getByRole("button", { name: "Send this ballot" }).click();
      await page.getByRole("heading", { name: "Your ballot is cast." }).waitFor();
      await page.locator(".receipts li").first().waitFor();
      await expectSound(visited);
      await expectNoTrace(visited);
      await expectSlip(page);
      await context.close();
    },
  );

  test("by keyboard alone a vote is cast, its receipt read, and recounted after the close", async () => {
    const visited = await visit(browser, 1_280);
    const { page, context } = visited;
    const regionId = VOTES.referendum;
    await othersVote(regionId);
    await page.goto(addressOf(regionId));
    await page.getByRole("button", { name: /Cyrus/ }).waitFor();
    await tabTo(visited, /Sign in as Cyrus/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Your ballot" }).waitFor();
    await tabTo(visited, /^for$/);
    await page.keyboard.press("Space");
    await tabTo(visited, /Review the ballot/);
    await page.keyboard.press("Enter");
    await tabTo(visited, /Send this ballot/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Your ballot is cast." }).waitFor();
    const receipt = await page.locator(".receipts li").first().innerText();
    expect(receipt).toMatch(/^[\w-]{43}$/);
    await expectNoTrace(visited);

    setClockOffset(4 * DAY_MS);
    await page.getByText("the ballots are being counted").waitFor();
    expect(await settle(regionId)).toBe(204);
    await page.getByText("It has passed.").waitFor();
    await tabTo(visited, /Recount in this browser/);
    await page.keyboard.press("Enter");
    await page.getByText("Everything agrees").waitFor();
    await expectSound(visited);
    await tabTo(visited, /^Receipt/);
    await page.keyboard.type(receipt);
    await page.keyboard.press("Enter");
    await page.getByText("It is among the published ballots, on page 1.").waitFor();
    await page.getByRole("listitem").filter({ hasText: /^for$/ }).waitFor();
    await page.setViewportSize({ width: WIDTHS[0], height: 640 });
    await expectSound(visited);

    await alterBallot(regionId);
    await page.getByRole("button", { name: "Recount in this browser" }).click();
    await page.getByText("Something differs").waitFor();
    await context.close();
  });
});

/** The slip that is saved has the receipts, and not the choice. */
async function expectSlip(page: Page): Promise<void> {
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the slip" }).click();
  const slip = readFileSync(await (await saving).path(), "utf8");
  for (const receipt of await page.locator(".receipts li").allInnerTexts()) expect(slip).toContain(receipt);
  expect(slip).toContain("Revision: 1");
  expect(slip).not.toMatch(CHOICE);
}

/** A choice of the candidates', or a word of the referendum where it stands as one. */
const CHOICE = /zq-(ann|ben|cy)|"option":"(for|against)"/;

/** No choice is in storage, history, address or log, nor in any request but `castBallot`. */
async function expectNoTrace({ page, context, sent, logged }: Visit): Promise<void> {
  const casts = sent.filter(({ url }) => url.endsWith("/api/governance/castBallot"));
  expect(casts.map(({ body }) => CHOICE.test(body))).toEqual([true]);
  const others = sent.filter((request) => !casts.includes(request));
  expect(others.filter(({ url, body }) => CHOICE.test(url) || CHOICE.test(body))).toEqual([]);
  const kept = [await page.evaluate(everythingKept), JSON.stringify(await context.storageState()), ...logged];
  for (const text of kept) expect(text).not.toMatch(CHOICE);
  // Nor is it shown again.
  await expect.poll(() => page.locator("input:checked, ol.ranking li").count()).toBe(0);
  for (const input of await page.locator(".options input[type=number]").all())
    expect(await input.inputValue()).toBe("0");
}

/** Runs in the page: all that the browser has stored for it, and where it has been. */
async function everythingKept(): Promise<string> {
  const done = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const rows: unknown[] = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name!));
    for (const store of database.objectStoreNames)
      rows.push(await done(database.transaction(store).objectStore(store).getAll()));
    database.close();
  }
  const caches = await globalThis.caches?.keys();
  const been = (
    globalThis as { navigation?: { entries(): { url: string; getState(): unknown }[] } }
  ).navigation
    ?.entries()
    .map((entry) => [entry.url, entry.getState()]);
  const { localStorage, sessionStorage, history, location } = globalThis;
  return JSON.stringify([
    rows,
    caches,
    been,
    { ...localStorage },
    { ...sessionStorage },
    history.state,
    location.href,
    document.title,
  ]);
}
