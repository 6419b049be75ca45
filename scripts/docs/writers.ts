import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { build, type Plugin } from "esbuild";
import type { CollectionName } from "../../functions/src/house.ts";
import { registeredCallables, triggers } from "../registry.ts";

const source = join(import.meta.dirname, "../../functions/src");

/** Which deployed thing may write which collections, read from the sources. */
export interface Writers {
  /** By path name, the names on the wire of the callables, schedules and queues. */
  readonly byPath: ReadonlyMap<CollectionName, readonly string[]>;
  /** Writes whose collection could not be told, with the name of the thing that makes them. */
  readonly unresolved: readonly string[];
}

/**
 * Bundles each handler by itself, so that only what it can reach is left, and reads the writes from what is left. The
 * wrapper stays out: what it writes for every call is told by what the handler asks of it.
 */
export async function writers(): Promise<Writers> {
  const handlers = await handlerFiles();
  const { outputFiles } = await build({
    entryPoints: [...new Set(handlers.map(({ file }) => join(source, file)))],
    bundle: true,
    treeShaking: true,
    packages: "external",
    format: "esm",
    write: false,
    outdir: join(source, "bundled"),
    outbase: source,
    plugins: [apart(handlers.map(({ file }) => basename(file)))],
  });
  const reached = new Map(
    outputFiles.map(({ path, text }) => [
      relative(join(source, "bundled"), path).replace(/\.js$/, ".ts"),
      writesIn(text),
    ]),
  );
  const byPath = new Map<CollectionName, Set<string>>();
  const unresolved = new Set<string>();
  for (const { name, file } of handlers) {
    const { paths, unknown } = reached.get(file)!;
    for (const path of paths) byPath.set(path, (byPath.get(path) ?? new Set()).add(name));
    for (const write of unknown) unresolved.add(`${name}: ${write}`);
  }
  const sorted = [...byPath].map(([path, names]) => [path, [...names].toSorted()] as const);
  return { byPath: new Map(sorted), unresolved: [...unresolved] };
}

/** The wrapper, and a handler that another one names: a callable stages a job, it does not do it. */
const apart = (handlers: readonly string[]): Plugin => ({
  name: "apart",
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ path, kind }) => {
      const isApart = basename(path) === "callable.ts" || handlers.includes(basename(path));
      return kind === "dynamic-import" || (kind !== "entry-point" && isApart)
        ? { path, external: true }
        : undefined;
    });
  },
});

/** File = export = name on the wire; a job's queue runs the kernel's steps beside its own file. */
async function handlerFiles(): Promise<{ name: string; file: string }[]> {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" });
  // A room may have rooms within it: the verb names the file, wherever in its room it stands.
  const callables = (await registeredCallables()).map(({ path: name, room, verb }) => ({
    name,
    file: files.find((file) => file.startsWith(`${room}/`) && basename(file) === `${verb}.ts`)!,
  }));
  const declarations = files.filter((file) => basename(file) === "room.ts");
  const surface = declarations.map((file) => readFileSync(join(source, file), "utf8")).join("\n");
  return [
    ...callables,
    ...contributionFiles(files),
    ...triggers().flatMap(({ name }) => {
      const own = files.filter((file) => basename(file) === `${name}.ts`);
      const isJob = new RegExp(`${name}: \\{ kind: "job"`).test(surface);
      return [...own, ...(isJob ? ["platform/jobRun.ts"] : [])].map((file) => ({ name, file }));
    }),
  ];
}

/** What a room writes at a moment of an earlier one: `membership at players/accountRegistered`. */
function contributionFiles(files: readonly string[]): { name: string; file: string }[] {
  const declarations = files.filter((file) => basename(file) === "contributions.ts");
  return declarations.flatMap((declaration) => {
    const room = dirname(declaration);
    const text = readFileSync(join(source, declaration), "utf8");
    const declared = text.matchAll(/contribution\(([^,]+), \{[\s\S]*?import\("\.\/([^"]+)"\)/g);
    return [...declared]
      .filter(([, point]) => point !== "holdings")
      .map(([, point, file]) => ({ name: `${room} at ${spoken(point!)}`, file: `${room}/${file}` }));
  });
}

/** `citizenshipLost` for `MEMBER_MOMENTS.citizenshipLost`, `election polls` for `subjectPoint("election")`. */
const spoken = (point: string) =>
  point.replace(/^\w+\./, "").replace(/^subjectPoint\("(\w+)"\)$/, "$1 polls");

const WRITE = "set|create|update|delete|increment";

/** The collections that a bundle writes. Exported for its test. */
export function writesIn(bundle: string): { paths: CollectionName[]; unknown: string[] } {
  const declared = new Map(
    [...bundle.matchAll(/\b(\w+) = documents\(\s*\w+\.collections\.(\w+)/g)].map(([, name, path]) => [
      name!,
      path as CollectionName,
    ]),
  );
  const paths = new Set<CollectionName>();
  const unknown = new Set<string>();
  for (const scope of topLevelOf(bundle).filter((scope) => !/^function writeAudit\d*\(/.test(scope))) {
    const found = targetsIn(scope, declared);
    for (const path of found.paths) paths.add(path);
    for (const write of found.unknown) unknown.add(write);
    for (const path of wrapperWritesIn(scope)) paths.add(path);
  }
  return { paths: [...paths], unknown: [...unknown] };
}

/** The bundle's declarations: each begins at the margin, and what it holds is indented. */
const topLevelOf = (bundle: string) => bundle.split(/\n(?=[^\s})\]])/);

type Declared = ReadonlyMap<string, CollectionName>;

function targetsIn(scope: string, declared: Declared): { paths: CollectionName[]; unknown: string[] } {
  const aliases = new Map(
    [...scope.matchAll(/\b(?:const|let|var) (\w+) = (\w+)\.ref\(/g)].flatMap(([, alias, name]) =>
      declared.has(name!) ? [[alias!, declared.get(name!)!] as const] : [],
    ),
  );
  const paths: CollectionName[] = [];
  const unknown: string[] = [];
  for (const target of writeTargets(scope)) {
    const [, name = "", member] = /^(?:db\d*\(\)\.doc\(\s*)?(\w+)(?:\.(\w+))?/.exec(target) ?? [];
    const own = declared.get(name) ?? aliases.get(name);
    // A snapshot's own reference: of one of the collections that are read in the same place.
    const read = member === "ref" || own === undefined ? readIn(scope, declared) : [];
    if (own !== undefined) paths.push(own);
    else if (read.length > 0) paths.push(...read);
    else unknown.push(target.slice(0, 60));
  }
  return { paths, unknown };
}

/** What is written by a transaction or batch, by a reference itself, or with all that is below it. */
function writeTargets(scope: string): string[] {
  const staged = [
    ...scope.matchAll(
      new RegExp(`(?:\\b(?:tx|batch|writer)|new Batch\\d*\\(\\))\\.(?:${WRITE})\\(\\s*([^,;{]+)`, "g"),
    ),
  ];
  const direct = [
    ...scope.matchAll(new RegExp(`\\b(\\w+)\\.ref\\([^;]*?\\)\\s*\\.(?:${WRITE})\\(`, "g")),
    ...scope.matchAll(new RegExp(`\\b(\\w+\\.ref)\\.(?:${WRITE})\\(`, "g")),
    ...scope.matchAll(/\bdeleteTree\d*\(\s*(\w+)\./g),
  ];
  return [...staged, ...direct].map(([, target]) => target!.trim());
}

function readIn(scope: string, declared: Declared): CollectionName[] {
  const names = [...scope.matchAll(/\b(\w+)\.(?:collection|group)\(/g)].map(([, name]) => name!);
  return names.flatMap((name) => declared.get(name) ?? []);
}

/** What a handler has the wrapper write in its commit, and the audit log, whose two collections share their writing. */
function wrapperWritesIn(scope: string): CollectionName[] {
  const entries = [
    ...scope.matchAll(/(?:\bcontext\.|[^.\w])audit\(\s*(\{[^}]*)?/g),
    ...scope.matchAll(/\bwriteAudit\(\s*\w+,\s*(?:\[\s*)?(\{[^}]*)?/g),
  ].filter(({ index }) => !/function\s+$/.test(scope.slice(0, index)));
  return [
    ...(/\bmutation\d*\(\{/.test(scope) ? (["requests"] as const) : []),
    ...(/(?:\bcontext\.|[^.\w])enqueue\(/.test(scope) ? (["outbox"] as const) : []),
    ...entries.map(([, entry]) =>
      entry === undefined || /\bregionId\b|\.\.\./.test(entry) ? "audit" : "platformAudit",
    ),
  ];
}
