import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../../../scripts/command.ts";
import { pages } from "../../../web/src/pages.ts";
import { foreignModules, tooLarge } from "../../support/webSource/build.ts";
import { contrast, faintColours } from "../../support/webSource/colours.ts";
import { astray, placesOf, unbudgeted } from "../../support/webSource/places.ts";
import { inlineStyles, literalTexts, type Scan, unboundedListeners } from "../../support/webSource/scans.ts";
import { sidedStyles } from "../../support/webSource/sides.ts";

const source = join(root, "web", "src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => [file, readFileSync(join(source, file), "utf8")] as const);
const css = readFileSync(join(source, "theme", "style.css"), "utf8");

describe("the console has", () => {
  test.each([
    ["no words beside the catalogue", literalTexts],
    ["no inline style, script or markup from data", inlineStyles],
    ["no query without a limit", unboundedListeners],
  ] as const satisfies (readonly [string, Scan])[])("%s", (_, scan) => {
    expect(files.flatMap(([file, text]) => scan(file, text))).toEqual([]);
  });

  test("no style that knows left from right", () => {
    expect(sidedStyles(css)).toEqual([]);
  });

  test("no colour that is hard to read, and says of each page what it reads", () => {
    expect(faintColours(css)).toEqual([]);
    expect(unbudgeted(pages)).toEqual([]);
  });
});

describe("what is planted is found by its name", () => {
  test.each([
    ["a text", "<p>Sold out</p>", "page.tsx: the words “Sold out” are not in the catalogue"],
    ["a name", '<button aria-label="Close it" />', "page.tsx: the words “Close it” are not in the catalogue"],
    ["a text in braces", '<p>{"Sold out"}</p>', "page.tsx: the words “Sold out” are not in the catalogue"],
  ])("%s beside the catalogue", (_, jsx, found) => {
    expect(literalTexts("page.tsx", `export const Page = () => ${jsx};`)).toEqual([found]);
    expect(literalTexts("page.tsx", "export const Page = () => <p className='sum'>– {say.sum}</p>;")).toEqual(
      [],
    );
  });

  test.each([
    ["<p style={{ color: '#777' }} />", "page.tsx: style on an element"],
    ["<p dangerouslySetInnerHTML={{ __html: name }} />", "page.tsx: dangerouslySetInnerHTML on an element"],
    ["<iframe src={url} />", "page.tsx: an element <iframe>"],
  ])("%s", (jsx, found) => {
    expect(inlineStyles("page.tsx", `export const Page = () => ${jsx};`)).toEqual([found]);
  });

  test.each([
    ['useWatched({ template: "jobs", parameters: {} })', ["page.tsx: jobs without a limit"]],
    [
      'read({ template: "regions/{regionId}/polls", parameters })',
      ["page.tsx: regions/{regionId}/polls without a limit"],
    ],
    ["useWatched({ template, parameters })", ["page.tsx: a template without a limit"]],
    ['useWatched({ ...(all ? { template: "jobs" } : { template: "outbox" }), limit: 5 })', []],
    ['useWatched({ template: "players/{uid}", parameters: { uid } })', []],
  ])("a listener without a limit: %s", (call, found) => {
    expect(unboundedListeners("page.tsx", `const watched = ${call};`)).toEqual(found);
  });

  test.each(["margin-left: 1rem;", "right: 0;", "text-align: left;", "padding: 0 1rem 0 0;"])(
    "a side: %s",
    (sided) => {
      expect(sidedStyles(`p {\n  ${sided}\n}`)).toEqual([`“${sided}” names a side: say start or end`]);
      expect(sidedStyles("p {\n  padding: 0 1rem 2rem 1rem;\n  margin-inline-end: 1rem;\n}")).toEqual([]);
    },
  );

  test("a colour of 4 : 1", () => {
    const faint = "#6a7795";
    expect(contrast(faint, "#0b1224")).toBeCloseTo(4.16, 1);
    const found = faintColours(css.replace(/--dim: #\w{6}/, `--dim: ${faint}`));
    expect(found).toContainEqual(
      expect.stringMatching(/^--dim on --raised: 3\.\d\d : 1, and 4.5 : 1 is asked for$/),
    );
  });

  test("a page without a budget, a callable without a page, an import that reads, a chunk that is too large", () => {
    expect(unbudgeted([{ path: "/new", reads: "" }])).toEqual(["/new does not say what it reads"]);
    expect(astray(["ships/warp"], placesOf([], []))).toEqual([
      "ships/warp stands on no page and not on the list",
    ]);
    expect(
      foreignModules(["/work/node_modules/firebase-admin/lib/index.js", "node:fs", "/src/a.ts"]),
    ).toEqual(["/work/node_modules/firebase-admin/lib/index.js", "node:fs"]);
    expect(
      tooLarge([
        ["assets/MapPage-a1.js", 181],
        ["assets/index.css", 26],
        ["assets/b.js", 20],
      ]),
    ).toEqual([
      "assets/MapPage-a1.js has 181 kB, and 180 are its bound",
      "assets/index.css has 26 kB, and 25 are its bound",
    ]);
  });
});
