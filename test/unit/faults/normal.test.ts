import { Timestamp } from "firebase-admin/firestore";
import { expect, test } from "vitest";
import { IdNames, normal } from "../../support/storyline/normal.ts";

const FIRST = "0f8fad5b-d9cb-469f-a165-70867728950e";
const SECOND = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

/** What two plays of the same story might hold. */
const documentOf = (run: string, ids: readonly string[], at: number) => ({
  uid: `${run}-ada`,
  at: Timestamp.fromMillis(at),
  until: null,
  sentence: `Until ${new Date(at).toISOString()} in aurora-${run}.`,
  parameters: JSON.stringify({ day: new Date(at).toISOString().slice(0, 10), uid: `${run}-ada` }),
  month: new Date(at).toISOString().slice(0, 7),
  [`noticeOf ${ids[0]}`]: [ids[1], ids[0], ids[1]],
  bodyDigest: run.padEnd(43, "x"),
  ballots: [run, `${run}a`].map((salt) => ({ receipt: salt.padEnd(43, "r"), choice: salt.length })),
  amountCredits: 12,
});
const normalised = (run: string, document: unknown) => {
  const names = new IdNames();
  return normal(run, document, (id) => names.nameOf(id));
};

test("what differs from play to play is gone, and nothing else", () => {
  const one = normalised("run0123456789", documentOf("run0123456789", [FIRST, SECOND], 1e12));
  expect(one).toEqual(normalised("run9876543210", documentOf("run9876543210", [SECOND, FIRST], 2e12)));
  expect(one).toEqual({
    uid: "run-ada",
    at: "instant",
    until: null,
    sentence: "Until instant in aurora-run.",
    parameters: '{"day":"day","uid":"run-ada"}',
    month: "month",
    "noticeOf id 1": ["id 2", "id 1", "id 2"],
    bodyDigest: "digest",
    ballots: [
      { choice: 13, receipt: "digest" },
      { choice: 14, receipt: "digest" },
    ],
    amountCredits: 12,
  });
});

test("an amount, an instant that is none and a link to another document stay different", () => {
  const base = documentOf("run0123456789", [FIRST, SECOND], 1e12);
  const of = (change: object) => normalised("run0123456789", { ...base, ...change });
  for (const change of [
    { amountCredits: 13 },
    { at: null },
    { [`noticeOf ${FIRST}`]: [SECOND, SECOND, FIRST] },
  ]) {
    expect(of(change)).not.toEqual(of({}));
  }
});
