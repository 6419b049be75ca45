import type { RulesTestEnvironment } from "@firebase/rules-unit-testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CollectionName, collections } from "../../functions/src/house.ts";
import { collectionIdOf } from "../../functions/src/platform/declaration/house.ts";
import { nameOf, PATH_NAMES, shapesOf } from "../support/rulesMatrix/cells.ts";
import { type Emulator, emulator, matrixEnvironment } from "../support/rulesMatrix/emulator.ts";
import { worldByPath } from "../support/rulesMatrix/world.ts";
import { tokenOf } from "../support/token.ts";

/** What anybody with a token may read: written here once more, so that no declaration can open another by a slip. */
const PUBLIC: readonly CollectionName[] = [
  "gates",
  "gateIndexes",
  "playerGates",
  "regions",
  "settings",
  "memberCounts",
  "polls",
  "publishedBallots",
  "treaties",
  "archives",
  "publicChunks",
  "treasuryMonths",
  "markets",
  "events",
  "paces",
  "balanceSheets",
  "moneyWeeks",
  "currencies",
];

const PROJECT = "demo-rules-strangers";
/** The web SDK sends no limit of 0; who calls by hand may. */
const LIMITS = [0, 20, 21, 100, 101, null] as const;

let running: Emulator;
let environment: RulesTestEnvironment;
let token: string;

beforeAll(async () => {
  running = await emulator();
  environment = await matrixEnvironment(running, PROJECT);
  token = tokenOf("nobody", { firebase: { identities: {}, sign_in_provider: "anonymous" } });
});

afterAll(async () => {
  await environment?.cleanup();
  running?.stop();
});

/** By hand, past the SDK: a query as the protocol has it. */
async function ask(path: string, body: object): Promise<boolean> {
  const documents = `http://${running.host}:${running.port}/v1/projects/${PROJECT}/databases/(default)/documents`;
  const response = await fetch(`${documents}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.text();
  if (!response.ok) expect(answer).toContain("PERMISSION_DENIED");
  return response.ok;
}

test("an anonymous token reads no document but the public ones", async () => {
  const isPublic = (path: string) =>
    PUBLIC.some((name) => collectionIdOf(collections[name].path) === path.split("/").at(-2));
  const opened: string[] = [];
  const client = environment
    .authenticatedContext("nobody", { firebase: { sign_in_provider: "anonymous" } })
    .firestore();
  for (const path of worldByPath().keys()) {
    const isOpen = await client
      .doc(path)
      .get()
      .then(
        () => true,
        () => false,
      );
    if (isOpen !== isPublic(path)) opened.push(path);
  }
  expect(opened).toEqual([]);
});

test("an anonymous token lists nothing but what is public, by whatever form of query and limit", async () => {
  const wrong: string[] = [];
  for (const name of PATH_NAMES) {
    const most = collections[name].listLimit ?? 100;
    const forms = shapesOf(name).filter(({ request }) => "filters" in request && request.limit === most);
    for (const shape of forms) {
      for (const limit of LIMITS) {
        const expected =
          PUBLIC.includes(name) && shape.request.operation === "list" && limit !== null && limit <= most;
        if ((await query(shape.request, limit)) !== expected)
          wrong.push(`${nameOf(shape)}, in truth ${limit}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

function encoded(value: unknown): object {
  if (value === null) return { nullValue: null };
  if (typeof value === "boolean") return { booleanValue: value };
  return typeof value === "number" ? { integerValue: value } : { stringValue: value };
}

type Asked = ReturnType<typeof shapesOf>[number]["request"];

function query(request: Asked, limit: number | null): Promise<boolean> {
  if (!("filters" in request)) throw new Error("not a query");
  const path = request.operation === "list" ? request.collection : request.collectionId;
  const parent = path.split("/").slice(0, -1).join("/");
  const filters = request.filters.map(({ field, operator, value }) => ({
    fieldFilter: {
      field: { fieldPath: field },
      op: operator === "==" ? "EQUAL" : "ARRAY_CONTAINS",
      value: encoded(value),
    },
  }));
  return ask(`${parent === "" ? "" : `/${parent}`}:runQuery`, {
    structuredQuery: {
      from: [{ collectionId: path.split("/").at(-1), allDescendants: request.operation === "group" }],
      ...(filters.length > 0 ? { where: { compositeFilter: { op: "AND", filters } } } : {}),
      ...(limit === null ? {} : { limit }),
    },
  });
}
