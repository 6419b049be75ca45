import { describe, expect, test } from "vitest";
import { siteKeyOf } from "../../../web/src/data/signIn/siteKey.ts";
import { windowRefused } from "../../../web/src/data/signIn/windowRefused.ts";

const KEY = "6LdAbCdEfGhIjKlMnOpQrStUvWxYz0123456-_78";

describe("App Check's key", () => {
  test("is the project's own", () => {
    expect(siteKeyOf({ "game-staging": KEY.toLowerCase(), game: KEY }, "game")).toBe(KEY);
  });

  test.each<[string, unknown, string | undefined]>([
    ["no project has one", {}, "game"],
    ["another project has one", { "game-staging": KEY }, "game"],
    ["the page does not know its project", { game: KEY }, undefined],
    ["the project bears the name of what every object has", {}, "constructor"],
    ["it is cut short", { game: KEY.slice(1) }, "game"],
    ["it has a blank", { game: `${KEY.slice(1)} ` }, "game"],
    ["it is empty", { game: "" }, "game"],
    ["it is no text", { game: 6 }, "game"],
    ["the file holds a list", [KEY], "game"],
    ["the file holds nothing", null, "game"],
  ])("is none where %s", (_, keys, projectId) => {
    expect(siteKeyOf(keys, projectId)).toBeUndefined();
  });
});

test.each([
  ["auth/popup-blocked", true],
  ["auth/operation-not-supported-in-this-environment", true],
  ["auth/popup-closed-by-user", false],
  ["auth/cancelled-popup-request", false],
  ["auth/network-request-failed", false],
  ["auth/unauthorized-domain", false],
])("%s leads to Google in this tab: %s", (code, leads) => {
  expect(windowRefused({ code })).toBe(leads);
});

test("what is no error of Firebase's leads nobody to Google", () => {
  for (const error of [new Error("auth/popup-blocked"), null, undefined, "auth/popup-blocked"])
    expect(windowRefused(error)).toBe(false);
});
