import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { root } from "../../command.ts";
import { buildConsole, publicDirectory, writeCastFile } from "../../stack/console.ts";

/** Where the page stands that has React and nothing else, and the one that has nothing. */
const BARE = "/bare/index.html";
const EMPTY = "/bare/empty.html";

/** What says that a page can be used. */
const USABLE = {
  console: ".cast button:enabled",
  bare: "#root button",
  chart: '.chart canvas[data-sharp="true"]',
};

export const NEXUS = "/map/nexus?z=2";
export const SCREEN = { viewport: { width: 1_280, height: 800 } } as const;
export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3 } as const;

/** Builds the console and the two pages beside it, into what the Hosting emulator of the run serves. */
export async function servePages(
  runId: string,
  cast: readonly { readonly email: string; readonly password: string }[],
): Promise<void> {
  const folder = publicDirectory(runId);
  const { build } = await import("vite");
  await buildConsole(folder);
  await build({
    configFile: join(root, "web", "vite.config.ts"),
    root: join(root, "web", "bare"),
    base: "/bare/",
    publicDir: false,
    build: { outDir: join(folder, "bare"), emptyOutDir: false },
  });
  writeFileSync(
    join(folder, EMPTY),
    '<!doctype html><html lang="en"><title>Empty</title><body></body></html>',
  );
  writeCastFile(
    runId,
    cast.map((member) => ({ ...member, role: "is measured" })),
  );
}

/** Milliseconds from the navigation to the first frame in which the page can be used. */
async function usableMs(page: Page, open: () => Promise<unknown>, usable: string): Promise<number> {
  await open();
  await page.locator(usable).first().waitFor();
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const { usableMs } = globalThis as unknown as { usableMs?: number };
          if (usableMs === undefined) requestAnimationFrame(look);
          else resolve(usableMs);
        };
        look();
      }),
  );
}

/** Notes when the page can be used, from its first script on. */
async function noteUsable(context: BrowserContext, usable: string): Promise<void> {
  await context.addInitScript((selector) => {
    const look = () => {
      if (document.querySelector(selector) === null) requestAnimationFrame(look);
      else Object.assign(globalThis, { usableMs: performance.now() });
    };
    requestAnimationFrame(look);
  }, usable);
}

/** A first page in a browser that has fetched nothing yet. */
export async function firstOpening(browser: Browser, which: "console" | "bare"): Promise<number> {
  const context = await browser.newContext({ ...SCREEN, baseURL: process.env.HOSTING_URL! });
  try {
    await noteUsable(context, USABLE[which]);
    const page = await context.newPage();
    return await usableMs(page, () => page.goto(which === "bare" ? BARE : "/"), USABLE[which]);
  } finally {
    await context.close();
  }
}

/** Somebody who has signed in, with the chart of the Nexus drawn. */
export async function openNexus(
  browser: Browser,
  options: typeof SCREEN | typeof PHONE,
): Promise<{ readonly page: Page; readonly empty: Page }> {
  const context = await browser.newContext({ ...options, baseURL: process.env.HOSTING_URL! });
  await noteUsable(context, USABLE.chart);
  const page = await context.newPage();
  await page.goto(NEXUS);
  await page.locator(USABLE.console).first().click();
  await page.locator(USABLE.chart).waitFor();
  const empty = await context.newPage();
  await empty.goto(EMPTY);
  return { page, empty };
}

/** Of a tab in front: others have a frame a second. */
export async function reloadToNexus(page: Page): Promise<number> {
  await page.bringToFront();
  return usableMs(page, () => page.reload(), USABLE.chart);
}
