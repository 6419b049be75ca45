import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkForeignSources, FOREIGN_SOURCES } from "../../../scripts/deploy/foreignSources.ts";
import { checkSiteKeys, SITE_KEYS_FILE } from "../../../scripts/deploy/siteKeys.ts";
import { type HostingHeaders, localHeaders } from "../../../scripts/stack/localHeaders.ts";

const { headers } = JSON.parse(readFileSync("firebase.json", "utf8")).hosting as { headers: HostingHeaders };

const policyOf = (value: string): HostingHeaders => [
  { source: "**", headers: [{ key: "Content-Security-Policy", value }] },
];

test("each foreign source of the page's policy has its reason, and is listed with it", () => {
  const { note, wrong } = checkForeignSources(headers);
  expect(wrong).toEqual([]);
  for (const [source, reason] of Object.entries(FOREIGN_SOURCES))
    expect(note).toContain(`${source}: ${reason}`);
});

test("the policy lets in what reCAPTCHA's documentation names, and no more of those hosts", () => {
  const google = Object.keys(FOREIGN_SOURCES).filter((source) => source.includes("recaptcha"));
  expect(google.toSorted()).toEqual([
    "connect-src https://www.google.com/recaptcha/",
    "frame-src https://recaptcha.google.com/recaptcha/",
    "frame-src https://www.google.com/recaptcha/",
    "script-src https://www.google.com/recaptcha/",
    "script-src https://www.gstatic.com/recaptcha/",
  ]);
});

test.each([
  [
    "script-src 'self' https://a.example; img-src 'self' https://b.example",
    '"img-src https://b.example" has no',
  ],
  ["script-src 'self' https://a.example https://c.example", '"script-src https://c.example" has no reason'],
  ["img-src https://a.example; script-src https://a.example", '"img-src https://a.example" has no reason'],
  [
    "script-src 'self'",
    '"script-src https://a.example" has a reason, and the policy in firebase.json lacks it',
  ],
])("a policy of “%s” is wrong", (policy, sentence) => {
  const { wrong } = checkForeignSources(policyOf(policy), { "script-src https://a.example": "why" });
  expect(wrong).toEqual([expect.stringContaining(sentence)]);
});

test("a local run lets in its emulators beside them, and nothing else", () => {
  const local = checkForeignSources(localHeaders(headers, [8_080], false));
  expect(local.wrong).toEqual([
    '"connect-src http://127.0.0.1:8080" has no reason in scripts/deploy/foreignSources.ts.',
  ]);
});

test("the keys of App Check are in order", () => {
  expect(checkSiteKeys(JSON.parse(readFileSync(SITE_KEYS_FILE, "utf8"))).wrong).toEqual([]);
  expect(checkSiteKeys({ game: "x".repeat(40) })).toEqual({ note: "of game", wrong: [] });
  expect(checkSiteKeys({}).note).toContain("without App Check");
});

test.each<[unknown, string]>([
  [{ game: "x".repeat(39) }, "the key of game is no key"],
  [{ game: "x".repeat(40), staging: null }, "the key of staging is no key"],
  [["x".repeat(40)], "must hold"],
  [null, "must hold"],
])("a file of %j is told", (keys, sentence) => {
  expect(checkSiteKeys(keys).wrong).toEqual([expect.stringContaining(sentence)]);
});
