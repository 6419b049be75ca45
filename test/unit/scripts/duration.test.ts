import { expect, test } from "vitest";
import { formatDuration, parseDuration } from "../../../scripts/duration.ts";

const day = 86_400_000;

test.each([
  ["7d", 7 * day],
  ["36h", 1.5 * day],
  ["90m", day / 16],
  ["1d12h30m", 1.5 * day + 1_800_000],
])("%s is %d ms", (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(["", "7", "d", "0d", "-7d", "7 d", "1.5d", "7w", "7d7d", "12h1d", "9999999d"])(
  "%o is refused with what to write instead",
  (text) => {
    expect(() => parseDuration(text)).toThrow(/write days, hours and minutes like 7d/);
  },
);

test("says a duration in the largest units", () => {
  expect(formatDuration(parseDuration("36h"))).toBe("1d 12h");
  expect(formatDuration(parseDuration("90m"))).toBe("1h 30m");
  expect(formatDuration(0)).toBe("0m");
});
