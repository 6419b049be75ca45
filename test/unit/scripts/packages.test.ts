import { expect, test } from "vitest";
import { npmFailure, sameInstall } from "../../../scripts/setup/packages.mjs";

const wanted = {
  "": {},
  functions: { version: "1.0.0" },
  "node_modules/zod": { version: "4.6.7", integrity: "sha512-a" },
  "node_modules/@esbuild/linux-arm64": { version: "0.28.2", integrity: "sha512-b", optional: true },
};

test("an install is whole without what is for other machines", () => {
  expect(sameInstall(wanted, { "node_modules/zod": { version: "4.6.7", integrity: "sha512-a" } })).toBe(true);
});

test.each([
  ["a package is missing", {}],
  ["a package is older", { "node_modules/zod": { version: "4.6.6", integrity: "sha512-a" } }],
  ["a package is another's", { "node_modules/zod": { version: "4.6.7", integrity: "sha512-c" } }],
])("an install is not whole when %s", (_, installed) => {
  expect(sameInstall(wanted, installed)).toBe(false);
});

test.each([
  ["spawn npm ENOENT", /npm is not on PATH/],
  ["npm error code ENOSPC", /disk is full/],
  ["npm error code EAI_AGAIN\nnpm error request failed", /check the network/],
  ["npm error code EUSAGE\nnpm error The engine says no", /The engine says no/],
])("a failure of npm is told in a sentence: %j", (output, expected) => {
  const sentence = npmFailure("The packages could not be installed", output);
  expect(sentence).toMatch(expected);
  expect(sentence).not.toContain("\n");
});
