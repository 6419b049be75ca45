import { afterEach, expect, test } from "vitest";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { post } from "../../support/wire.ts";

afterEach(() => setClockOffset(0));

test.each([0, 8])("anybody reads game time, %d days ahead", async (days) => {
  setClockOffset(days * DAY_MS);
  const { result } = await post("platform/readClock", JSON.stringify({ data: {} }));
  const aheadMs = Date.parse((result as { now: string }).now) - Date.now();
  expect(Math.abs(aheadMs - days * DAY_MS)).toBeLessThan(30_000);
});
