import { expect, test } from "vitest";
import { formOf, recorded, recordedText } from "../../../scripts/generate/recorded.ts";

const by = (fieldPath: string, direction = "ASCENDING") => ({ field: { fieldPath }, direction });
const query = (...orderBy: ReturnType<typeof by>[]) => ({ from: [{ collectionId: "statistics" }], orderBy });

test.each([
  [
    "is the first page's, without the name that the SDK adds",
    [by("regionId"), by("__name__")],
    [by("regionId")],
  ],
  [
    "is the first page's where the order is descending",
    [by("at", "DESCENDING"), by("__name__", "DESCENDING")],
    [by("at", "DESCENDING")],
  ],
  ["keeps a name that runs the other way", [by("at", "DESCENDING"), by("__name__")], undefined],
  ["keeps a name that is the only order", [by("__name__")], undefined],
])("the form of a later page %s", (_, orders, expected) => {
  expect(formOf(query(...orders)).orderBy).toEqual(expected ?? orders);
});

test("the record holds forms as they are written today", () => {
  const { queries, writes } = recorded();
  expect(JSON.parse(recordedText(recorded()))).toEqual({ queries, writes });
});
