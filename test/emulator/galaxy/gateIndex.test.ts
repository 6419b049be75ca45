import { beforeEach, expect, test } from "vitest";
import { GATES_PER_INDEX, gateIndexes } from "../../../functions/src/galaxy/documents.ts";
import { prepareListed, prepareUnlisted } from "../../../functions/src/galaxy/gateIndex.ts";
import { transact } from "../../../functions/src/platform/store.ts";

const regionId = "nexus";
const gateOf = (name: string) => ({ regionId: name, sectorNumber: 2_600 });
const full = Array.from({ length: GATES_PER_INDEX }, (_, index) => gateOf(`full-${index}`));

const list = (name: string) => transact(async (tx) => (await prepareListed(tx, gateOf(name)))());
const unlist = (name: string) => transact(async (tx) => (await prepareUnlisted(tx, name))());

/** The regions that each document lists. */
async function indexed(): Promise<Record<string, string[]>> {
  const { docs } = await gateIndexes.collection({ regionId }).get();
  return Object.fromEntries(docs.map((doc) => [doc.id, doc.data().gates.map((gate) => gate.regionId)]));
}

beforeEach(async () => {
  const { docs } = await gateIndexes.collection({ regionId }).get();
  for (const { ref } of docs) await ref.delete();
  await gateIndexes.ref({ regionId, index: 0 }).set({ gates: full });
});

test("what does not go into a full document begins another one", async () => {
  await list("aurora");
  await list("obsidian");
  const { 0: first, 1: second } = await indexed();
  expect(first).toHaveLength(GATES_PER_INDEX);
  expect(second).toEqual(["aurora", "obsidian"]);
});

test("a gate is listed once, and goes where another has left", async () => {
  await list("full-7");
  expect((await indexed())[0]).toHaveLength(GATES_PER_INDEX);
  await unlist("full-7");
  await unlist("full-7");
  await list("aurora");
  const rest = full.map((gate) => gate.regionId).filter((name) => name !== "full-7");
  expect(await indexed()).toEqual({ 0: ["aurora", ...rest.toSorted()] });
});

test("of many at once none is lost, and two documents are not begun for one", async () => {
  const names = Array.from({ length: 8 }, (_, index) => `at-once-${index}`);
  await Promise.all(names.map(list));
  expect(new Set((await indexed())[1])).toEqual(new Set(names));
  expect(Object.keys(await indexed())).toEqual(["0", "1"]);
});
