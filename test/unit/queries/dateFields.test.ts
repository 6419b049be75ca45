import { expect, test } from "vitest";
import { z } from "zod";
import { dateFieldsOf } from "../../support/dateFields.ts";

test("instants are found wherever a schema can hide one", () => {
  const schema = z.strictObject({
    at: z.date(),
    until: z.date().nullable(),
    perhaps: z.date().optional(),
    ban: z.strictObject({ at: z.date(), reason: z.string() }).nullable(),
    checkpoints: z.array(z.strictObject({ since: z.date() })),
    pair: z.tuple([z.string(), z.date()]),
    byName: z.record(z.string(), z.date()),
    outcome: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("open") }),
      z.strictObject({ kind: z.literal("closed"), closedAt: z.date() }),
    ]),
    text: z.string(),
  });
  expect(dateFieldsOf(schema)).toEqual([
    "at",
    "until",
    "perhaps",
    "ban.at",
    "checkpoints",
    "pair",
    "byName",
    "outcome.closedAt",
  ]);
});
