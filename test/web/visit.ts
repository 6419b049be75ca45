import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { expect } from "vitest";
import { SHELL_LISTENS } from "../../web/src/pages.ts";
import { emulators } from "../support/emulators.ts";

/** The two widths that every page is looked at: a phone's narrowest, and a screen, at which pages are opened. */
export const WIDTHS = [320, 1_280] as const;

/** A browser of its own at the console, with all that it complains of. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the console, refused files, breaches of the content security policy. */
  readonly complaints: string[];
  /** How often a collection was asked for, by its id. */
  readonly asked: Map<string, number>;
  /** Whatever was sent: address and body, and whether it asked for the document that the tab then showed. */
  readonly sent: { readonly url: string; readonly body: string; readonly isOpening: boolean }[];
  /** Whatever was written to the browser's console. */
  readonly logged: string[];
}

export async function visit(
  browser: Browser,
  width: number,
  options: { readonly bypassCSP?: true } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: emulators.hostingUrl,
    viewport: sizeOf(width),
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  const logged: string[] = [];
  page.on("console", (message) => {
    logged.push(message.text());
    // The stand-in's pages are none of ours: they have no icon.
    if (message.location().url.startsWith(emulators.stripeUrl)) return;
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  const asked = new Map<string, number>();
  const sent: { url: string; body: string; isOpening: boolean }[] = [];
  page.on("request", (request) => {
    const body = decodeURIComponent(request.postData() ?? "");
    const isOpening = request.isNavigationRequest() && request.frame() === page.mainFrame();
    sent.push({ url: request.url(), body, isOpening });
    for (const [, id] of body.matchAll(/"collectionId":"(\w+)"/g)) asked.set(id!, (asked.get(id!) ?? 0) + 1);
  });
  return { page, context, complaints, asked, sent, logged };
}

const sizeOf = (width: number) => ({ width, height: width < 600 ? 640 : 900 });

export async function signIn({ page }: Visit, name: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`Sign in as ${name}`, "i") }).click();
}

/** Cyrus' browser at an address of the console. */
export async function visitAsCyrus(browser: Browser, address: string, width = 1_280): Promise<Visit> {
  const visited = await visit(browser, width);
  await visited.page.goto(address);
  await signIn(visited, "Cyrus");
  return visited;
}

/** Presses Tab until what has the focus bears the name. */
export async function tabTo({ page }: Visit, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (element === document.body) return "";
      const labels =
        element instanceof HTMLInputElement ? [...(element.labels ?? [])].map((l) => l.innerText) : [];
      return [element?.getAttribute("aria-label"), ...labels, element?.innerText].filter(Boolean).join(" ");
    });
    if (name.test(focused)) return;
  }
  throw new Error(`Nothing named ${name} takes the focus`);
}

/** Documents that the page has read, by its own count. */
export const readsOf = ({ page }: Visit): Promise<number> =>
  page.evaluate(() => Number(document.documentElement.dataset.reads ?? 0));

/** What the page follows now, by what its tab has sent since it was loaded: paths of documents, and of queries their collection's id. */
export function followedBy({ sent }: Visit): string[] {
  const followed = new Map<string, string>();
  const since = sent.slice(sent.findLastIndex(({ isOpening }) => isOpening) + 1);
  for (const { body } of since.filter(({ url }) => url.includes("/Listen/channel"))) {
    for (const [, target] of body.matchAll(/"addTarget":(\{.*?"targetId":\d+)/g)) {
      const path = /"documents":\["[^"]*?\/documents\/([^"]+)"/.exec(target!)?.[1];
      const collection = /"collectionId":"(\w+)"/.exec(target!)?.[1];
      followed.set(/"targetId":(\d+)/.exec(target!)![1]!, path ?? collection ?? "");
    }
    for (const [, id] of body.matchAll(/"removeTarget":(\d+)/g)) followed.delete(id!);
  }
  return [...followed.values()];
}

/** So many listeners has a page at the most beside those of the shell. */
const MOST_FOLLOWED = 8;

export function expectFewFollowed(visited: Visit): void {
  const followed = followedBy(visited);
  expect(
    followed.length - SHELL_LISTENS.length,
    `${visited.page.url()} follows ${followed.join(", ")}`,
  ).toBeLessThanOrEqual(MOST_FOLLOWED);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Axe {
  run(
    options: object,
  ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** Evaluates beside the page's own scripts: its policy lets no other in. */
async function inOwnWorld(page: Page) {
  const opened = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, opened);
  const session = await opened;
  const { frameTree } = await session.send("Page.getFrameTree");
  // The same one for the same document.
  const { executionContextId } = await session.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: "axe",
  });
  return async (expression: string) =>
    (await session.send("Runtime.evaluate", {
      ...{ expression, contextId: executionContextId, awaitPromise: true, returnByValue: true },
    })) as { result: { value?: unknown }; exceptionDetails?: unknown };
}

/** Nothing that axe calls a violation of WCAG 2.2 AA or of good practice, nothing that scrolls sideways, few listeners, and no complaint. */
export async function expectSound(visited: Visit): Promise<void> {
  await expectAccessible(visited);
  expectFewFollowed(visited);
  expect(visited.complaints, visited.page.url()).toEqual([]);
}

/** The same at every width, the one at which it was opened the last: a page that is loaded for each width takes as long again. */
export async function expectSoundAtEachWidth(visited: Visit): Promise<void> {
  for (const width of WIDTHS) {
    await visited.page.setViewportSize(sizeOf(width));
    await expectSound(visited);
  }
}

/** The same whatever the browser complains of. */
export async function expectAccessible({ page }: Visit): Promise<void> {
  const run = await inOwnWorld(page);
  // A document that has been looked at before has it already.
  if ((await run("typeof axe")).result.value !== "object") await run(`${axeSource}; undefined`);
  const answer = await run("axe.run(document, { resultTypes: ['violations'] })");
  expect(answer.exceptionDetails).toBeUndefined();
  const { violations } = answer.result.value as Awaited<ReturnType<Axe["run"]>>;
  expect(
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    ),
    page.url(),
  ).toEqual([]);
  await expectNarrow(page);
}

/** Nothing that scrolls sideways. */
export async function expectNarrow(page: Page): Promise<void> {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways, `${page.url()} scrolls sideways, px`).toBeLessThanOrEqual(0);
}

/** Until the chart has been drawn as sharp as it gets. */
export async function waitForChart(page: Page): Promise<void> {
  await page.locator('.chart canvas[data-sharp="true"]').waitFor();
}

/** What changes something is reviewed, then done. */
export async function act({ page }: Visit, label: string, confirm: string, said: string): Promise<void> {
  await page.getByRole("button", { name: label }).click();
  await page.getByRole("button", { name: confirm }).click();
  await page.getByText(said).waitFor();
}

/** From now on the page finds another release when it asks for its own. */
export async function deployAnother(page: Page): Promise<void> {
  const other = '<script type="module" crossorigin src="/assets/another.js"></script>';
  await page.route(
    ({ pathname }) => pathname === "/",
    (route) =>
      route.request().resourceType() === "fetch"
        ? route.fulfill({ contentType: "text/html", body: other })
        : route.continue(),
  );
}
