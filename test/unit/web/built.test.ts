import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Plugin, type Rollup } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../../../scripts/command.ts";
import { pages } from "../../../web/src/pages.ts";
import { scriptOf } from "../../../web/src/shell/script.ts";
import { foreignModules, tooLarge } from "../../support/webSource/build.ts";

const directory = mkdtempSync(join(tmpdir(), "console-"));
let chunks: Rollup.OutputChunk[];
let modules: string[];

beforeAll(async () => {
  const seen = new Set<string>();
  const imports: Plugin = {
    name: "imports",
    moduleParsed: ({ id, importedIds }) => {
      for (const imported of [id, ...importedIds]) seen.add(imported);
    },
  };
  const result = (await build({
    configFile: join(root, "web", "vite.config.ts"),
    build: { outDir: directory, emptyOutDir: true },
    plugins: [imports],
    worker: { format: "es", plugins: () => [imports] },
  })) as Rollup.RollupOutput;
  chunks = result.output.filter((file) => file.type === "chunk");
  modules = [...seen];
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const kB = (file: string) => gzipSync(readFileSync(join(directory, file))).byteLength / 1_000;

/** A chunk with all that it imports before it runs. */
function withImports(chunk: Rollup.OutputChunk, seen = new Set<string>()): Set<string> {
  if (seen.has(chunk.fileName)) return seen;
  seen.add(chunk.fileName);
  for (const file of chunk.imports) withImports(chunks.find(({ fileName }) => fileName === file)!, seen);
  return seen;
}

const sizeOf = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + kB(file), 0);
const chunkOf = (module: string) =>
  chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)))!;

/** What runs beside a page: of routes, of recounts. */
const workers = (name: "routeWorker" | "recountWorker") =>
  readdirSync(join(directory, "assets"))
    .filter((file) => file.startsWith(`${name}-`))
    .map((file) => join("assets", file));

test("a tab finds the script of its release in the page that is deployed", () => {
  const entry = chunks.find(({ isEntry }) => isEntry)!;
  expect(scriptOf(readFileSync(join(directory, "index.html"), "utf8"))).toBe(`/${entry.fileName}`);
  expect(scriptOf("<html></html>")).toBeNull();
});

test("the first page has at most 170 kB of JavaScript", () => {
  const entry = chunks.find(({ isEntry }) => isEntry)!;
  expect(sizeOf(withImports(entry))).toBeLessThan(170);
});

test("the page of the chart has at most 340 kB, its worker for routes included", () => {
  const entry = chunks.find(({ isEntry }) => isEntry)!;
  const needed = [
    entry,
    chunkOf("/shell/PlayerArea.tsx"),
    chunkOf("/galaxy/MapPage.tsx"),
    chunkOf("/data/documents.ts"),
  ];
  const files = new Set(needed.flatMap((chunk) => [...withImports(chunk)]));
  expect(workers("routeWorker").length).toBe(1);
  expect(sizeOf([...files, ...workers("routeWorker")])).toBeLessThan(340);
});

test("no page has more than 400 kB, the workers included", () => {
  const entry = chunks.find(({ isEntry }) => isEntry)!;
  const opened = chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith("Page.tsx"));
  expect(opened.length).toBe(new Set(pages.map(({ load }) => String(load))).size);
  for (const page of opened) {
    const needed = [
      entry,
      chunkOf("/shell/PlayerArea.tsx"),
      page,
      chunkOf("/data/documents.ts"),
      chunkOf("/data/calls.ts"),
    ];
    const files = new Set(needed.flatMap((chunk) => [...withImports(chunk)]));
    const beside = [...workers("routeWorker"), ...workers("recountWorker")];
    expect(sizeOf([...files, ...beside]), page.name).toBeLessThan(400);
  }
});

test("App Check is a chunk of its own, which nobody without a key fetches", () => {
  const own = chunkOf("/data/signIn/appCheck.ts");
  const holding = chunks.filter(({ moduleIds }) =>
    moduleIds.some((id) => id.includes("/@firebase/app-check/")),
  );
  expect(holding.map(({ fileName }) => fileName)).toEqual([own.fileName]);
  expect(chunks.filter(({ imports }) => imports.includes(own.fileName))).toEqual([]);
});

test("no chunk has more than 180 kB, and no style sheet more than 25", () => {
  const files = readdirSync(join(directory, "assets")).map((file) => join("assets", file));
  expect(files.length).toBeGreaterThan(10);
  expect(tooLarge(files.map((file) => [file, kB(file)]))).toEqual([]);
});

test("the page brings two typefaces of its own, of at most 60 kB", () => {
  const faces = readdirSync(join(directory, "assets")).filter((file) => /\.(woff2?|ttf|otf)$/.test(file));
  expect(faces.map((file) => file.split("-latin")[0]).toSorted()).toEqual([
    "atkinson-hyperlegible-next",
    "marcellus",
  ]);
  const bytes = faces.map((file) => statSync(join(directory, "assets", file)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
  const css = readdirSync(join(directory, "assets")).filter((file) => file.endsWith(".css"));
  const addresses = css.flatMap((file) =>
    [...readFileSync(join(directory, "assets", file), "utf8").matchAll(/url\(([^)]*)\)/g)].map(
      ([, url]) => url,
    ),
  );
  expect(addresses).toHaveLength(2);
  for (const address of addresses) expect(address).toMatch(/^\/assets\//);
});

test("the page has no script and no style within it", () => {
  const page = readFileSync(join(directory, "index.html"), "utf8");
  expect(page).not.toMatch(/<style|style=|<script(?![^>]* src=)| on\w+=/);
});

test("the console takes from the server what decides, and nothing that reads", () => {
  const ours = modules.filter((id) => !id.includes("/node_modules/"));
  for (const decides of [
    "/galaxy/routes/stretches.ts",
    "/polls/tally/choice.ts",
    "/polls/entitlement.ts",
    "/polls/recount.ts",
  ])
    expect(
      ours.some((id) => id.endsWith(decides)),
      decides,
    ).toBe(true);
  expect(foreignModules(modules)).toEqual([]);
});

test("Firebase is imported by the data layer alone", () => {
  const files = readdirSync(join(root, "web", "src"), { recursive: true, encoding: "utf8" });
  const importing = files.filter(
    (file) =>
      /\.tsx?$/.test(file) && /from "firebase\//.test(readFileSync(join(root, "web", "src", file), "utf8")),
  );
  expect(importing.length).toBeGreaterThan(2);
  expect(importing.filter((file) => !file.startsWith("data/"))).toEqual([]);
});
