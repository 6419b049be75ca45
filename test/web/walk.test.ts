import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY_MS } from "../../functions/src/platform/duration.ts";
import { findChromium, launchChromium } from "../support/chromium.ts";
import { setClockOffset } from "../support/emulators.ts";
import { WALKED } from "./addresses.ts";
import {
  act,
  deployAnother,
  expectSound,
  expectSoundAtEachWidth,
  signIn,
  tabTo,
  type Visit,
  visit,
  waitForChart,
} from "./visit.ts";
import { closeWorld, mailedLink, openWorld, planOnServer } from "./world.ts";

const executable = findChromium(process.env);
if (executable === null)
  console.log(
    "⚠ the walk through the console is skipped: no Chromium (CHROMIUM_PATH, the PATH, /usr/bin/chromium)",
  );

describe.skipIf(executable === null)("the console in a browser", () => {
  let browser: Browser;
  const visits: Visit[] = [];

  beforeAll(async () => {
    await openWorld();
    browser = await launchChromium(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    await closeWorld();
    setClockOffset(0);
  });

  async function open(width: number): Promise<Visit> {
    const opened = await visit(browser, width);
    visits.push(opened);
    return opened;
  }

  test("each page by its address, at each width", async () => {
    const visited = await open(1_280);
    const { page, context } = visited;
    // A deep link waits for the sign-in.
    await page.goto("/map/default");
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.getByRole("button", { name: /Cyrus/ }).waitFor();
    await expectSoundAtEachWidth(visited);
    expect(await page.evaluate(facesInUse)).toEqual({
      faces: ["Atkinson Hyperlegible Next", "Marcellus"],
      digitWidths: 1,
    });
    await signIn(visited, "Cyrus");
    await page.getByRole("heading", { name: "Star chart of Homeward Reach" }).waitFor();
    await waitForChart(page);
    for (const [address, heading] of WALKED) {
      await page.goto(address);
      await page.getByRole("heading", { name: heading }).waitFor();
      if (address.startsWith("/map/nexus")) await waitForChart(page);
      if (address.includes("show=ore"))
        await page.getByRole("columnheader", { name: "Trade in ore" }).waitFor();
      if (address.startsWith("/region/")) await page.getByText("Nothing stands in the log yet.").waitFor();
      if (address === "/region/obsidian") await page.getByText("Nobody waits to be let in.").waitFor();
      if (address === "/billing") await page.getByRole("link", { name: "Open at Stripe" }).waitFor();
      if (address === "/directory") await page.getByRole("button", { name: "Join Obsidian" }).waitFor();
      if (address === "/profile") await page.getByText(/You can claim citizenship in/).waitFor();
      await expectSoundAtEachWidth(visited);
    }
    await context.close();
  });

  test("by keyboard alone: sign in, along the warps, a route", async () => {
    const visited = await open(1_280);
    const { page, context } = visited;
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await page.goto("/map/aurora");
    await page.getByRole("button", { name: /Cyrus/ }).waitFor();
    await tabTo(visited, /Sign in as Cyrus/);
    await press("Enter");
    await waitForChart(page);
    await tabTo(visited, /Star chart of Aurora Concord/);
    await press("Home");
    await page
      .getByRole("status")
      .filter({ hasText: /your ship|gate to nexus/ })
      .waitFor();
    const before = page.url();
    await press("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown", "+");
    await expect.poll(() => page.url()).not.toBe(before);
    await press("/");
    await page.keyboard.type("42");
    await press("Enter");
    await page.getByRole("heading", { name: "Sector 42", exact: true }).waitFor();
    await tabTo(visited, /^From/);
    await page.keyboard.type("1");
    await tabTo(visited, /^To/);
    await page.keyboard.type("nexus.4321");
    await press("Enter");
    await page.getByText(/1 gate/).waitFor();
    expect(new URL(page.url()).searchParams.get("route")).toBe("1-nexus.4321");
    await expectSound(visited);
    await planAround(visited);
    await beginAnew(visited);
    await context.close();
  });

  test.each([
    ["12-4321", "nexus", 4_321],
    ["aurora.300-4321", "aurora", 4_321],
  ])("the route %s is what the server plans", async (route, fromRegion, to) => {
    const visited = await open(1_280);
    const { page, context } = visited;
    await page.goto(`/map/nexus?at=${to}&z=3&route=${route}`);
    await signIn(visited, "Cyrus");
    await waitForChart(page);
    await page.getByText(/distance unit/).waitFor();
    await expectSound(visited);
    const planned = await planOnServer(
      { regionId: fromRegion, sectorNumber: Number(/(\d+)-/.exec(route)![1]) },
      { regionId: "nexus", sectorNumber: to },
    );
    const shown = await page
      .getByRole("list", { name: "Sectors on the way" })
      .getByRole("listitem")
      .allInnerTexts();
    expect(shown.map(Number)).toEqual(planned.legs.flatMap(({ sectors }) => sectors));
    const sum = await page.locator(".sum").innerText();
    expect(sum).toContain(`${planned.turns} turns`);
    if (planned.gateFeeCredits > 0) expect(sum).toContain(`${planned.gateFeeCredits} credits`);
    await context.close();
  });

  test("a chart is read once in a browser, unless somebody has altered it", async () => {
    const visited = await open(1_280);
    const { page, context, asked } = visited;
    const chartsAsked = async () => {
      await waitForChart(page);
      const times = asked.get("chart") ?? 0;
      asked.clear();
      return times;
    };
    await page.goto("/map/aurora");
    await signIn(visited, "Cyrus");
    expect(await chartsAsked()).toBe(1);
    await page.reload();
    expect(await chartsAsked()).toBe(0);
    await page.evaluate(alterKeptChart);
    await page.reload();
    expect(await chartsAsked()).toBe(1);
    expect(visited.complaints).toEqual([]);
    await context.close();
  });

  test("a countdown follows the clock that is moved under it", async () => {
    const visited = await open(1_280);
    const { page, context } = visited;
    await page.goto("/profile");
    await signIn(visited, "Cyrus");
    await page.getByText(/You can claim citizenship in [67] days/).waitFor();
    setClockOffset(8 * DAY_MS);
    await page.getByText(/Your days of residence are over/).waitFor({ timeout: 10_000 });
    expect(visited.complaints).toEqual([]);
    await context.close();
  });

  test("who governs announces, and is told what is missing", async () => {
    const visited = await open(320);
    const { page, context } = visited;
    await page.goto("/region/obsidian");
    await signIn(visited, "Cyrus");
    await page.getByRole("button", { name: "Announce something" }).click();
    await page.getByLabel("Title").fill("Mines");
    await page.getByRole("button", { name: "Announce now" }).click();
    await page.getByRole("alert").waitFor();
    // A browser logs each refusal by its status.
    expect(visited.complaints.splice(0)).toEqual([expect.stringContaining("400")]);
    await page.getByLabel("Text").fill("The mines open tomorrow.");
    await expectSound(visited);
    await page.getByRole("button", { name: "Announce now" }).click();
    await page.getByText("It is announced.").waitFor();
    await context.close();
  });

  test("the explorer sends any call, and tells what is refused", async () => {
    const visited = await open(1_280);
    const { page, context } = visited;
    await page.goto("/explorer/players/updateProfile");
    await signIn(visited, "Cyrus");
    await page.getByLabel("biography", { exact: true }).fill("Trades in ore.");
    await page.getByRole("button", { name: "Send players/updateProfile" }).click();
    await page.getByRole("heading", { name: "Answer" }).waitFor();
    await page.getByLabel("name", { exact: true }).fill("x");
    await page.getByRole("button", { name: "Send players/updateProfile" }).click();
    await page.getByRole("heading", { name: "Refused: INVALID_INPUT" }).waitFor();
    await page.goto("/profile");
    await page.getByText("Trades in ore.").waitFor();
    await context.close();
  });

  test("a link by e-mail signs in and leads to the page that was asked for, once", async () => {
    const visited = await open(320);
    const { page, context } = visited;
    const address = "pilot@somewhere.example";
    await page.goto("/map/nexus?at=77&z=4");
    await page.getByLabel("E-mail address").fill(address);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await page.getByText("nothing is mailed").waitFor();
    await expectSound(visited);
    const link = await mailedLink(address);
    await page.goto(link);
    await page.getByRole("heading", { name: "Choose your name" }).waitFor();
    expect(new URL(page.url()).search).toBe("?at=77&z=4");
    await context.close();
    const elsewhere = await open(1_280);
    await elsewhere.page.goto(link);
    await elsewhere.page.getByText("Which address was the link sent to?").waitFor();
    await elsewhere.page.getByLabel("E-mail address").fill(address);
    await elsewhere.page.getByRole("button", { name: "Sign in", exact: true }).click();
    await elsewhere.page.getByText("This link does not sign in").waitFor();
    await elsewhere.context.close();
  });

  test("an account without a player chooses a name, joins, moves and leaves; signing out ends the page", async () => {
    const visited = await open(320);
    const { page, context } = visited;
    await page.goto("/");
    await signIn(visited, "newcomer");
    await page.getByRole("heading", { name: "Choose your name" }).waitFor();
    await expectSound(visited);
    await page.getByLabel("Name").fill("Nova");
    await page.getByRole("button", { name: "Begin to play" }).click();
    await page.getByRole("heading", { name: "Regions" }).waitFor();
    // Whose chart is not the player's to see is told so.
    await page.goto("/map/aurora");
    await page.getByText("Only those who belong to this region may see its chart.").waitFor();
    // By keyboard alone: the review takes the focus, and gives it back.
    await page.goto("/directory");
    await page.getByRole("button", { name: "Join Aurora Concord" }).waitFor();
    await tabTo(visited, /Join Aurora Concord/);
    await page.keyboard.press("Enter");
    await page.getByText("You come in as a visitor.").waitFor();
    await expectSound(visited);
    await tabTo(visited, /Join now/);
    await page.keyboard.press("Enter");
    await page.getByText("You have joined.").waitFor();
    await page.goto("/profile");
    await act(visited, "Make aurora your home", "Move here", "This is your home now.");
    await expectSound(visited);
    await act(visited, "Leave aurora", "Leave now", "You have left this region.");
    expect(visited.complaints).toEqual([]);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await context.close();
  });
});

/** Runs in the page: the typefaces that it has fetched, and how many widths its digits have. */
async function facesInUse(): Promise<{ faces: string[]; digitWidths: number }> {
  await document.fonts.ready;
  const fetched = [...document.fonts].filter(({ status }) => status === "loaded");
  const line = document.body.appendChild(document.createElement("span"));
  const widths = [..."0123456789"].map((digit) => {
    line.textContent = digit.repeat(20);
    return line.getBoundingClientRect().width;
  });
  line.remove();
  const faces = fetched.map(({ family }) => family.replaceAll('"', "")).toSorted();
  return { faces, digitWidths: new Set(widths).size };
}

/** Runs in the page: one warp of the kept chart leads elsewhere. */
async function alterKeptChart(): Promise<void> {
  const done = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
  const database = await done(indexedDB.open("charts"));
  const store = database.transaction("charts", "readwrite").objectStore("charts");
  const kept = await done(store.get("aurora"));
  kept.chunks[0].warps[0] = 500;
  await done(store.put(kept));
  database.close();
}

/** The same way by the fewest turns, as the server plans it, and once more around a sector that lies on it. */
async function planAround({ page }: Visit): Promise<void> {
  const [from, to] = [
    { regionId: "aurora", sectorNumber: 1 },
    { regionId: "nexus", sectorNumber: 4_321 },
  ];
  const planned = await planOnServer(from!, to!, "fewestTurns");
  await page.getByRole("checkbox", { name: /^Fewest turns/ }).check();
  await page.getByRole("button", { name: "Plan the route" }).click();
  await page
    .locator(".sum")
    .filter({ hasText: `${planned.turns} turns` })
    .waitFor();
  expect(new URL(page.url()).searchParams.get("prefer")).toBe("turns");
  const avoided = planned.legs[0]!.sectors[1]!;
  await page.getByLabel("Around", { exact: true }).fill(`${avoided}`);
  await page.getByRole("button", { name: "Plan the route" }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("avoid")).toBe(`${avoided}`);
  const way = page.getByRole("list", { name: "Sectors on the way" }).first().getByRole("listitem");
  await expect.poll(async () => (await way.allInnerTexts()).length).toBeGreaterThan(1);
  expect(await way.allInnerTexts()).not.toContain(`${avoided}`);
}

/** After a deployment a tab begins anew at a navigation, once. */
async function beginAnew({ page }: Visit): Promise<void> {
  await deployAnother(page);
  const mark = () => page.evaluate(() => (document.documentElement.dataset.opened = "before"));
  const isMarked = () => page.evaluate(() => document.documentElement.dataset.opened === "before");
  const follow = async (name: string) => {
    const asked = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/");
    await page.getByRole("link", { name, exact: true }).click();
    await page.getByRole("heading", { name, exact: true }).waitFor();
    await asked;
  };
  await mark();
  await follow("Directory");
  expect(await isMarked()).toBe(true);
  await page.getByRole("link", { name: "Notices", exact: true }).click();
  await expect.poll(isMarked).toBe(false);
  await page.getByRole("heading", { name: "Notices", exact: true }).waitFor();
  await mark();
  await follow("Directory");
  await follow("Profile");
  expect(await isMarked()).toBe(true);
}
