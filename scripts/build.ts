import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { type BuildOptions, build, type Metafile, type OutputFile, stop } from "esbuild";
import { root } from "./command.ts";
import { Failure } from "./setup/failure.mjs";
import { runsDirectory } from "./stack/processes.ts";

const functions = join(root, "functions");
export const functionsSource = join(functions, "src");
const output = join(functions, "lib");

const sources = (...files: string[]) => files.map((file) => join(functionsSource, file));

/** What every instance loads, whatever it is called for: the declarations, and what a callable is made of. */
export const kernel = sources("house.ts", "platform/callable.ts");

/**
 * How the functions become what is deployed. A cold instance reads each file that it loads by itself, so modules that are
 * always loaded together are one file; what is imported at a first call stays a file for then. The packages that
 * functions/package.json lists as dependencies are installed where the functions run, all others are bundled.
 */
export const bundling = () =>
  ({
    absWorkingDir: root,
    // The declarations are an entry beside the surface: what measures or records a worker asks them for its modules.
    entryPoints: sources("index.ts", "house.ts"),
    // In front of every file, so that all of it is one: else its modules stand apart by which callables they serve.
    inject: kernel,
    outdir: output,
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    external: Object.keys(functionsPackage().dependencies),
    format: "esm",
    platform: "node",
    target: "node24",
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: "silent",
    write: false,
  }) as const satisfies BuildOptions;

export interface PackageFile {
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** In the cloud it is all there is of the workspace's packages. */
export const functionsPackage = (): PackageFile =>
  JSON.parse(readFileSync(join(functions, "package.json"), "utf8"));

/**
 * Writes what is deployed, errors of type or not, and returns the packages that have become a part of it. Other emulators
 * may be running on it: what has not changed is not written again.
 * @throws Failure when a file cannot be read as TypeScript, or imports what is not there.
 */
export async function bundle(): Promise<string[]> {
  const { outputFiles, metafile } = await build(bundling()).catch((error: Error) => {
    throw new Failure(`The functions cannot be bundled: ${error.message}`);
  });
  // Its process would hold 150 to 190 MB for as long as this one lives.
  await stop();
  const isEntry = ({ path }: OutputFile) => dirname(path) === output;
  // An entry last: whatever it imports is there by then.
  for (const file of outputFiles.toSorted((a, b) => Number(isEntry(a)) - Number(isEntry(b))))
    writeChanged(file);
  removeAllBut(new Set(outputFiles.map(({ path }) => path)));
  return bundledIn(metafile);
}

/** Whole or not at all: a worker may be reading it. */
function writeChanged({ path, contents }: OutputFile): void {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  const written = join(root, ".data", `bundled-${process.pid}`);
  for (const file of [written, path]) mkdirSync(dirname(file), { recursive: true });
  writeFileSync(written, contents);
  renameSync(written, path);
}

/** What an earlier build has left would be deployed. While emulators run, their workers may still load it. */
function removeAllBut(paths: ReadonlySet<string>): void {
  if (existsSync(runsDirectory) && readdirSync(runsDirectory).length > 0) return;
  const folders = new Set([...paths].map(dirname));
  for (const entry of readdirSync(output, { recursive: true, encoding: "utf8" })) {
    const path = join(output, entry);
    if (!paths.has(path) && !folders.has(path)) rmSync(path, { recursive: true, force: true });
  }
}

/** The packages that have become a part of it. */
function bundledIn({ inputs }: Metafile): string[] {
  const packageFolder = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/;
  return [...new Set(Object.keys(inputs).flatMap((path) => packageFolder.exec(path)?.[1] ?? []))];
}

/** The emulator loads the functions anew when a file of theirs changes; one that is new it does not notice. */
export function touchFunctions(): void {
  const now = new Date();
  utimesSync(join(output, "index.js"), now, now);
}
