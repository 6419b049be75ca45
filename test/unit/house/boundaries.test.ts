import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { build, type Metafile } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { rooms } from "../../../functions/src/house.ts";

const source = join(import.meta.dirname, "../../../functions/src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);

/** Which rooms a room may import from, besides the kernel and itself: the arrows of the house, all one way. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  platform: [],
  galaxy: [],
  players: ["regions", "membership", "governance"],
  regions: ["galaxy", "players", "membership"],
  membership: ["regions", "players", "governance"],
  governance: ["regions", "membership", "players"],
};

/** What makes a file impure: packages of I/O, and the kernel's files that reach the outside. */
const IMPURE_PACKAGES = ["firebase-admin", "firebase-functions", "stripe", "@google-cloud"];

let inputs: Metafile["inputs"];

beforeAll(async () => {
  const { metafile } = await build({
    entryPoints: files.map((file) => join(source, file)),
    bundle: true,
    packages: "external",
    format: "esm",
    write: false,
    outdir: "unused",
    metafile: true,
    absWorkingDir: source,
  });
  inputs = metafile.inputs;
});

const room = (file: string) => (dirname(file) === "." ? "(surface)" : file.split("/")[0]!);

/** Imports of a file within the source, as paths relative to it. What a declaration loads later is none of its own. */
function importsOf(file: string): string[] {
  return (inputs[file]?.imports ?? [])
    .filter(({ external, kind }) => !external && !(file.endsWith("/room.ts") && kind === "dynamic-import"))
    .map(({ path }) => relative(source, join(source, path)));
}

function packagesOf(file: string): string[] {
  return (inputs[file]?.imports ?? []).filter(({ external }) => external).map(({ path }) => path);
}

const handlers = new Set<string>(
  rooms.flatMap(({ callables, schedules, queues }) =>
    [callables, schedules, queues].flatMap((named) => Object.keys(named)),
  ),
);

/** A file that exports a callable, schedule or queue under its name: nobody but its room may import it. */
const isHandler = (file: string) => handlers.has(basename(file, ".ts"));

/** What would write past the checks of platform/documents, as the kernel's checked writes alone may. */
const RAW_WRITES = [
  /\b(?:Transaction|WriteBatch|BulkWriter|FieldValue)\b[^;]*from "firebase-admin\/firestore"/,
  /\brunTransaction\(|\bbulkWriter\(|\.batch\(\)|\brecursiveDelete\(/,
  /\bref(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?\s*\.(?:set|create|update|delete)\(/,
  /\bdoc\([^()]*\)\s*\.(?:set|create|update|delete)\(/,
];
const CHECKED_WRITES = ["platform/documents/", "platform/store.ts"];

const isRaw = (text: string) => RAW_WRITES.some((form) => form.test(text));

test("nothing is written past the checks of platform/documents", () => {
  const raw = files
    .filter((file) => !CHECKED_WRITES.some((allowed) => file.startsWith(allowed)))
    .filter((file) => isRaw(readFileSync(join(source, file), "utf8")));
  expect(raw).toEqual([]);
});

test.each([
  "await regions.ref({ regionId }).update({ status: x });",
  "await regions.ref({ regionId: idOf(x) }).delete();",
  "await snapshot.ref.update({ a: 1 });",
  "const ref = members.ref({ uid });\nawait ref.set({});",
  "await db().doc(path).set({});",
  "const batch = db().batch();",
  'import { FieldValue, type Query } from "firebase-admin/firestore";',
])("a raw write is seen: %s", (text) => {
  expect(isRaw(text)).toBe(true);
});

test("every file of the source is looked at", () => {
  expect(Object.keys(inputs).sort()).toEqual([...files].sort());
});

test("every room has its row in the table of arrows", () => {
  const rooms = [...new Set(files.map(room))].filter((name) => name !== "(surface)");
  expect(rooms.sort()).toEqual(Object.keys(MAY_IMPORT).sort());
});

test("a room imports the kernel, itself and the rooms its row names", () => {
  const wrong = files
    .filter((file) => room(file) !== "(surface)")
    .flatMap((file) =>
      importsOf(file)
        .filter((target) => ![room(file), "platform", ...MAY_IMPORT[room(file)]!].includes(room(target)))
        .map((target) => `${file} → ${target}`),
    );
  expect(wrong).toEqual([]);
});

test("the arrows between files are one-way", () => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, way: readonly string[]) => {
    if (way.includes(file)) cycles.push([...way.slice(way.indexOf(file)), file].join(" → "));
    if (done.has(file) || way.includes(file)) return;
    for (const target of importsOf(file)) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of files.filter((file) => !file.endsWith("index.ts"))) visit(file, []);
  expect(cycles).toEqual([]);
});

test("nobody imports another room's handlers", () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => room(target) !== room(file) && room(file) !== "(surface)" && isHandler(target))
      .map((target) => `${file} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("an index loads its room's declaration and nothing else of it", () => {
  const eager = files
    .filter((file) => file.endsWith("/index.ts"))
    .flatMap((file) =>
      (inputs[file]?.imports ?? [])
        .filter(
          ({ kind, path }) =>
            kind === "import-statement" && !path.startsWith("platform/") && !path.endsWith("/room.ts"),
        )
        .map(({ path }) => `${file} → ${path}`),
    );
  expect(eager).toEqual([]);
});

test("the declarations load no schema, no handler and no package", () => {
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { path, kind, external } of inputs[file]?.imports ?? []) {
      if (kind !== "dynamic-import") external ? seen.add(path) : visit(path);
    }
  };
  visit("house.ts");
  const loaded = [...seen].filter(
    (file) => !file.endsWith(".ts") || file.endsWith("/schema.ts") || isHandler(file),
  );
  expect(loaded).toEqual([]);
});

/** The files that decide, by the rule of the house that they touch nothing: every import of theirs, all the way down. */
const PURE = [
  "galaxy/plan.ts",
  "galaxy/slice.ts",
  "galaxy/check.ts",
  "galaxy/journey.ts",
  "galaxy/route.ts",
  "galaxy/chart.ts",
  "regions/configuration.ts",
  "regions/configurationDecision.ts",
  "regions/constitution.ts",
  "regions/lifecycle.ts",
  "governance/elections/candidacy.ts",
  "governance/elections/conclusion.ts",
  "governance/elections/election.ts",
  "governance/offices/office.ts",
  "governance/petitions/petition.ts",
  "governance/petitions/petitionReview.ts",
  "governance/treaties/termsBetween.ts",
  "governance/treaties/treaty.ts",
  "governance/treaties/treatyDecision.ts",
  "membership/ban.ts",
  "membership/votingPower.ts",
  "governance/polls/tally/choice.ts",
  "governance/polls/tally/decision.ts",
  "governance/polls/tally/tally.ts",
  "governance/laws/law.ts",
  "governance/laws/proposal.ts",
  "platform/lookalike.ts",
  "platform/permissions.ts",
];

test.each(PURE)("%s and all it imports are pure", (file) => {
  const seen = new Set<string>();
  const visit = (current: string) => {
    if (seen.has(current)) return;
    seen.add(current);
    importsOf(current).forEach(visit);
  };
  visit(file);
  const impure = [...seen].flatMap((current) =>
    packagesOf(current)
      .filter((name) => IMPURE_PACKAGES.some((impure) => name === impure || name.startsWith(`${impure}/`)))
      .map((name) => `${current} → ${name}`),
  );
  expect(inputs[file]).toBeDefined();
  expect(impure).toEqual([]);
});
