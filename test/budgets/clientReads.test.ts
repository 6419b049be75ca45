import type { RulesTestEnvironment } from "@firebase/rules-unit-testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CLIENT_READS, type ClientRead } from "../../scripts/cost/table.ts";
import { clientsOf } from "../support/rulesMatrix/asking.ts";
import { type Emulator, emulator, matrixEnvironment } from "../support/rulesMatrix/emulator.ts";
import { measuredClientReads } from "./clientReads.ts";

const PROJECT = "demo-look-ups";

let running: Emulator;
let environment: RulesTestEnvironment;

beforeAll(async () => {
  running = await emulator();
  environment = await matrixEnvironment(running, PROJECT);
});

afterAll(async () => {
  await environment?.cleanup();
  running?.stop();
});

/** For the `lookUps` of the room's figures. */
function lineOf({ path, place, lookUps }: ClientRead): string {
  const readers = Object.entries(lookUps).map(([reader, count]) => `${reader}: ${count}`);
  return `${path}: { ${place}: { ${readers.sort().join(", ")} } },`;
}

test("the rules look up as many documents as the table says, for whatever a client may read", {
  timeout: 120_000,
}, async () => {
  const measured = await measuredClientReads(running, PROJECT, clientsOf(environment));
  expect(measured.map(lineOf).sort()).toEqual(CLIENT_READS.map(lineOf).sort());
});
