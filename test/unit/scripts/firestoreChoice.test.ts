import { expect, test } from "vitest";
import { nextFirestore, noFirestore } from "../../../scripts/setup/firestore.mjs";

const nothing = {
  forced: false,
  hidane: false,
  npmFailed: false,
  cargo: false,
  cargoFailed: false,
  java: false,
};

test.each([
  ["takes the hidane that is here before anything else", { hidane: true, cargo: true, java: true }, "hidane"],
  ["asks npm first", { cargo: true, java: true }, "npm"],
  ["compiles it when npm does not carry it", { npmFailed: true, cargo: true, java: true }, "cargo"],
  ["takes Google's when there is no cargo", { npmFailed: true, java: true }, "official"],
  [
    "takes Google's when cargo fails",
    { npmFailed: true, cargo: true, cargoFailed: true, java: true },
    "official",
  ],
  ["has nothing left", { npmFailed: true, cargo: true, cargoFailed: true }, "none"],
  ["takes Google's when told to, whatever is here", { forced: true, hidane: true, java: true }, "official"],
  ["does not replace Google's when told to take it", { forced: true, hidane: true, cargo: true }, "none"],
] as const)("%s", (_, machine, expected) => {
  expect(nextFirestore({ ...nothing, ...machine })).toBe(expected);
});

test("says in one sentence what to install", () => {
  const sentences = [
    noFirestore(nothing, ""),
    noFirestore({ ...nothing, forced: true }, ""),
    noFirestore({ ...nothing, cargo: true }, "error: no network"),
  ];
  for (const sentence of sentences) {
    expect(sentence).toMatch(/Java 21/);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence).not.toMatch(/\. [A-Z]/);
  }
});
