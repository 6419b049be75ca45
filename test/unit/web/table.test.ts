import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rooms } from "../../../functions/src/house.ts";
import { registeredCallables } from "../../../scripts/generate/registry.ts";
import { localHeaders } from "../../../scripts/stack/localHeaders.ts";
import { pages, SHELL_LISTENS } from "../../../web/src/pages.ts";
import { placeOf } from "../../../web/src/shell/address.ts";

const collections = rooms.flatMap((room) =>
  Object.values(room.collections).map(({ path }) => path as string),
);
/** A document's path, or that of the collection which it stands in. */
const readable = new Set(collections.flatMap((path) => [path, path.slice(0, path.lastIndexOf("/"))]));

test.each(pages.map((page) => [page.path, page] as const))("%s reads what there is", async (_, page) => {
  const callables = (await registeredCallables()).map(({ path }) => path);
  expect([...page.listens, ...SHELL_LISTENS].filter((template) => !readable.has(template))).toEqual([]);
  expect(page.calls.filter((call) => !callables.includes(call))).toEqual([]);
  expect(page.reads).not.toBe("");
});

test("each page has an address of its own, and the menu leads to pages", () => {
  expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length);
  for (const { menu } of pages) if (menu) expect(placeOf(pages, menu.to, "")).not.toBeNull();
});

const { hosting } = JSON.parse(readFileSync("firebase.json", "utf8"));
const header = (key: string): string =>
  hosting.headers[0].headers.find((entry: { key: string }) => entry.key === key)?.value;

test("the policy lets in no inline script or style, and nobody frames the page", () => {
  const policy = header("Content-Security-Policy");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|127\.0\.0\.1|localhost|http:|\*/);
  expect(header("X-Content-Type-Options")).toBe("nosniff");
  expect(header("Referrer-Policy")).toBe("no-referrer");
  expect(header("Cross-Origin-Opener-Policy")).toBe("same-origin-allow-popups");
  expect(header("Strict-Transport-Security")).toMatch(/^max-age=\d{8}/);
});

test("assets last, the page itself does not", () => {
  expect(header("Cache-Control")).toBe("no-cache");
  expect(hosting.headers[1].source).toBe("/assets/**");
  expect(hosting.headers[1].headers[0].value).toContain("immutable");
});

test("in a test a browser keeps what it keeps where the console is deployed, and nothing where it is built anew", () => {
  const kept = (isRebuilt: boolean) =>
    localHeaders(hosting.headers, [8_080], isRebuilt).flatMap(({ headers }) =>
      headers.filter(({ key }) => key === "Cache-Control").map(({ value }) => value),
    );
  expect(kept(false)).toEqual(["no-cache", "public, max-age=31536000, immutable"]);
  expect(kept(true)).toEqual(["no-store"]);
});
