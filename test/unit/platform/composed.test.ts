import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { proposalSchema } from "../../../functions/src/governance/laws/proposal.ts";
import { petitionSchema } from "../../../functions/src/governance/petitions/petition.ts";
import { pollSchema } from "../../../functions/src/governance/polls/poll.ts";
import { regionAudit } from "../../../functions/src/platform/audit.ts";
import { line } from "../../../functions/src/platform/fields.ts";
import { fittedLine, fittedText } from "../../../functions/src/platform/wire/composed.ts";
import { isLine, isText } from "../../../functions/src/platform/wire/writing.ts";
import { jobs } from "../../../functions/src/platform/work/jobs.ts";
import { outbox } from "../../../functions/src/platform/work/outbox.ts";
import { notices } from "../../../functions/src/players/schema.ts";
import { announcements } from "../../../functions/src/regions/schema.ts";

/** What people may write in a title, with all that is hard to cut, at every length up to the bound. */
const PARTS = [
  "x",
  " ",
  "😀",
  "👨‍👩‍👧‍👦",
  "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
  "🇩🇪",
  "a\u0323\u0301",
  "שָׁלוֹם",
  "می‌خواهم",
  "क्‍षि",
  "\u2067",
  "\u2069",
  "…",
  '"',
];
const title = fc
  .array(fc.oneof(fc.constantFrom(...PARTS), fc.string({ unit: "grapheme", maxLength: 2 })), {
    maxLength: 120,
  })
  .map((parts) => parts.join("").slice(0, 120))
  .filter((text) => line(120).safeParse(text).success)
  .map((text) => line(120).parse(text));

/** Each field that holds a sentence of ours, with its bound, and sentences as the rooms compose them. */
type Shape = Record<string, z.ZodType>;
const shapeOf = (schema: z.ZodType) => (schema as unknown as { shape: Shape }).shape;
const FIELDS: [string, z.ZodType, number][] = [
  ["a notice's sentence", shapeOf(notices.schema).sentence!, 500],
  ["an announcement's title", shapeOf(announcements.schema).title!, 120],
  ["a reason in the log", shapeOf(regionAudit.schema).reason!, 500],
  ["a poll's title", pollSchema.shape.title, 160],
  ["why a law did not take effect", proposalSchema.shape.failure, 300],
  ["what stands against a petition", petitionSchema.shape.obstacle, 500],
  ["why a task has failed", shapeOf(outbox.schema).lastError!, 500],
  ["what a job's check has found", (shapeOf(jobs.schema).findings as z.ZodArray<z.ZodType>).element, 300],
];
const SENTENCES: ((one: string, other: string) => string)[] = [
  (one) => `A law is in force: ${one}`,
  (one) => `Your law "${one}" is in force in commons.`,
  (one) => `${one} (proposal 0f8fad5b-d9cb-469f-a165-70867728950e)`,
  (one, other) => `The law "${one}" has passed and cannot take effect: ${other}`,
  (one, other) => `The petition "${one}": What it demands cannot follow: ${other}`,
  (one) => `Shall the non-aggression pact with ${one} be signed?`,
  (one, other) => `${one}${other}${one}${other}${one}`,
];

describe.each(FIELDS)("%s", (_what, field, bound) => {
  test.each(SENTENCES)("fits whatever people wrote: %s", (sentence) => {
    fc.assert(
      fc.property(title, title, (one, other) => {
        const kept = field.parse(sentence(one, other)) as string;
        expect(kept.length).toBeLessThanOrEqual(bound);
        expect(isLine(kept), JSON.stringify(kept)).toBe(true);
        // Stored again, as an update of the whole document is, it stays as it is.
        expect(field.parse(kept)).toBe(kept);
      }),
    );
  });
});

test.each([100, 98, 119])("a law titled %i letters and an emoji keeps its whole characters", (letters) => {
  const kept = fittedLine(`A law is in force: ${"x".repeat(letters)}😀`, 120);
  expect(kept.isWellFormed()).toBe(true);
  expect(kept.length).toBeLessThanOrEqual(120);
});

test("an isolate that the cut leaves open is closed within the bound", () => {
  expect(fittedLine(`${"x".repeat(15)}\u2067${"y".repeat(20)}\u2069`, 20)).toBe(
    `${"x".repeat(15)}\u2067yy…\u2069`,
  );
});

test("what holds nothing to see is a mark", () => expect(fittedLine("\u200b\n", 40)).toBe("…"));

test("an error of a program becomes a line", () => {
  expect(fittedLine("step 1: Error: a\n\tb\u0000c\uD800", 40)).toBe("step 1: Error: a b c");
});

test("a body of several lines fits, and keeps them", () => {
  fc.assert(
    fc.property(fc.array(title, { maxLength: 60 }), (lines) => {
      const kept = fittedText(lines.join("\n"), 4_000);
      expect(kept.length).toBeLessThanOrEqual(4_000);
      expect(isText(kept), JSON.stringify(kept)).toBe(true);
    }),
  );
});
