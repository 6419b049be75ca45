import { expect, test } from "vitest";
import { changeUnderLoad } from "../support/changeUnderLoad.ts";

test("a thousand interleavings of two releases and a deploy lose nothing", async () => {
  const { acknowledged, refused, differences } = await changeUnderLoad("change-long", 1_000);
  expect(differences).toEqual([]);
  expect(acknowledged + refused).toBe(4_000);
  expect(refused).toBeGreaterThan(500);
});
