import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bundleFindings } from "../../../scripts/deploy/bundle.ts";
import { checkConfiguration } from "../../../scripts/deploy/configuration.ts";
import { checkIndexes } from "../../../scripts/deploy/indexes.ts";
import { checkManifest, type Endpoint, type Parameter } from "../../../scripts/deploy/manifest.ts";
import { targetOf } from "../../../scripts/deploy/project.ts";
import { runAll } from "../../../scripts/deploy/report.ts";
import type { IndexSpec } from "../../../scripts/generate/queryIndexes.ts";

const base = { platform: "gcfv2", region: ["us-central1"], timeoutSeconds: 540 };
const room: Endpoint = { ...base, httpsTrigger: { invoker: ["public"] } };
const queue: Endpoint = { ...base, taskQueueTrigger: { retryConfig: { maxAttempts: 5 } } };
const manifestOf = (endpoints: Record<string, Endpoint>) => ({
  specVersion: "v1alpha1",
  endpoints: Object.fromEntries(
    Object.entries(endpoints).map(([name, endpoint]) => [name, { entryPoint: name, ...endpoint }]),
  ),
  params: [] as Parameter[],
  requiredAPIs: [],
});

describe("the manifest", () => {
  test("of rooms, schedules and queues as they should be passes", () => {
    const sweep: Endpoint = { ...base, scheduleTrigger: { schedule: "* * * * *" } };
    expect(checkManifest(manifestOf({ galaxy: room, build: queue, sweep }))).toEqual({
      note: "1 rooms, 1 schedules, 1 queues",
      wrong: [],
    });
  });

  test.each<[string, Endpoint, string]>([
    ["a room that takes calls from nobody", { ...base, httpsTrigger: {} }, "takes calls from nobody"],
    [
      "a queue that takes tasks from everybody",
      { ...queue, taskQueueTrigger: { ...queue.taskQueueTrigger, invoker: ["public"] } },
      "rests on IAM",
    ],
    ["a queue that tries for ever", { ...queue, taskQueueTrigger: {} }, "no bound on its attempts"],
    ["a function elsewhere", { ...room, region: ["europe-west1"] }, "runs in europe-west1"],
    ["a function of the first generation", { ...room, platform: "gcfv1" }, "first generation"],
    [
      "a schedule without an end",
      { ...base, timeoutSeconds: null, scheduleTrigger: { schedule: "* * * * *" } },
      "no timeoutSeconds",
    ],
    ["a queue that takes an hour", { ...queue, timeoutSeconds: 3_600 }, "1800"],
  ])("%s does not", (_what, endpoint, sentence) => {
    expect(checkManifest(manifestOf({ found: endpoint })).wrong.join()).toContain(sentence);
  });
});

test("nothing runs under the account of a secret's reader that does not read it itself", () => {
  const reader: Endpoint = {
    ...room,
    serviceAccountEmail: "billing@",
    secretEnvironmentVariables: [{ key: "STRIPE_KEY" }],
  };
  const shared = { ...queue, serviceAccountEmail: "billing@" };
  const [wrong] = checkManifest(manifestOf({ billing: reader, spreadName: shared })).wrong;
  expect(wrong).toContain("spreadName runs under the account of billing, and can read STRIPE_KEY");
  expect(checkManifest(manifestOf({ billing: reader, spreadName: queue })).wrong).toEqual([]);
});

describe("the configuration", () => {
  const parameters: Parameter[] = [
    { name: "SEED", type: "string", default: "x" },
    { name: "SLICES", type: "int" },
    { name: "CHECK", type: "boolean", default: false },
    { name: "ACCOUNT", type: "string", default: "" },
    { name: "KEY", type: "secret" },
  ];
  const wrongIn = (content: string, mustHoldAll = false) =>
    checkConfiguration(parameters, [{ name: ".env.x", content, mustHoldAll }], []).wrong;

  test("leaves what has a default, and sets the rest in its type", () => {
    expect(wrongIn("SLICES=4\nCHECK=true\n")).toEqual([]);
    expect(wrongIn("SEED=a\nSLICES=4\nCHECK=true\nACCOUNT=\n", true)).toEqual([]);
  });

  test.each([
    ["SEED=a", "SLICES is missing"],
    ["SLICES=4\nSEED=", 'SEED must be a text that is not empty, was ""'],
    ["SLICES=four", 'SLICES must be a whole number, was "four"'],
    ["SLICES=4\nCHECK=yes", 'CHECK must be true or false, was "yes"'],
    ["SLICES=4\nSLICE=4", "SLICE is no setting"],
    ["SLICES=4\nKEY=abc", "KEY is a secret"],
    ["SLICES=4\nFIREBASE_X=1", "FIREBASE_X"],
  ])("does not pass as %j", (content, sentence) => {
    expect(wrongIn(content).join()).toContain(sentence);
  });

  test("of an example documents every setting", () => {
    expect(wrongIn("SLICES=4\nCHECK=true\nACCOUNT=", true)).toEqual([".env.x: SEED is missing."]);
  });

  test("of a project that is named is there", () => {
    const example = {
      name: ".env.example",
      content: "SEED=a\nSLICES=4\nCHECK=true\nACCOUNT=",
      mustHoldAll: true,
    };
    expect(checkConfiguration(parameters, [example], ["staging"]).wrong.join()).toContain(
      "no functions/.env.staging",
    );
  });
});

describe("the bundle", () => {
  const manifest = {
    engines: { node: "24" },
    dependencies: { "@google-cloud/tasks": "7.1.0" },
    devDependencies: { zod: "4.6.7", "@types/d3-delaunay": "^6.0.4" },
  };

  test("uses what its own package.json names, at one version each, on the runtime it asks for", () => {
    expect(bundleFindings(manifest, "nodejs24", ["zod"])).toEqual([]);
  });

  test("is refused when the workspace alone has a package, a version floats or the runtime differs", () => {
    const floating = {
      ...manifest,
      dependencies: { "@google-cloud/tasks": "7" },
      devDependencies: { zod: "^4.6.7" },
    };
    expect(bundleFindings(floating, "nodejs22", ["zod", "express"])).toEqual([
      "firebase.json deploys to nodejs22, functions/package.json asks for Node 24.",
      "@google-cloud/tasks is not pinned to one version: 7.",
      "zod is not pinned to one version: ^4.6.7.",
      "express is imported and is not named in functions/package.json.",
    ]);
  });
});

describe("the indexes", () => {
  const file = JSON.parse(
    readFileSync(new URL("../../../firestore.indexes.json", import.meta.url), "utf8"),
  ) as IndexSpec;

  test("of this repository pass", () => expect(checkIndexes(file).wrong).toEqual([]));

  test.each<[string, IndexSpec, string]>([
    [
      "an expiry that is indexed",
      {
        indexes: [],
        fieldOverrides: [
          {
            collectionGroup: "requests",
            fieldPath: "expiresAt",
            ttl: true,
            indexes: [{ order: "ASCENDING", queryScope: "COLLECTION" }],
          },
        ],
      },
      "give it no index",
    ],
    [
      "what the deploy tool refuses",
      { indexes: [{ ...file.indexes[0]!, queryScope: "EVERYWHERE" }], fieldOverrides: [] },
      "EVERYWHERE",
    ],
  ])("with %s do not", (_what, given, sentence) => {
    expect(checkIndexes(given).wrong.join()).toContain(sentence);
  });
});

describe("the project", () => {
  const firebaserc = JSON.stringify({ projects: { default: "demo-x", staging: "x-staging" } });

  test.each([
    [[], { projectId: "demo-x", alias: "default", isNamed: false }],
    [["--project", "staging"], { projectId: "x-staging", alias: "staging", isNamed: true }],
    [["-P", "staging"], { projectId: "x-staging", alias: "staging", isNamed: true }],
    [["--only", "functions", "--project=mine"], { projectId: "mine", alias: undefined, isNamed: true }],
  ])("named by %j is %j", (args, target) => expect(targetOf(args, firebaserc)).toEqual(target));
});

test("a check that breaks has failed, holds up no other, and is told with what is wrong", async () => {
  const told: string[] = [];
  const failed = await runAll(
    [
      { name: "rules", run: () => Promise.reject(new Error("no emulator")) },
      { name: "indexes", run: () => ({ note: "7 composite", wrong: [] }) },
    ],
    (text) => told.push(text),
  );
  expect(failed).toEqual(["rules"]);
  expect(told[0]).toMatch(/^✗ rules .*could not be checked\n✗ rules: no emulator$/);
  expect(told[1]).toMatch(/^✓ indexes .*7 composite$/);
});
