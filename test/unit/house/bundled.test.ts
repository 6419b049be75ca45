import { relative } from "node:path";
import { build, type Metafile } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { bundling, kernel } from "../../../scripts/build.ts";
import { root } from "../../../scripts/command.ts";

let files: Metafile;

beforeAll(async () => {
  ({ metafile: files } = await build(bundling()));
});

type Imports = Readonly<Record<string, { imports: Metafile["outputs"][string]["imports"] }>>;

/** What loading a file loads with it. */
function loadedWith(file: string, of: Imports, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const { path, kind, external } of of[file]!.imports)
    if (kind === "import-statement" && external !== true) loadedWith(path, of, seen);
  return seen;
}

test("every module stands in one file", () => {
  const placed = Object.values(files.outputs).flatMap(({ inputs }) => Object.keys(inputs));
  expect(placed.filter((module, index) => placed.indexOf(module) !== index)).toEqual([]);
});

test("the surface, and whatever is loaded at a first call, loads the kernel, what it imports, and nothing else", () => {
  const entries = Object.entries(files.outputs).filter(([, { entryPoint }]) => entryPoint !== undefined);
  expect(entries.length).toBeGreaterThan(150);
  for (const [file, { entryPoint }] of entries) {
    const wanted = new Set<string>();
    for (const module of [entryPoint!, ...kernel.map((path) => relative(root, path))])
      loadedWith(module, files.inputs, wanted);
    const loaded = [...loadedWith(file, files.outputs)].flatMap((output) =>
      Object.keys(files.outputs[output]!.inputs),
    );
    expect(loaded.filter((module) => !wanted.has(module))).toEqual([]);
  }
});
