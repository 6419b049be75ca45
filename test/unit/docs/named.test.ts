import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { registeredCallables } from "../../../scripts/generate/registry.ts";

const root = join(import.meta.dirname, "../../..");

interface Page {
  /** From the root. */
  readonly file: string;
  readonly text: string;
}

const pageOf = (file: string): Page => ({ file, text: readFileSync(join(root, file), "utf8") });
const written = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".md"))
  .map((file) => `docs/${file}`);
const pages = ["README.md", ...written].map(pageOf);
/** A decision may name what was there when it was taken; what is generated names moments in the same form. */
const present = pages.filter(
  ({ file, text }) => !file.startsWith("docs/decisions/") && !text.startsWith("<!-- Generated"),
);

/** What a pattern's first group finds on pages, as `page: what`, without what is known. */
function unknown(
  on: readonly Page[],
  pattern: RegExp,
  isKnown: (found: string, page: Page) => boolean,
): string[] {
  const found = on.flatMap((page) =>
    [...page.text.matchAll(pattern)].map(([, name]) => [page, name!] as const),
  );
  expect(found.length, String(pattern)).toBeGreaterThan(5);
  return found.filter(([page, name]) => !isKnown(name, page)).map(([{ file }, name]) => `${file}: ${name}`);
}

/** A heading as its anchor has it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\- ]/gu, "")
    .replaceAll(" ", "-");
const anchorsOf = ({ text }: Page) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));

function leadsSomewhere(link: string, { file }: Page): boolean {
  const [path, anchor] = link.split("#") as [string, string?];
  const target = path === "" ? file : relative(root, join(root, dirname(file), path));
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || anchorsOf(pageOf(target)).includes(anchor);
}

test("every link between the pages leads to a file, and to a heading of it", () => {
  expect(unknown(pages, /\]\((?!https?:)([^)\s]+)\)/g, leadsSomewhere)).toEqual([]);
  const astray = {
    file: "docs/astray.md",
    text: "[a](tests.md), [b](#nowhere), [c](nowhere.md), [d](tests.md#nowhere)",
  };
  const links = [...astray.text.matchAll(/\(([^)]+)\)/g)].map(([, link]) => link!);
  expect(links.filter((link) => leadsSomewhere(link, { ...astray, file: "docs/tests.md" }))).toEqual([
    "tests.md",
  ]);
});

test("every file and folder that a page names by its path is there", () => {
  const path =
    /`((?:functions|test|scripts|docs|client|web|seed)\/[\w./-]+\.(?:tsx?|mjs|cjs|json|md)|(?:test|docs)\/[\w./-]+)`/g;
  expect(unknown(pages, path, (file) => existsSync(join(root, file)))).toEqual([]);
});

test("every command that a page names exists", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
  expect(unknown(present, /npm run ([a-z:]+)/g, (name) => name in scripts)).toEqual([]);
});

test("every callable that a page names is deployed", async () => {
  const callables = new Set((await registeredCallables()).map(({ path }) => path));
  const rooms = [...new Set([...callables].map((path) => path.split("/")[0]))].join("|");
  const named = new RegExp(`\`((?:${rooms})/[a-zA-Z]+)\``, "g");
  expect(unknown(present, named, (path) => callables.has(path))).toEqual([]);
});
