import { expect, test } from "vitest";
import {
  csvOf,
  curveOf,
  type Day,
  lastDays,
  MEASURE_NAMES,
  monthsUntil,
} from "../../../web/src/economy/series.ts";

const day = (name: string, valueCredits: number): Day => ({
  ...{ day: name, isFinal: true, trades: 2, traders: 1, valueCredits, taxCredits: 10 },
  ...{ treasuryCredits: 500, bankCredits: 0, indexThousandths: null, health: null },
});

test("ninety days lie in four months at most, also at the turn of a year", () => {
  expect(monthsUntil(new Date("2102-03-01T00:00:00Z"), 4)).toEqual([
    "2101-12",
    "2102-01",
    "2102-02",
    "2102-03",
  ]);
});

test("the last days of several months, in their order", () => {
  const months = [[day("2102-01-31", 1)], [], [day("2102-02-01", 2), day("2102-02-02", 3)]];
  expect(lastDays(months, 2).map(({ day: name }) => name)).toEqual(["2102-02-01", "2102-02-02"]);
});

test("a file has a line for each day, and nothing where a day has no value", () => {
  const [head, line, end] = csvOf([day("2102-01-01", 1_234)]).split("\r\n");
  expect(head).toBe(["day", "isFinal", ...MEASURE_NAMES].join(","));
  expect(line).toBe("2102-01-01,true,1234,2,1,10,500,0,,");
  expect(end).toBe("");
});

test("a curve goes through what there is, and is parted where a day has no value", () => {
  const box = { width: 100, height: 10 };
  expect(curveOf([0, 10], box)).toEqual({ path: "M0.0 10.0L100.0 0.0", least: 0, most: 10 });
  expect(curveOf([4, null, 2, 4], box)!.path).toBe("M0.0 0.0h0.1M66.7 5.0L100.0 0.0");
  expect(curveOf([-5, 5], box)!.least).toBe(-5);
  expect(curveOf([null, null], box)).toBeNull();
  // One that never moves lies in the box.
  expect(curveOf([0, 0], box)!.path).toBe("M0.0 10.0L100.0 10.0");
});
