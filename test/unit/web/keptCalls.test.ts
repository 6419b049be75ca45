import { afterAll, beforeEach, expect, test } from "vitest";
import { CallError } from "../../../client/error.ts";
import { forgetCall, keptWhileSent, labels, leftOpen } from "../../../web/src/data/keptCalls.ts";
import { forgetSent } from "../../../web/src/data/keptDrafts.ts";

const UID = "demo-cyrus";
const INPUT = { regionId: "aurora", amountCredits: 7, requestId: "one" };
const DAY_MS = 86_400_000;

/** As a browser's: its entries are its own fields. */
class TabStorage {
  [key: string]: unknown;
  getItem(key: string) {
    return this[key] ?? null;
  }
  setItem(key: string, text: string) {
    this[key] = text;
  }
  removeItem(key: string) {
    delete this[key];
  }
}

beforeEach(() => Object.assign(globalThis, { sessionStorage: new TabStorage() }));
afterAll(() => Reflect.deleteProperty(globalThis, "sessionStorage"));

const stored = () => Object.values(sessionStorage).join("");
const failing = (uncertain: boolean) =>
  new CallError("banking/deposit", new Error("cut"), { requestId: "one", uncertain, retry: async () => {} });

test("a call is kept by its label until its answer or its refusal is there", async () => {
  labels.set("one", "Pay in");
  for (const answer of [async () => 1, () => Promise.reject(failing(false))]) {
    const sent = keptWhileSent(UID, "banking/deposit", INPUT, answer);
    expect(JSON.parse(stored())).toMatchObject({ path: "banking/deposit", label: "Pay in", input: INPUT });
    // It is under way: nothing is left open.
    expect(leftOpen(UID, Date.now())).toEqual([]);
    await sent.catch(() => {});
    expect(stored()).toBe("");
  }
});

test("one that may have acted is left open for its player, for a day, until it is forgotten or the player is gone", async () => {
  const leave = () =>
    keptWhileSent(UID, "banking/deposit", INPUT, () => Promise.reject(failing(true))).catch(() => {});
  await leave();
  const [left] = leftOpen(UID, Date.now());
  expect(left).toMatchObject({ path: "banking/deposit", input: INPUT });
  expect(leftOpen("demo-ada", Date.now())).toEqual([]);
  expect(leftOpen(UID, Date.now() + DAY_MS)).toEqual([]);
  forgetCall(left!);
  expect(leftOpen(UID, Date.now())).toEqual([]);
  await leave();
  forgetSent();
  expect(stored()).toBe("");
});

test.each(["governance/castBallot", "billing/createCheckout"])("%s is kept nowhere", async (path) => {
  const input = { choice: { kind: "one", option: "for" }, requestId: "one" };
  const sent = keptWhileSent(UID, path, input, () => Promise.reject(failing(true)));
  expect(stored()).toBe("");
  await sent.catch(() => {});
  expect(stored()).toBe("");
});

test("what cannot be read is nothing", () => {
  for (const text of ["", "{", "null", '{"path":"a"}', '{"path":"a","label":"b","at":1,"input":null}'])
    sessionStorage.setItem(`sent:${UID}:${text}`, text);
  expect(leftOpen(UID, 2)).toEqual([]);
});
