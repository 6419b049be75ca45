import { expect, test } from "vitest";
import { staleFiles } from "../../../scripts/generate.ts";

test("every generated file is what `npm run generate` would write", async () => {
  expect(await staleFiles()).toEqual([]);
});
