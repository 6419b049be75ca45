import type { RulesTestEnvironment } from "@firebase/rules-unit-testing";
import {
  and,
  collection,
  type Firestore,
  getDocsFromServer,
  limit,
  or,
  type QueryCompositeFilterConstraint,
  query,
  where,
} from "firebase/firestore";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusalIn } from "../support/rulesMatrix/asking.ts";
import { type Emulator, emulator, matrixEnvironment } from "../support/rulesMatrix/emulator.ts";

let running: Emulator;
let environment: RulesTestEnvironment;

beforeAll(async () => {
  running = await emulator();
  environment = await matrixEnvironment(running, "demo-rules-odd");
});
afterAll(async () => {
  await environment?.cleanup();
  running?.stop();
});

const isOpen = where("open", "==", true);
const nobodysJobs = where("watcherUids", "==", null);

// Nobody asks so who is well; a rule that fails is a rule that nobody has thought through.
test.each([
  ["jobs", "without watchers", nobodysJobs],
  ["jobs", "with an empty list", where("watcherUids", "==", [])],
  ["jobs", "without watchers, or another's", or(nobodysJobs, where("watcherUids", "array-contains", "x"))],
  ["ledgerBalances", "of no region", where("regionId", "==", null)],
  [
    "ledgerBalances",
    "of no region, or of a stranger's",
    or(where("regionId", "==", null), where("holderUid", "==", "x")),
  ],
  ["ledgerBalances", "of every region but one", where("regionId", "!=", "lyra")],
  ["ledgerBalances", "of a region that is no name", where("regionId", "==", ["lyra"])],
  ["platformAudit", "about nobody", where("subjectUid", "==", null)],
  [
    "regions/lyra/audit",
    "about nobody, or not public",
    or(where("subjectUid", "==", null), where("visibility", "==", null)),
  ],
  [
    "regions/lyra/members",
    "who are nobody, or not banned",
    or(where("uid", "==", null), where("ban", "==", null)),
  ],
  ["regions/lyra/presence", "in no sector", and(isOpen, where("sectorNumber", "==", null))],
  ["regions/lyra/presence", "in every sector but one", and(isOpen, where("sectorNumber", "!=", 31))],
  [
    "regions/lyra/presence",
    "in one's own sector and another",
    and(isOpen, where("sectorNumber", "in", [30, 31])),
  ],
  [
    "regions/lyra/presence",
    "in one's own sector, or open anywhere",
    or(and(isOpen, where("sectorNumber", "==", 30)), isOpen),
  ],
  ["regions/lyra/presence", "in a sector that is text", and(isOpen, where("sectorNumber", "==", "30"))],
] as const)("%s %s: the rules say no, and none of them fails", async (path, _, filter) => {
  for (const uid of ["stranger", "leaver"]) {
    const client = environment.authenticatedContext(uid).firestore() as unknown as Firestore;
    const asked = getDocsFromServer(
      query(collection(client, path), filter as QueryCompositeFilterConstraint, limit(20)),
    );
    const answer = await asked.then(
      () => "allowed",
      (error) => refusalIn(error, { operation: "list" }),
    );
    expect(answer, uid).toMatch(/^(false|undecided)$/);
  }
});
