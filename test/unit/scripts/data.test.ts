import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { importDirectory, readNote } from "../../../scripts/stack/data.ts";

let kept: string;
beforeEach(() => {
  kept = mkdtempSync(join(tmpdir(), "sw-data-"));
});
afterEach(() => rmSync(kept, { recursive: true }));

function exported(folder: string, note?: object): void {
  mkdirSync(join(kept, folder));
  writeFileSync(join(kept, folder, "firebase-export-metadata.json"), "{}");
  if (note) writeFileSync(join(kept, folder, "demo.json"), JSON.stringify(note));
}

test("an export that is not whole never takes the place of what was kept", () => {
  exported("data", { of: "before" });
  exported("data.next");
  expect(readNote(kept)).toEqual({ of: "before" });
  rmSync(join(kept, "data"), { recursive: true });
  expect(importDirectory(kept)).toBeNull();
});

test("an exchange that was cut between removing and moving is finished by the next start", () => {
  exported("data.next", { of: "now" });
  expect(importDirectory(kept)).toBe(join(kept, "data"));
  expect(readNote(kept)).toEqual({ of: "now" });
});
