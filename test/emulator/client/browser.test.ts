import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launchChromium } from "../../support/chromium.ts";
import type { openVisit, Visit } from "./visit.ts";
import { announcementCount, DISTURBANCES, governedRegion, proxyToFunctions, visitOf } from "./world.ts";

const executable = findChromium(process.env);
if (executable === null)
  console.log(
    "⚠ the client in a browser is skipped: no Chromium (CHROMIUM_PATH, the PATH, /usr/bin/chromium)",
  );

/** What the page's script puts there. */
declare const page: { openVisit: typeof openVisit };

describe.skipIf(executable === null)("in a browser, over plain http", () => {
  let server: Server;
  let browser: Browser;
  let tab: Page;

  beforeAll(async () => {
    const script = await pageScript();
    server = createServer((request, response) => {
      if (request.url === "/page.js")
        return response.writeHead(200, { "content-type": "text/javascript" }).end(script);
      response.writeHead(200, { "content-type": "text/html" }).end('<script src="/page.js"></script>');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    browser = await launchChromium(executable!);
    tab = await browser.newPage();
    await tab.goto(`http://game.test:${(server.address() as AddressInfo).port}/`);
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  test("there is no randomUUID to draw ids with", async () => {
    expect(await tab.evaluate(() => typeof crypto.randomUUID)).toBe("undefined");
  });

  test.concurrent.each(DISTURBANCES)("a call that %s has one effect", async (_, acts) => {
    const { regionId, governorUid } = await governedRegion();
    const proxy = await proxyToFunctions();
    proxy.acts.push(...acts);
    const announcementId = await tab.evaluate(announceFrom, { visit: visitOf(governorUid, proxy), regionId });
    await proxy.settled();
    proxy.close();
    expect(proxy.acts).toEqual([]);
    expect(announcementId).toBeTruthy();
    expect(await announcementCount(regionId)).toBe(1);
  });
});

/** Runs in the page. */
async function announceFrom({ visit, regionId }: { visit: Visit; regionId: string }): Promise<string> {
  const { announce, close } = await page.openVisit(visit);
  const { announcementId } = await announce({ regionId, title: "Elections", body: "Next week." });
  await close();
  return announcementId;
}

async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "visit.ts")],
    bundle: true,
    format: "iife",
    globalName: "page",
    write: false,
  });
  return outputFiles[0]!.text;
}
