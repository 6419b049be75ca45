import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { commitTieSecret, lotsOf } from "../../../../functions/src/governance/polls/tally/tie.ts";
import { SECRET, secretOf } from "./elections.ts";

test("the commitment is the secret's SHA-256 in base64url", () => {
  // FIPS 180-2, appendix B.1: SHA-256("abc") = ba7816bf…f20015ad.
  expect(Buffer.from(commitTieSecret("abc"), "base64url").toString("hex")).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  expect(commitTieSecret(SECRET)).toMatch(/^[\w-]{43}$/);
});

test("anybody can repeat a lot: the lowest HMAC-SHA256 of where and whom under the secret", () => {
  const at = "round 3, exclusion";
  const byHand = ["a", "b", "c"]
    .map(
      (option) =>
        [createHmac("sha256", SECRET).update(`["${at}","${option}"]`).digest("hex"), option] as const,
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
  expect(lotsOf(SECRET).draw(["c", "a", "b"], at)).toBe(byHand[0]![1]);
});

test("the order of those level changes neither the lot nor its record", () => {
  const orders = [
    ["a", "b", "c"],
    ["c", "b", "a"],
    ["b", "c", "a"],
  ];
  const drawn = orders.map((among) => {
    const lots = lotsOf(SECRET);
    lots.draw(among, "seat 1");
    return lots.ties;
  });
  expect(drawn).toEqual([drawn[0], drawn[0], drawn[0]]);
  expect(drawn[0]![0]!.among).toEqual(["a", "b", "c"]);
});

test("one option alone needs no lot and leaves no record", () => {
  const lots = lotsOf(SECRET);
  expect([lots.draw(["a"], "seat 1"), lots.ties]).toEqual(["a", []]);
});

test("the lot falls evenly over secrets and over places in the count", () => {
  const count = (draws: readonly string[]) =>
    ["a", "b", "c"].map((option) => draws.filter((drawn) => drawn === option).length);
  const numbers = Array.from({ length: 3000 }, (_, number) => number);
  const bySecret = count(numbers.map((number) => lotsOf(secretOf(number)).draw(["a", "b", "c"], "seat 1")));
  const byPlace = count(numbers.map((number) => lotsOf(SECRET).draw(["a", "b", "c"], `seat ${number}`)));
  // 1,000 are expected for each, with a standard deviation of 26.
  for (const times of [...bySecret, ...byPlace]) expect(Math.abs(times - 1000)).toBeLessThan(110);
});
