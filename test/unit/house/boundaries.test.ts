import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { build, type Metafile } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { rooms } from "../../../functions/src/house.ts";
import { cyclesIn, type Imports, impureWays, withArrow, wrongArrows } from "./arrows.ts";

const source = join(import.meta.dirname, "../../../functions/src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);

const order = rooms.map(({ name }) => name);

/** What makes a file impure: packages that reach the outside. */
const IMPURE_PACKAGES = ["firebase-admin", "firebase-functions", "stripe", "@google-cloud"];

let inputs: Metafile["inputs"];

beforeAll(async () => {
  const { metafile } = await build({
    // One bundle of all: each for itself would be bundled with all that it imports, again and again.
    stdin: { contents: files.map((file) => `import "./${file}";`).join("\n"), resolveDir: source },
    bundle: true,
    packages: "external",
    format: "esm",
    write: false,
    outdir: "unused",
    metafile: true,
    absWorkingDir: source,
  });
  const { "<stdin>": _ofAll, ...read } = metafile.inputs;
  inputs = read;
});

const room = (file: string) => (dirname(file) === "." ? "(surface)" : file.split("/")[0]!);

const textOf = (file: string) => readFileSync(join(source, file), "utf8");

/** A file that only declares: what it loads later is none of its own imports. */
const declares = (file: string) => ["room.ts", "contributions.ts"].includes(basename(file));

/** What the files import, types included, as they are written. */
const written: Imports = new Map(
  files.map((file) => {
    const loaded = declares(file) ? /\bfrom "(\.[^"]+)"/g : /\b(?:from |import |import\()"(\.[^"]+)"/g;
    const paths = [...textOf(file).matchAll(loaded)].map(([, path]) => path!);
    return [file, paths.map((path) => join(dirname(file), path))];
  }),
);

/** Imports of a file at run time: those of types alone are gone. */
function importsOf(file: string): string[] {
  return (inputs[file]?.imports ?? [])
    .filter(({ external, kind }) => !external && !(declares(file) && kind === "dynamic-import"))
    .map(({ path }) => relative(source, join(source, path)));
}

function impurePackagesOf(file: string): string[] {
  return (inputs[file]?.imports ?? [])
    .filter(({ external }) => external)
    .map(({ path }) => path)
    .filter((name) => IMPURE_PACKAGES.some((impure) => name === impure || name.startsWith(`${impure}/`)));
}

/** What the files import at run time, and which of their packages reach the outside. */
const runtime = (): Imports => new Map(files.map((file) => [file, importsOf(file)]));
const outside = (): Imports => new Map(files.map((file) => [file, impurePackagesOf(file)]));

const handlers = new Set<string>(
  rooms.flatMap(({ callables, due, tasks, jobs }) =>
    [callables, due, tasks, jobs].flatMap((named) => Object.keys(named)),
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

test("every folder of the source is a room", () => {
  const folders = [...new Set(files.map(room))].filter((name) => name !== "(surface)");
  expect(folders.sort()).toEqual([...order].sort());
});

test("a room imports earlier rooms alone, and a part of a room earlier parts", () => {
  expect(wrongArrows(written, order)).toEqual([]);
});

test("no file leads back to itself", () => {
  expect(cyclesIn(runtime())).toEqual([]);
});

const arrowsOf = (imports: Imports) =>
  [...imports].flatMap(([file, targets]) => targets.map((target) => [file, target] as const));

test("any one arrow between rooms reversed is red, types included", () => {
  const between = arrowsOf(written).filter(
    ([file, target]) => room(file) !== room(target) && room(file) !== "(surface)",
  );
  expect(between.length).toBeGreaterThan(500);
  const unseen = between.filter(
    ([file, target]) => wrongArrows(new Map([[target, [file]]]), order).length === 0,
  );
  expect(unseen).toEqual([]);
});

test("any one arrow between files reversed is red", () => {
  const imports = runtime();
  const unseen = arrowsOf(imports).filter(
    ([file, target]) => cyclesIn(withArrow(imports, target, file)).length === 0,
  );
  expect(unseen).toEqual([]);
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

/**
 * Whether a file reads, stages or ties a schema by itself: it imports a package of I/O, handles a transaction or what
 * a transaction has read, or declares stored documents. All others decide, and must be pure.
 */
function touches(file: string): boolean {
  const text = textOf(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  const namesPackage = IMPURE_PACKAGES.some((name) => text.includes(`"${name}`));
  const isWired = basename(file) === "index.ts" || isHandler(file);
  return (
    isWired ||
    namesPackage ||
    /\b(tx|reads|batch|Commit|db|documents|transact)\b|\.(collection|group|ref)\(/.test(text)
  );
}

test("whatever does not read or stage by itself is pure, all it imports included", () => {
  expect(impureWays(runtime(), outside(), touches)).toEqual([]);
});

test("a file that decides and imports one that reads is red", () => {
  const pure = files.filter((file) => !touches(file) && !declares(file) && room(file) !== "(surface)");
  expect(pure.length).toBeGreaterThan(80);
  // Read once: some hundred files are planted.
  const [imports, packages] = [runtime(), outside()];
  const touching = new Set(files.filter(touches));
  for (const file of pure) {
    const planted = withArrow(imports, file, "regions/readRegion.ts");
    expect(impureWays(planted, packages, (each) => touching.has(each))).not.toEqual([]);
  }
});
