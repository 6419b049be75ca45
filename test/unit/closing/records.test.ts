import { Timestamp } from "firebase-admin/firestore";
import { expect, test } from "vitest";
import { chunksOf, linesIn } from "../../../functions/src/closing/archiving.ts";
import { lineOf, recordOf } from "../../../functions/src/platform/documents/records.ts";
import { slicesOf } from "../../../functions/src/platform/documents/slices.ts";

const AT = new Date("2102-03-04T05:06:07.008Z");
const stored = (path: string, fields: object) => ({ ref: { path }, data: () => fields });

test("a document is written as a line and read back, instants included", () => {
  const fields = { b: 1, a: [{ at: Timestamp.fromDate(AT) }], none: null, text: "Ω\n" };
  const line = lineOf(stored("regions/lyra/polls/1", fields));
  expect(line).not.toContain("\n");
  expect(recordOf(line)).toEqual({
    path: "regions/lyra/polls/1",
    fields: { b: 1, a: [{ at: AT }], none: null, text: "Ω\n" },
  });
});

test("a text that no document holds is cut without breaking a character", () => {
  const text = `${"a".repeat(145_999)}🚀${"€".repeat(200_000)}`;
  const slices = slicesOf(text);
  expect(slices.join("")).toBe(text);
  expect(slices.length).toBeGreaterThan(2);
  for (const slice of slices) {
    expect(slice.isWellFormed()).toBe(true);
    expect(Buffer.byteLength(slice)).toBeLessThanOrEqual(440_000);
  }
  expect(slicesOf("")).toEqual([""]);
});

test("a page is compressed, cut and read back; a piece that is missing or changed is noticed", () => {
  // What compression cannot shorten.
  const lines = Array.from({ length: 30_000 }, () => crypto.randomUUID());
  const chunks = chunksOf(lines, 3, AT);
  expect(chunks.length).toBeGreaterThan(2);
  expect(linesIn(chunks.toReversed())).toEqual(lines);
  expect(() => linesIn(chunks.slice(1))).toThrow("missing");
  const other = chunksOf(["other"], 3, AT)[0]!;
  expect(() => linesIn([{ ...other, sha256: chunks[0]!.sha256 }])).toThrow("not what was written");
});
