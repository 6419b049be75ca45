import type { Browser, Page } from "playwright-core";
import { DEMO_PASSWORD } from "../../seed/accounts.ts";
import { findChromium, launchChromium } from "../../test/support/chromium.ts";
import { addLines } from "./console/lines.ts";
import { panningFrames, recordedFrames, recordFrames } from "./console/motion.ts";
import { firstOpening, openNexus, PHONE, reloadToNexus, SCREEN, servePages } from "./console/pages.ts";
import { openRecount, rankedVote, recountInNode, recountInPage } from "./console/recounts.ts";
import { type Figure, inTurns, percentile, ratioFigure } from "./measure.ts";

const ROUNDS = 7;
const WARM_UPS = 2;
/** What the Nexus has lacks so many lines of 14,000. */
const MORE_LINES = 3_710;
const CPU_DIVISOR = 4;
const LONG_TASK_FRAMES = 3;

/** The console in Chromium against pages that have React alone, or nothing; nothing where there is no Chromium. */
export async function consoleFigures(runId: string, email: string): Promise<Figure[]> {
  const executable = findChromium(process.env);
  if (executable === null) return [];
  await servePages(runId, [{ email, password: DEMO_PASSWORD }]);
  const browser = await launchChromium(executable);
  try {
    return [
      ...(await openingFigures(browser)),
      ...(await chartFigures(browser)),
      ...(await recountFigures(browser, runId)),
    ];
  } finally {
    await browser.close();
  }
}

async function openingFigures(browser: Browser): Promise<Figure[]> {
  const bare = () => firstOpening(browser, "bare");
  const first = await inTurns(ROUNDS, WARM_UPS, () => firstOpening(browser, "console"), bare);
  const { page } = await openNexus(browser, SCREEN);
  const reload = await inTurns(ROUNDS, WARM_UPS, () => reloadToNexus(page), bare);
  await page.context().close();
  return [
    ratioFigure("console: first page usable ÷ a bare React page", 3.5, first),
    ratioFigure("console: reload to a painted Nexus ÷ a bare React page", 3.5, reload),
  ];
}

async function chartFigures(browser: Browser): Promise<Figure[]> {
  const screen = await openNexus(browser, SCREEN);
  const usual = await panning(screen.page, screen.empty, 0.95);
  await addLines(screen.page, MORE_LINES);
  await reloadToNexus(screen.page);
  const crowded = await panning(screen.page, screen.empty, 0.95);
  await screen.page.context().close();
  const phone = await openNexus(browser, PHONE);
  for (const page of [phone.page, phone.empty]) await slowDown(page);
  const slow = await panning(phone.page, phone.empty, 0.5);
  await phone.page.context().close();
  return [
    ratioFigure("console: panning the Nexus, p95 of frames ÷ an empty page's", 1.5, usual),
    ratioFigure("console: panning 14,000 lines, p95 of frames ÷ an empty page's", 2, crowded),
    ratioFigure(
      "console: panning on a phone with a quarter of the CPU, median frame ÷ an empty page's",
      5,
      slow,
    ),
  ];
}

const panning = (page: Page, empty: Page, share: number) =>
  inTurns(
    ROUNDS,
    WARM_UPS,
    async () => percentile(await panningFrames(page), share),
    async () => percentile(await panningFrames(empty), share),
  );

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_DIVISOR });
}

async function recountFigures(browser: Browser, runId: string): Promise<Figure[]> {
  const { page, empty } = await openNexus(browser, SCREEN);
  const asked = await rankedVote();
  await openRecount(page, runId, asked);
  await page.bringToFront();
  const counted = await inTurns(
    ROUNDS,
    WARM_UPS,
    () => recountInPage(page),
    () => recountInNode(asked),
  );
  const longest = async (of: Page, meanwhile: () => Promise<unknown>) => {
    await of.bringToFront();
    await recordFrames(of);
    await meanwhile();
    return Math.max(...(await recordedFrames(of)));
  };
  const answering = await inTurns(
    ROUNDS,
    WARM_UPS,
    () => longest(page, () => recountInPage(page)),
    () => longest(empty, () => empty.waitForTimeout(counted.oursMs)),
  );
  await page.context().close();
  return [
    ratioFigure("console: 10,000 ranked ballots recounted in the browser ÷ in Node", 2, counted),
    ratioFigure("console: longest frame meanwhile ÷ an empty page's", LONG_TASK_FRAMES, answering),
  ];
}
