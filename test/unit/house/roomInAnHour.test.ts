import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { typesOf } from "../../../scripts/checks.ts";
import { ROOM } from "../../support/scratchRoom/files.ts";
import { addRoom, type Scratch, scratchCopy } from "../../support/scratchRoom/scratch.ts";

let scratch: Scratch;
let generated: ReturnType<Scratch["node"]>;

beforeAll(() => {
  scratch = scratchCopy();
  addRoom(scratch);
  generated = scratch.node("scripts/generate.ts");
}, 240_000);

afterAll(() => scratch?.remove());

/** Evaluates an expression in the copy, with what the house's tests are made of. */
function asked(imports: string, expression: string): unknown {
  scratch.write("asked.ts", `${imports}\nconsole.log(JSON.stringify(${expression}));\n`);
  const { code, said } = scratch.node("asked.ts");
  expect(code, said).toBe(0);
  return JSON.parse(said);
}

describe("a folder, a place in the house and a line in the surface make a room", () => {
  test("it is generated and compiles", { timeout: 240_000 }, () => {
    expect(generated.code, generated.said).toBe(0);
    expect(scratch.node(...typesOf("functions"))).toEqual({ code: 0, said: "" });
  });

  test.each<[string, string, string]>([
    [
      "the rules",
      "firestore.rules",
      "match /beacons/{beaconId} {\n        allow get: if isAdministrator() || belongs(regionId);",
    ],
    ["the rules across regions", "firestore.rules", "match /{path=**}/beacons/{document} {"],
    ["the rewrites", "firebase.json", '"source": "/api/beacons/**"'],
    ["the typed client", "client/rooms/beacons.ts", "lightBeacon"],
    ["OpenAPI", "docs/openapi.json", '"/beacons/lightBeacon": {'],
    ["the API reference", "docs/api.md", "| `BEACON_EXISTS` | `already-exists` | The sector has a beacon. |"],
    [
      "the API reference's schedules",
      "docs/api.md",
      "| `dimBeacons` | schedule | `beaconsWorker` | `0 * * * *` UTC |",
    ],
    ["the budgets", "docs/cost.md", "| `beacons/lightBeacon` |  | 4 | 2 | 0 | 0 |"],
    ["the budgets' words", "docs/cost.md", "- *beacons*: lights that are still bright"],
    ["the cost model", "docs/cost.md", "| Leaves a light | 0.1 | – | 1 |"],
    ["the data model", "docs/data-model.md", "## regions/{regionId}/beacons/{beaconId}"],
    ["the data model's fates", "docs/data-model.md", "- **When its account is erased:** delete."],
    [
      "the README",
      "README.md",
      "| `beacons` | lights that players leave in sectors | `regions/…/beacons` | `lightBeacon` | `dimBeacons` |",
    ],
  ])("%s have it", (_what, file, line) => {
    expect(scratch.read(file)).toContain(line);
  });

  test("the indexes are those of its queries, of its readers and of erasing, and nothing else of it is indexed", () => {
    const { fieldOverrides } = JSON.parse(scratch.read("firestore.indexes.json")) as {
      fieldOverrides: {
        collectionGroup: string;
        fieldPath: string;
        indexes: { queryScope: string; order: string }[];
      }[];
    };
    const own = fieldOverrides.filter(({ collectionGroup }) => collectionGroup === "beacons");
    expect(
      own.map(({ fieldPath, indexes }) => [
        fieldPath,
        indexes.map(({ order, queryScope }) => `${order} ${queryScope}`),
      ]),
    ).toEqual([
      ["*", []],
      ["brightness", ["DESCENDING COLLECTION"]],
      ["ownerUid", ["ASCENDING COLLECTION_GROUP"]],
    ]);
  });

  test("the matrix asks for it and the mutants break its rules, from its example", () => {
    const [operations, mutants] = asked(
      [
        'import { readFileSync } from "node:fs";',
        'import { shapesOf } from "./test/support/rulesMatrix/cells.ts";',
        'import { mutantsOf } from "./test/support/rulesMutation/mutants.ts";',
        'import { parseRules } from "./test/support/rulesMutation/rulesFile.ts";',
      ].join("\n"),
      `[
        shapesOf("beacons").map(({ request }) => request.operation),
        mutantsOf(parseRules(readFileSync("firestore.rules", "utf8"))).filter(({ paths }) =>
          paths.some((path) => path.endsWith("/beacons/{beaconId}")),
        ).length,
      ]`,
    ) as [string[], number];
    expect(new Set(operations)).toEqual(new Set(["get", "list", "group", "create", "update", "delete"]));
    expect(mutants).toBeGreaterThan(10);
  });

  test("the house's own tests have nothing to add", { timeout: 240_000 }, () => {
    expect(houseTests("budgets", "registry", "declarations")).toEqual([]);
  });
});

/** Runs tests of the house in the copy, and returns those that fail with what they say. */
function houseTests(...names: string[]): (readonly [title: string, said: string])[] {
  const files = names.map((name) => `test/unit/house/${name}.test.ts`);
  const report = ["--reporter=json", "--outputFile=report.json"];
  scratch.node("node_modules/vitest/vitest.mjs", "run", "--project", "unit", ...files, ...report);
  const { testResults } = JSON.parse(scratch.read("report.json")) as {
    testResults: { assertionResults: { status: string; title: string; failureMessages: string[] }[] }[];
  };
  expect(testResults).toHaveLength(names.length);
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "failed")
    .map(({ title, failureMessages }) => [title, failureMessages.join()] as const);
}

/** Each part of the declaration, and how its line is left out. */
const PARTS: readonly (readonly [part: string, line: RegExp])[] = [
  ["name", /^ {2}name: .*\n/m],
  ["purpose", /^ {2}purpose: .*\n/m],
  ["path", /^ {6}path: .*\n/m],
  ["schema", /^ {6}schema: .*\n/m],
  ["example", /^ {6}example: .*\n/m],
  ["readers", /^ {6}readers: .*\n/m],
  ["queries", /^ {6}queries: .*\n/m],
  ["lifetime", /^ {6}lifetime: .*\n/m],
  ["person", /^ {6}person: .*\n/m],
  ["fates", /^ {6}fates: .*\n/m],
  ["reasons", /^ {2}reasons: .*\n/m],
  ["transferKinds", /^ {2}transferKinds: .*\n/m],
  ["permissions", /^ {2}permissions: .*\n/m],
  ["roles", /^ {2}roles: .*\n/m],
  ["callables", /^ {2}callables: .*\n/m],
  ["due", /^ {2}due: .*\n/m],
  ["tasks", /^ {2}tasks: .*\n/m],
  ["jobs", /^ {2}jobs: .*\n/m],
  ["figures", /^ {2}figures: .*\n/m],
  ["contributions", /^ {2}contributions: .*\n/m],
];
const FATES = ["erasure", "closing", "export"];
const FIGURES: readonly (readonly [part: string, line: RegExp])[] = [
  ["lightBeacon", /^ {4}lightBeacon: .*\n/m],
  ["finds", /^ {2}finds: .*\n/m],
];

/** What the room's own files say no more. */
const BROKEN: Readonly<Record<string, string>> = {
  "room.ts": ROOM["room.ts"]!.replace(/^ {2}reasons: .*\n/m, "  reasons: {},\n"),
  "lightBeacon.ts": ROOM["lightBeacon.ts"]!.replace("export const lightBeacon", "const lightBeacon"),
  "dimBeacons.ts": ROOM["dimBeacons.ts"]!.replace("export ", ""),
};

/** The room's declaration and its figures, each as often as it has parts, in files of their own. */
function partsLeftOut(): Record<string, string> {
  const variants: Record<string, string> = {};
  const whole = ROOM["room.ts"]!.replace(/declare module[\s\S]*?\n}\n/, "");
  for (const [part, line] of PARTS) variants[`without_${part}.ts`] = without(whole, line);
  for (const fate of FATES) {
    const others = FATES.filter((other) => other !== fate).map((other) => `${other}: playersOwn.${other}`);
    variants[`without_${fate}.ts`] = whole.replace("fates: playersOwn", `fates: { ${others.join(", ")} }`);
  }
  for (const [part, line] of FIGURES) variants[`without_${part}.ts`] = without(ROOM["figures.ts"]!, line);
  return variants;
}

function without(whole: string, line: RegExp): string {
  expect(whole).toMatch(line);
  return whole.replace(line, "");
}

describe("each part left out is red, with a sentence that names it", () => {
  let said = "";

  // All at once: a compiler looks at everything else again each time.
  beforeAll(() => {
    const variants = partsLeftOut();
    const write = (files: Readonly<Record<string, string>>) => {
      for (const [file, content] of Object.entries(files))
        scratch.write(`functions/src/beacons/${file}`, content);
    };
    write({ ...variants, ...BROKEN });
    said = scratch.node(...typesOf("functions")).said;
    write(ROOM);
    for (const file of Object.keys(variants)) scratch.write(`functions/src/beacons/${file}`, "export {};\n");
  }, 240_000);

  test.each([...PARTS.map(([part]) => part), ...FATES, ...FIGURES.map(([part]) => part)])("%s", (part) => {
    const sentence = said
      .split(/\n(?=\S)/)
      .filter((error) => error.includes(`without_${part}.ts`))
      .join("\n");
    expect(sentence).toContain(`Property '${part}' is missing`);
  });

  test("what it leads to", () => {
    expect(said).toMatch(/lightBeacon\.ts.*"BEACON_EXISTS"/);
    expect(said).toMatch(/index\.ts[\s\S]*'lightBeacon' is missing/);
    expect(said).toMatch(/dimBeacons/);
  });

  test("what its figures say", { timeout: 240_000 }, () => {
    const whole = ROOM["figures.ts"]!;
    const unmeasured = whole
      .replace(/lightBeacon: \[.*\]/, "lightBeacon: []")
      .replace("{ beacons: BELONGING }", "{}")
      .replace(/quantities: \{.*\}/, "quantities: {}");
    scratch.write("functions/src/beacons/figures.ts", unmeasured);
    const failed = houseTests("budgets");
    scratch.write("functions/src/beacons/figures.ts", whole);
    expect(failed.map(([title]) => title)).toEqual([
      "every operation has its line in the budget table; `npm test -- test/budgets` measures it, ready to paste",
      "what the formulas grow with is explained by one room, and nothing else is",
      "what clients may read has its line, and nothing else has",
    ]);
    expect(failed[0]![1]).toContain("beacons/lightBeacon");
    expect(failed[1]![1]).toContain("'beacons'");
    expect(failed[2]![1]).toContain("'beacons'");
  });

  test.each<[string, string, (room: string) => string, RegExp]>([
    [
      "its schema",
      "schema.ts",
      (file) => file.replace("export const beacons", "const other"),
      /beacons: the module of its schema ties none to regions/,
    ],
    ["its example", "examples.ts", () => "export {};\n", /exports no beacons/],
  ])("%s", (_what, file, without, sentence) => {
    scratch.write(`functions/src/beacons/${file}`, without(ROOM[file]!));
    const imports = 'import { exampleOf } from "./scripts/generate/declared.ts";';
    scratch.write("asked.ts", `${imports}\nawait exampleOf("beacons");\n`);
    const { code, said } = scratch.node("asked.ts");
    scratch.write(`functions/src/beacons/${file}`, ROOM[file]!);
    expect(code).toBe(1);
    expect(said).toMatch(sentence);
  });

  test("what it generates", { timeout: 240_000 }, () => {
    const files = [
      "README.md",
      "docs/data-model.md",
      "firebase.json",
      "firestore.indexes.json",
      "firestore.rules",
    ];
    const whole = files.map((file) => [file, scratch.read(file)] as const);
    for (const [file, content] of whole) {
      const without = file.endsWith("data-model.md")
        ? content.replace("beacons", "")
        : content.replaceAll(/^.*beacons.*\n/gm, "");
      scratch.write(file, without);
    }
    const imports = 'import { staleFiles } from "./scripts/generate.ts";';
    expect((asked(imports, "await staleFiles()") as string[]).toSorted()).toEqual(files);
    for (const [file, content] of whole) scratch.write(file, content);
  });
});
