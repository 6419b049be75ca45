import { expect, test } from "vitest";
import { changeUnderLoad } from "../support/underLoad/members.ts";
import { settingsUnderLoad } from "../support/underLoad/settings.ts";

test("a thousand interleavings of two releases and a deploy lose nothing", async () => {
  const { acknowledged, refused, differences } = await changeUnderLoad("change-long", 1_000);
  expect(differences).toEqual([]);
  expect(acknowledged + refused).toBe(4_000);
  expect(refused).toBeGreaterThan(500);
});

test("nor do three hundred of regions whose settings leave their document", async () => {
  const { acknowledged, refused, differences } = await settingsUnderLoad("settings-long", 300);
  expect(differences).toEqual([]);
  expect(acknowledged + refused).toBe(974);
  expect(refused).toBeGreaterThan(100);
});
