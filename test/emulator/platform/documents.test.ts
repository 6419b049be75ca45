import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { Batch } from "../../../functions/src/platform/documents/batch.ts";
import { date, integer, text } from "../../../functions/src/platform/fields.ts";
import { db, documents, Reads, transact } from "../../../functions/src/platform/store.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { regionDocument } from "../../support/fixtures.ts";

const path = { path: "documentsUnderTest/{id}" } as const;
const base = { status: z.enum(["open", "shut"]), note: text(600_000), at: date };

/** As an older release knows the collection, … */
const older = documents(path, z.strictObject({ ...base, old: z.string().max(9) }));
/** … as the one after it, with a field more and one less … */
const things = documents(
  path,
  z.strictObject({
    ...base,
    map: z.strictObject({ x: z.int().default(1), y: z.int().default(2) }).prefault({}),
    counts: z.record(z.string().max(20), integer(0, 1_000)).default({}),
  }),
  { counters: ["counts"] },
);
/** … and as a later one. */
const newer = documents(path, z.strictObject({ state: base.status, note: base.note, at: date }), {
  versions: { 2: ({ status, ...rest }) => ({ ...rest, state: status }) },
});

const at = new Date("2102-01-01T00:00:00Z");
const thing = { status: "open" as const, note: "", at };
const whole = { ...thing, map: { x: 1, y: 2 }, counts: {} };

const newId = () => ({ id: randomUUID() });
const raw = ({ id }: { id: string }) => db().doc(`documentsUnderTest/${id}`);
const stored = async (named: { id: string }) => (await raw(named).get()).data();
/** A document that the older release has written. */
async function written(more: object = {}): Promise<{ id: string }> {
  const named = newId();
  await raw(named).set({ ...thing, old: "stays", ...more });
  return named;
}

describe("a transaction's update", () => {
  test("writes what differs alone, and leaves what it does not know", async () => {
    const named = await written({ map: { x: 7, later: true } });
    await transact(async (tx) => {
      await tx.get(things.ref(named));
      tx.update(things.ref(named), { note: "changed", map: { x: 8, y: 2 } });
    });
    expect(await stored(named)).toMatchObject({ old: "stays", note: "changed", map: { x: 8, later: true } });
  });

  test("is laid over what was written before in the same transaction", async () => {
    const named = newId();
    await transact(async (tx) => {
      tx.create(things.ref(named), whole);
      tx.update(things.ref(named), { note: "a" });
      tx.update(things.ref(named), { status: "shut" });
    });
    expect(await stored(named)).toMatchObject({ note: "a", status: "shut" });
  });

  test.each([
    ["one document", (tx: never, named: { id: string }) => get(tx, named)],
    ["several", (tx: never, named: { id: string }) => getAll(tx, named)],
    ["a query", (tx: never, named: { id: string }) => query(tx, named)],
    ["what the access check has loaded", (tx: never, named: { id: string }) => load(tx, named)],
  ])("takes what was read by %s", async (_what, read) => {
    const named = await written({ note: randomUUID() });
    await transact(async (tx) => {
      await read(tx as never, named);
      tx.update(things.ref(named), { status: "shut" });
    });
    expect((await things.ref(named).get()).data()).toMatchObject({ status: "shut" });
  });

  test.each([
    ["a value that the schema refuses", { status: "nonsense" as never }, /"status"/],
    ["a whole that is too big", { note: "x".repeat(510_000) }, /510,\d+ bytes/],
  ])("refuses %s before anything is sent", async (_what, change, expected) => {
    const named = await written();
    const before = await stored(named);
    const attempt = transact(async (tx) => {
      await tx.get(things.ref(named));
      tx.update(things.ref(named), change);
    });
    await expect(attempt).rejects.toThrow(expected);
    expect(await stored(named)).toEqual(before);
  });

  test("of what was not read, is not there or has no schema is an error of the programmer", async () => {
    const named = await written();
    const missing = newId();
    const attempt = (act: (tx: Parameters<Parameters<typeof transact>[0]>[0]) => void) =>
      transact(async (tx) => {
        await tx.get(things.ref(missing));
        act(tx);
      });
    await expect(attempt((tx) => tx.update(things.ref(named), { note: "" }))).rejects.toThrow(
      "has not read it",
    );
    await expect(attempt((tx) => tx.update(things.ref(missing), {}))).rejects.toThrow("no such document");
    await expect(attempt((tx) => tx.set(raw(named), { a: 1 }))).rejects.toThrow("without a schema");
    await expect(
      attempt((tx) => {
        tx.delete(things.ref(named));
        tx.update(things.ref(named), { note: "" });
      }),
    ).rejects.toThrow("no such document");
  });

  test("of a region's status to nonsense is refused, by a transaction and by a batch", async () => {
    const { id: regionId } = { id: `d${randomUUID().slice(0, 8)}` };
    await new Batch().create(regions.ref({ regionId }), regionDocument(regionId)).commit();
    const nonsense = { status: "nonsense" as never };
    const read = await regions.ref({ regionId }).get();
    expect(() => new Batch().update(regions, read, nonsense)).toThrow(/status/);
    const attempt = transact(async (tx) => {
      await tx.get(regions.ref({ regionId }));
      tx.update(regions.ref({ regionId }), nonsense);
    });
    await expect(attempt).rejects.toThrow(/status/);
    expect((await regions.ref({ regionId }).get()).data()).toEqual(read.data());
  });
});

type Transaction = Parameters<Parameters<typeof transact>[0]>[0];
const get = (tx: Transaction, named: { id: string }) => tx.get(things.ref(named));
const getAll = (tx: Transaction, named: { id: string }) => tx.getAll(things.ref(named));
const query = async (tx: Transaction, named: { id: string }) =>
  tx.get(things.collection({}).where("note", "==", (await stored(named))!.note));
const load = (tx: Transaction, named: { id: string }) => new Reads(tx).load([raw(named).path]);

describe("a transaction's set", () => {
  test("over what was read writes what differs, over anything else the whole", async () => {
    const named = await written();
    await transact(async (tx) => {
      await tx.get(things.ref(named));
      tx.set(things.ref(named), { ...whole, note: "changed" });
    });
    expect(await stored(named)).toMatchObject({ old: "stays", note: "changed" });
    await transact(async (tx) => tx.set(things.ref(named), whole));
    expect(await stored(named)).not.toHaveProperty("old");
  });
});

describe("what a call has read", () => {
  test("is the same for all who ask, and nobody changes it in place", async () => {
    const named = await written();
    await transact(async (tx) => {
      const reads = new Reads(tx);
      const read = (await reads.get(things, named))!;
      expect(await reads.get(things, named)).toBe(read);
      expect(() => Object.assign(read.map, { x: 7 })).toThrow(TypeError);
      tx.update(things.ref(named), { map: { ...read.map, x: 7 } });
    });
    expect(await stored(named)).toMatchObject({ map: { x: 7 } });
  });
});

describe("a counter", () => {
  test("is added to without a read, of several at once none is lost", async () => {
    const named = newId();
    await transact(async (tx) => tx.create(things.ref(named), { ...whole, counts: { "a:b": 1 } }));
    const add = () => transact(async (tx) => tx.increment(things.ref(named), { counts: { "a:b": 2, c: 1 } }));
    await Promise.all([add(), add(), add()]);
    expect((await things.ref(named).get()).data()!.counts).toEqual({ "a:b": 7, c: 3 });
  });

  test("opens a document where it is told how, and fails the commit where it is not", async () => {
    const named = newId();
    const add = (opening?: typeof thing & { map: typeof whole.map }) =>
      transact(async (tx) => tx.increment(things.ref(named), { counts: { a: 1 } }, opening));
    await expect(add()).rejects.toMatchObject({ code: 5 });
    await add({ ...thing, map: whole.map });
    await add({ ...thing, map: whole.map });
    expect((await things.ref(named).get()).data()).toEqual({ ...whole, counts: { a: 2 } });
  });

  test("is nothing that was not declared one", async () => {
    const attempt = transact(async (tx) => tx.increment(things.ref(newId()), { map: { x: 1 } }));
    await expect(attempt).rejects.toThrow("no declared counter");
  });
});

describe("versions", () => {
  test("an update brings an old document to the present as a whole", async () => {
    const named = await written();
    await transact(async (tx) => {
      expect((await tx.get(newer.ref(named))).data()).toEqual({ state: "open", note: "", at });
      tx.update(newer.ref(named), { note: "new" });
    });
    const { at: _, ...fields } = (await stored(named))!;
    expect(fields).toEqual({ state: "open", note: "new", schemaVersion: 2 });
  });

  test("older code meets a newer document with BUSY and changes nothing", async () => {
    const named = newId();
    await transact(async (tx) => tx.create(newer.ref(named), { state: "shut", note: "", at }));
    const before = await stored(named);
    const attempt = transact(async (tx) => {
      await tx.get(older.ref(named));
      tx.update(older.ref(named), { status: "open" });
    });
    await expect(attempt).rejects.toMatchObject({ reason: "BUSY" });
    await expect(new Reads().get(older, named)).rejects.toMatchObject({ reason: "BUSY" });
    expect(await stored(named)).toEqual(before);
  });

  test("a batch brings an old document to the present unless somebody has changed it meanwhile", async () => {
    const named = await written();
    const read = await newer.ref(named).get();
    await new Batch().update(newer, read, { note: "new" }).commit();
    expect(await stored(named)).toMatchObject({ state: "open", note: "new", schemaVersion: 2 });
    const other = await written();
    const stale = await newer.ref(other).get();
    await raw(other).update({ status: "shut" });
    await expect(new Batch().update(newer, stale, { note: "new" }).commit()).rejects.toMatchObject({
      code: 9,
    });
    expect((await newer.ref(other).get()).data()).toMatchObject({ state: "shut", note: "" });
  });
});
