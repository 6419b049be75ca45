import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../../scripts/command.ts";
import { runConfig } from "../../../scripts/stack/config.ts";
import { standardPorts } from "../../../scripts/stack/ports.ts";

test("firebase-tools is given no file of rules that somebody edits: it would end at the change", () => {
  const directory = join(root, ".data", "runs", "here");
  const { firestore } = runConfig(directory, standardPorts(), true);
  expect(firestore.rules).toBe(join(directory, "firestore.rules"));
});
