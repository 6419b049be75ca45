import type { RulesTestEnvironment } from "@firebase/rules-unit-testing";
import type { Firestore } from "firebase/firestore";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collections } from "../../functions/src/house.ts";
import { ask, type Clients, clientsOf, send } from "../support/rulesMatrix/asking.ts";
import { kindOf, nameOf, PATH_NAMES, shapesOf } from "../support/rulesMatrix/cells.ts";
import { type Emulator, emulator, matrixEnvironment } from "../support/rulesMatrix/emulator.ts";
import { ROLES } from "../support/rulesMatrix/people.ts";
import { cellsOf, differencesIn } from "../support/rulesMatrix/sweepCells.ts";

const PROJECT = "demo-rules-matrix";

let running: Emulator;
let environment: RulesTestEnvironment;
let clients: Clients;

beforeAll(async () => {
  running = await emulator();
  environment = await matrixEnvironment(running, PROJECT);
  clients = clientsOf(environment);
});

afterAll(async () => {
  await environment?.cleanup();
  running?.stop();
});

test("rules are in force: what no rule names is refused", async () => {
  const request = { operation: "get", document: "namedByNoRule/probe" } as const;
  expect(await ask(clients.administrator, request)).toBe("false");
});

describe.each(PATH_NAMES)("%s", (path) => {
  const shapes = shapesOf(path);

  test(`answers as the permission tables say (${collections[path].path})`, { timeout: 60_000 }, async () => {
    expect((await differencesIn(clients, cellsOf(shapes))).differences).toEqual([]);
  });

  test("each denial stands beside the same request allowed, or no table grants it to anybody", () => {
    const alone = shapes.filter(
      ({ expected, grantable }) => grantable && !ROLES.some((role) => expected[role] === "allowed"),
    );
    expect(alone.map(nameOf)).toEqual([]);
  });

  test("each kind of query has something to find in one collection at least", () => {
    const queries = shapes.filter(
      ({ request }) => "filters" in request && request.filters.every(({ value }) => value !== null),
    );
    const found = new Set(queries.filter(({ present }) => present).map(kindOf));
    expect(queries.map(kindOf).filter((kind) => !found.has(kind))).toEqual([]);
  });

  test("each read finds a document without the rules, except those that ask for an absent one", {
    timeout: 60_000,
  }, async () => {
    await environment.withSecurityRulesDisabled(async (context) => {
      const all = context.firestore() as unknown as Firestore;
      const reads = shapes.filter(({ request }) => ["get", "list", "group"].includes(request.operation));
      for (const shape of reads) {
        const found = (await send(all, shape.request)) > 0;
        expect(`${nameOf(shape)}: ${found}`).toBe(`${nameOf(shape)}: ${shape.present}`);
      }
    });
  });
});
