import { expect, test } from "vitest";
import { cursorFrom, cursorTo } from "../../../../web/src/pages/cursor.ts";
import { pages } from "../../../../web/src/pages.ts";
import { placeOf } from "../../../../web/src/shell/address.ts";

test.each([new Date(1_700_000_000_000), "2102-01"])("a page begins after the row of %s", (value) => {
  expect(cursorFrom(cursorTo(value, "pi_one~2"))).toEqual([value, "pi_one~2"]);
  for (const text of [null, "", "2102-01", "~id", "12~", "x~id"]) expect(cursorFrom(text)).toBeNull();
});

test("a list of votes begins after the vote of its address, and at the latest where that has another form", () => {
  const afterIn = (query: string) => placeOf(pages, "/votes/aurora", query)!.search.get("after");
  const cursor = cursorTo(new Date(1_700_000_000_000), "poll-1");
  expect(afterIn(`after=${cursor}`)).toBe(cursor);
  expect(afterIn("after=1700000000000-poll-1")).toBeNull();
});
