import { expect, test } from "vitest";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import type { Configuration } from "../../../functions/src/regions/configuration/configuration.ts";
import { besideAfter, type Former } from "../../../functions/src/regions/configuration/dated.ts";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/defaultConfiguration.ts";

const at = new Date("2102-01-10T00:00:00Z");
const made = (specialization: Configuration["economy"]["specialization"]): Configuration => ({
  ...DEFAULT_CONFIGURATION,
  economy: { ...DEFAULT_CONFIGURATION.economy, specialization },
});

const formerAfter = (
  specializedBefore: Former,
  before: Configuration,
  configuration: Configuration,
  instant: Date,
): Former => besideAfter({ specializedBefore }, before, configuration, instant).specializedBefore;

test("a changed specialisation keeps the former one with its instant, for as long as a stock may depend on it", () => {
  const first = formerAfter([], made("mining"), made("trade"), at);
  expect(first).toEqual([{ specialization: "mining", until: at }]);
  expect(formerAfter(first, made("trade"), made("trade"), after(at, 9 * DAY_MS))).toBe(first);
  const soon = after(at, DAY_MS);
  const second = formerAfter(first, made("trade"), made("research"), soon);
  expect(second).toEqual([...first, { specialization: "trade", until: soon }]);
  const late = after(soon, 13 * DAY_MS);
  expect(formerAfter(second, made("research"), made("mining"), late)).toEqual([
    { specialization: "research", until: late },
  ]);
  const often = Array.from({ length: 6 }, (_, hour) => after(at, hour)).reduce<Former>(
    (former, instant) => formerAfter(former, made("mining"), made("trade"), instant),
    [],
  );
  expect(often).toHaveLength(4);
  expect(often.at(-1)?.until).toEqual(after(at, 5));
});
