import { expect, test } from "vitest";
import { beyond, contributedIn } from "../../../scripts/cost/contributed.ts";

const asked = (by: string, reads: number, writes = 0) => ({
  operation: "room/verb",
  contributed: { [by]: { reads, writes, deletes: 0 } },
});
const apart = { operation: "room/other", contributed: {} };

test("the fewest and the most that a request needed is told of each room and point", () => {
  const table = contributedIn([asked("b at a/x", 3, 1), asked("b at a/x", 1), asked("c at a/x", 2), apart]);
  expect(table).toEqual({
    "room/verb": {
      "b at a/x": { reads: [1, 3], writes: [0, 1], deletes: [0, 0] },
      "c at a/x": { reads: [2, 2], writes: [0, 0], deletes: [0, 0] },
    },
  });
});

test("what goes beyond the record is told, and what is within it is not", () => {
  const recorded = contributedIn([asked("b at a/x", 1), asked("b at a/x", 3)]);
  expect(beyond(contributedIn([asked("b at a/x", 2)]), recorded)).toEqual([]);
  expect(beyond(contributedIn([asked("b at a/x", 4)]), recorded)).toEqual([
    "room/verb: b at a/x: 4 reads, 0 writes, 0 deletes, recorded 1–3 reads, 0 writes, 0 deletes",
  ]);
  expect(beyond(contributedIn([asked("c at a/x", 0)]), recorded)).toHaveLength(1);
});
