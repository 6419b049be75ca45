import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { loadRules } from "../../scripts/stack/rules.ts";
import { watchRules } from "../../scripts/stack/watchRules.ts";
import { emulator } from "../support/rulesMatrix/emulator.ts";

const PROJECT = "demo-reload";
const rules = (condition: string) => `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /things/{thing} { allow get: if ${condition}; }
  }
}
`;

test("the rules of a running stack follow their file, and refused ones leave those from before in force", async () => {
  const { host, port, stop } = await emulator();
  const directory = mkdtempSync(join(tmpdir(), "sw-rules-"));
  const path = join(directory, "firestore.rules");
  writeFileSync(path, rules("false"));
  expect(await loadRules(port, PROJECT, path)).toEqual([]);
  const said: string[] = [];
  const write = vi.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  const unwatch = watchRules(port, PROJECT, path);
  onTestFinished(() => {
    unwatch();
    write.mockRestore();
    rmSync(directory, { recursive: true });
    stop();
  });
  const told = (text: string) => vi.waitFor(() => expect(said.join("")).toContain(text), { timeout: 10_000 });
  const documents = `http://${host}:${port}/v1/projects/${PROJECT}/databases/(default)/documents`;
  const read = async () => (await fetch(`${documents}/things/a`)).status;
  expect(await read()).toBe(403);

  writeFileSync(path, rules("true"));
  await told("firestore.rules reloaded");
  expect(await read()).toBe(404);

  writeFileSync(path, rules("false &&"));
  await told("was refused: the rules from before stay in force");
  expect(said.join("")).toMatch(/^firestore\.rules:4:\d+ /m);
  expect(await read()).toBe(404);

  said.length = 0;
  writeFileSync(path, rules("false"));
  await told("firestore.rules reloaded");
  expect(await read()).toBe(403);
});
