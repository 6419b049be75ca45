import fc from "fast-check";
import { expect, test } from "vitest";
import { configurationFaults, type StoredField } from "../../../scripts/load/checks/configuration.ts";
import type { ConfigurationWrite } from "../../../scripts/load/journal.ts";

const place = { regionId: "aurora", field: "economy.startingCredits" };

const write = (value: number, sentMs: number, answeredMs: number | null): ConfigurationWrite => ({
  ...place,
  value,
  sentMs,
  answeredMs,
});

/** What is stored when these values were written one after the other, from 1,000 on. */
function stored(values: readonly number[]): StoredField {
  const all = [1_000, ...values];
  const changes = values.map((after, index) => ({ before: all[index]!, after }));
  return { ...place, initial: 1_000, present: all.at(-1)!, changes };
}

/** Writes of distinct values that take effect in the order of the list, each some time between its sending and its answer. */
const histories = fc
  .array(fc.record({ before: fc.nat(50), after: fc.nat(50) }), { minLength: 2, maxLength: 30 })
  .map((spans) =>
    spans.map(({ before, after }, index) =>
      write(1_001 + index, index * 10 - before, index * 10 + 1 + after),
    ),
  );

const valuesOf = (writes: readonly ConfigurationWrite[]) => writes.map(({ value }) => value);

test("writes that took effect one after the other are without fault, however the log lists them", () => {
  fc.assert(
    fc.property(histories, (writes) => {
      const field = stored(valuesOf(writes));
      const log = { ...field, changes: field.changes.toReversed() };
      expect(configurationFaults(log, writes)).toEqual([]);
    }),
  );
});

test("a write that was made from a value already replaced is found, wherever it stands", () => {
  fc.assert(
    fc.property(histories, fc.nat(), (writes, at) => {
      const field = stored(valuesOf(writes));
      const changes = [...field.changes];
      const lost = 1 + (at % (changes.length - 1));
      changes[lost] = { ...changes[lost]!, before: changes[lost - 1]!.before };
      expect(configurationFaults({ ...field, changes }, writes).join()).toContain("lost update");
    }),
  );
});

test("a last write that another call's document has overwritten is found", () => {
  const field = { ...stored([1_001, 1_002]), present: 1_001 };
  expect(configurationFaults(field, [write(1_001, 0, 5), write(1_002, 6, 9)])).toEqual([
    "aurora economy.startingCredits: lost update: 1001 is stored, the last change was to 1002",
  ]);
});

test("an acknowledged write that is nowhere is found; one without an answer may be missing or there", () => {
  expect(configurationFaults(stored([1_001]), [write(1_001, 0, 5), write(1_002, 6, 9)]).join()).toContain(
    "the acknowledged write of 1002 is not in the log",
  );
  const unanswered = [write(1_001, 0, 5), write(1_002, 6, null)];
  expect(configurationFaults(stored([1_001]), unanswered)).toEqual([]);
  expect(configurationFaults(stored([1_001, 1_002]), unanswered)).toEqual([]);
});

test("a write that was applied twice, or that nobody sent, is found", () => {
  const twice = stored([1_001, 1_002, 1_001]);
  const writes = [write(1_001, 0, 9), write(1_002, 0, 9)];
  expect(configurationFaults(twice, writes).join()).toContain("the write of 1001 was applied 2 times");
  expect(configurationFaults(stored([1_001, 1_002, 7]), writes).join()).toContain("nobody wrote 7");
});

test("a write that takes effect after one that was sent when it had been acknowledged is found", () => {
  const writes = [write(1_001, 0, 5), write(1_002, 6, 9)];
  expect(configurationFaults(stored([1_002, 1_001]), writes)).toEqual([
    "aurora economy.startingCredits: 1001 was acknowledged before 1002 was sent, and took effect after it",
  ]);
  expect(configurationFaults(stored([1_002, 1_001]), [write(1_001, 0, 7), write(1_002, 6, 9)])).toEqual([]);
});

test("a change that hangs on nothing is found", () => {
  const changes = [
    { before: 1_000, after: 1_001 },
    { before: 77, after: 1_002 },
  ];
  const field = { ...place, initial: 1_000, present: 1_001, changes };
  expect(configurationFaults(field, [write(1_001, 0, 5), write(1_002, 0, 5)]).join()).toContain(
    "1 changes do not follow from 1000",
  );
});
