import { expect, test } from "vitest";
import { writers, writesIn } from "../../../scripts/docs/writers.ts";

const bundle = (...lines: string[]) =>
  [
    "var members = documents(room.collections.members, memberSchema);",
    "var mirrors = documents(\n  room.collections.memberships,\n  z.strictObject({})\n);",
    "regions2 = documents(room.collections.regions, regionSchema);",
    ...lines,
  ].join("\n");

test.each([
  ["a transaction", "function f(tx) {\n  tx.set(members.ref({ uid }), {});\n}", ["members"]],
  ["a batch", "function f(batch) {\n  batch.delete(mirrors.ref({ uid }));\n}", ["memberships"]],
  [
    "a batch of one",
    "async function f(read) {\n  await new Batch2().update(regions2, read, { a: 1 }).commit();\n}",
    ["regions"],
  ],
  [
    "a reference of a name",
    "async function f(tx) {\n  const ref = members.ref({ uid });\n  tx.update(ref, {});\n}",
    ["members"],
  ],
  ["a counter", "function f(tx) {\n  tx.increment(regions2.ref({ id }), { a: 1 });\n}", ["regions"]],
  [
    "what a query found",
    "async function f(batch) {\n  for (const d of (await members.group().get()).docs) batch.delete(d.ref);\n}",
    ["members"],
  ],
  ["all below a document", "async function f() {\n  await deleteTree(members.ref({ uid }));\n}", ["members"]],
  [
    "reads alone",
    "async function f(tx) {\n  await tx.get(members.ref({ uid }));\n  await mirrors.collection({}).get();\n}",
    [],
  ],
  [
    "an entry of a region's log",
    'var h = {\n  handle({ audit }) {\n    audit({ action: "a", regionId });\n  }\n};',
    ["audit"],
  ],
  [
    "an entry of the platform's log",
    'function f(tx) {\n  writeAudit(tx, [{ action: "a" }], {});\n}',
    ["platformAudit"],
  ],
  [
    "a task for after the commit",
    "var h = {\n  handle({ enqueue }) {\n    enqueue(row);\n  }\n};",
    ["outbox"],
  ],
  ["a task at once", "async function f() {\n  await taskQueue(name).enqueue(body);\n}", []],
  ["a mutation", "var h = mutation({\n});", ["requests"]],
])("%s is told from its source", (_what, source, paths) => {
  expect(writesIn(bundle(source))).toEqual({ paths, unknown: [] });
});

test("what cannot be told is not passed over", () => {
  const source = "function f(tx, reference) {\n  tx.delete(reference);\n}";
  expect(writesIn(bundle(source))).toEqual({ paths: [], unknown: ["reference)"] });
});

test("every write of the deployed functions is told, and known ones are found", async () => {
  const { byPath, unresolved } = await writers();
  expect(unresolved).toEqual([]);
  expect(byPath.get("members")).toEqual(
    expect.arrayContaining(["membership/joinRegion", "liftExpiredBans", "membership at remains"]),
  );
  expect(byPath.get("sectors")).toEqual(["provisionRegion"]);
  expect(byPath.get("jobSteps")).toEqual(["provisionRegion"]);
  expect(byPath.get("requests")).not.toContain("players/getProfile");
});
