import { expect, test } from "vitest";
import { dueSchedules } from "../../../scripts/stack/cron.ts";

const at = (time: string) => new Date(`2102-03-01T${time}Z`);
const schedule = (name: string, cron: string, timeZone = "Etc/UTC") => ({
  name,
  location: "us-central1",
  cron,
  timeZone,
});

const minutely = schedule("minutely", "* * * * *");
const daily = schedule("daily", "0 6 * * *");
const tokyo = schedule("tokyo", "0 6 * * *", "Asia/Tokyo");
const all = [minutely, daily, tokyo];

test("a schedule is due when one of its times lies after the last look", () => {
  expect(dueSchedules(all, at("05:58:30"), at("05:59:00"))).toEqual([minutely]);
  expect(dueSchedules(all, at("05:59:00"), at("06:00:00"))).toEqual([minutely, daily]);
  expect(dueSchedules(all, at("20:59:59"), at("21:00:01"))).toEqual([minutely, tokyo]);
});

test("nothing is due twice, or between its times", () => {
  expect(dueSchedules(all, at("06:00:00"), at("06:00:30"))).toEqual([]);
});

test("what was missed is due once", () => {
  expect(dueSchedules([daily], new Date("2102-02-20T00:00:00Z"), at("07:00:00"))).toEqual([daily]);
});
