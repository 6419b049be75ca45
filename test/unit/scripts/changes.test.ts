import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onChange } from "../../../scripts/stack/changes.ts";

let directory: string;
let stop = () => {};
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "sw-changes-"));
});
afterEach(() => {
  stop();
  rmSync(directory, { recursive: true });
});

const watchTypeScript = (act: () => Promise<void>) => {
  stop = onChange({ directory, recursive: true }, (file) => file.endsWith(".ts"), act);
};
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 20 });

test("several files saved at once are one change, and other files none", async () => {
  let calls = 0;
  watchTypeScript(async () => {
    calls += 1;
  });
  for (const name of ["a.ts", "b.ts", "c.ts"]) writeFileSync(join(directory, name), "");
  await until(() => expect(calls).toBe(1));
  writeFileSync(join(directory, "notes.md"), "");
  await sleep(400);
  expect(calls).toBe(1);
});

test("a file that replaces another, and one in a new folder, are changes", async () => {
  let calls = 0;
  watchTypeScript(async () => {
    calls += 1;
  });
  writeFileSync(join(directory, "a.ts~"), "");
  renameSync(join(directory, "a.ts~"), join(directory, "a.ts"));
  await until(() => expect(calls).toBe(1));
  mkdirSync(join(directory, "room"));
  await sleep(200);
  writeFileSync(join(directory, "room", "b.ts"), "");
  await until(() => expect(calls).toBe(2));
});

test("what changes meanwhile is for the next call, and a call that fails stops nothing", async () => {
  let running = 0;
  let calls = 0;
  watchTypeScript(async () => {
    calls += 1;
    running += 1;
    expect(running).toBe(1);
    await sleep(300);
    running -= 1;
    if (calls === 1) throw new Error("this one fails, on purpose");
  });
  writeFileSync(join(directory, "a.ts"), "1");
  await until(() => expect(calls).toBe(1));
  writeFileSync(join(directory, "a.ts"), "2");
  await until(() => expect(calls).toBe(2));
});
