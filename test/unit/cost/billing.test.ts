import { describe, expect, test } from "vitest";
import { billedReads, billedWrites, ENTRIES_ALIAS } from "../../support/billing.ts";
import { type Entry, requestsOf } from "../../support/costLog.ts";

const counted = (matched: number | string) => ({
  result: {
    aggregateFields: { [ENTRIES_ALIAS]: { integerValue: matched }, sum: { integerValue: 9_000_000 } },
  },
});

describe("what Firestore bills", () => {
  test("a document that is missing is billed like one that is found", () => {
    expect(billedReads("batchGetDocuments", [{ found: {} }, { missing: "a/b" }, {}])).toBe(2);
  });

  test("a query bills one read for each document, for those it skips too, and never less than one", () => {
    expect(billedReads("runQuery", [{ document: {} }, { document: {} }, { skippedResults: 3 }, {}])).toBe(5);
    expect(billedReads("runQuery", [{}])).toBe(1);
    expect(billedReads("runQuery", [])).toBe(1);
  });

  test.each([
    [0, 1],
    [1, 1],
    [1_000, 1],
    ["1001", 2],
    [10_000, 10],
  ])("a count of %s bills %i", (matched, reads) => {
    expect(billedReads("runAggregationQuery", [counted(matched)])).toBe(reads);
  });

  test("what it cannot tell, it refuses to guess", () => {
    expect(() => billedReads("partitionQueryStream", [])).toThrow("partitionQueryStream");
    const average = { result: { aggregateFields: { average_0: {} } } };
    expect(() => billedReads("runAggregationQuery", [average])).toThrow("not in its answer");
  });

  test("deletes are billed apart from writes, and a mere precondition is not billed", () => {
    expect(billedWrites([{}, {}, { delete: "a/b" }, { verify: "a/c" }])).toEqual({ writes: 2, deletes: 1 });
  });
});

describe("the bill of a request", () => {
  const entry = (fields: Partial<Entry>): Entry => ({
    request: "1",
    operation: "room/verb",
    kind: "read",
    ...fields,
  });
  const answer = entry({ kind: "answer", status: 200 });

  test("sums what was sent on its behalf, and nobody else's", () => {
    const [billed] = requestsOf([
      entry({ reads: 3, transaction: "a" }),
      entry({ request: "2", reads: 40 }),
      entry({ kind: "write", writes: 2, deletes: 1, transaction: "a" }),
      entry({ kind: "task" }),
      answer,
    ]);
    expect(billed!.bill).toEqual({ reads: 3, writes: 2, deletes: 1, tasks: 1 });
    expect(billed!.repeatedReads).toBe(0);
  });

  test("puts aside the attempts of a transaction that contention repeated", () => {
    const [billed] = requestsOf([
      entry({ reads: 3, transaction: "a" }),
      entry({ reads: 3, transaction: "b", retryOf: "a" }),
      entry({ reads: 1, transaction: "b" }),
      entry({ kind: "write", writes: 2, deletes: 0, transaction: "b" }),
      answer,
    ]);
    expect(billed!.bill).toEqual({ reads: 4, writes: 2, deletes: 0, tasks: 0 });
    expect(billed!.repeatedReads).toBe(3);
  });

  test("tells what a room has contributed, and bills its writes once", () => {
    const by = "governance at membership/citizenshipLost";
    const [billed] = requestsOf([
      entry({ reads: 3, transaction: "a" }),
      entry({ reads: 2, transaction: "a", by }),
      entry({ kind: "contributed", writes: 1, by }),
      entry({ kind: "contributed", deletes: 1, by }),
      entry({ kind: "write", writes: 4, deletes: 1, transaction: "a" }),
      answer,
    ]);
    expect(billed!.bill).toEqual({ reads: 5, writes: 4, deletes: 1, tasks: 0 });
    expect(billed!.contributed).toEqual({ [by]: { reads: 2, writes: 1, deletes: 1 } });
  });

  test("is not guessed where something has no known price", () => {
    expect(() => requestsOf([entry({ fault: "no price" }), answer])).toThrow("room/verb: no price");
  });
});
