import { beforeAll, test } from "vitest";
import { openRegionFixture } from "../../support/fixtures.ts";
import { expectLives } from "../../support/stripe/lives.ts";
import { takeEvents } from "../../support/stripe/reports.ts";

beforeAll(async () => {
  await openRegionFixture("default", { kind: "default" });
  await takeEvents();
});

test("30 lives, their events of both forms shuffled with duplicates: the end is what Stripe has", () =>
  expectLives(30));
