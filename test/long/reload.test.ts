import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Scratch, scratchCopy } from "../support/scratchRoom/scratch.ts";

let scratch: Scratch;
let watched: ChildProcess;
let said = "";
let url = "";

beforeAll(async () => {
  // The functions emulator notices no change below a folder whose name begins with a dot.
  scratch = scratchCopy(tmpdir());
  // A run of vitest's own emulators must not be taken for these.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^VITEST|^NODE_ENV$|EMULATOR|^NODE_OPTIONS$|^CLOCK_OFFSET_FILE$/.test(name),
    ),
  );
  const script = join(scratch.folder, "test/support/scratchRoom/watched.ts");
  watched = spawn(process.execPath, [script], { cwd: scratch.folder, env });
  watched.stderr!.on("data", (text: Buffer) => {
    said += text;
  });
  watched.stdout!.on("data", (text: Buffer) => {
    url += text;
  });
  await vi.waitFor(() => expect(url, said).toContain("\n"), { timeout: 180_000, interval: 200 });
  url = url.trim();
});

afterAll(async () => {
  watched.kill("SIGTERM");
  if (watched.exitCode === null) await once(watched, "exit");
  scratch.remove();
});

const callable = (answer: string) => `import { z } from "zod";
import { access } from "../platform/access.ts";
import { query } from "../platform/callable.ts";

export const echo = query({
  summary: "Says something.",
  access: access.public,
  input: z.strictObject({}),
  output: z.strictObject({ said: z.string().max(20) }),
  handle: async () => ({ said: ${answer} }),
});
`;

async function answer(): Promise<unknown> {
  const response = await fetch(`${url}/players/echo`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"data":{}}',
  });
  const { result, error } = (await response.json()) as { result?: unknown; error?: { message: string } };
  return result ?? error?.message;
}

/** Waits for what the watcher says after a change. */
async function change(write: () => void, told: string): Promise<string> {
  said = "";
  write();
  await vi.waitFor(() => expect(said).toContain(told), { timeout: 120_000, interval: 20 });
  return said;
}

test("a new callable answers when the line says so", async () => {
  expect(await answer()).toBe("There is no callable players/echo.");
  const room = scratch.read("functions/src/players/room.ts");
  await change(() => {
    scratch.write("functions/src/players/echo.ts", callable('"first"'));
    scratch.write(
      "functions/src/players/room.ts",
      room.replace("callables: {", 'callables: {\n    echo: () => import("./echo.ts"),'),
    );
  }, "✓ functions reloaded");
  expect(await answer()).toEqual({ said: "first" });
  await change(
    () => scratch.write("functions/src/players/echo.ts", callable('"second"')),
    "✓ functions reloaded",
  );
  expect(await answer()).toEqual({ said: "second" });
});

test("errors of type are shown by their place, and the functions answer all the same", async () => {
  const told = await change(
    () =>
      scratch.write(
        "functions/src/players/echo.ts",
        `${callable('"third"')}export const wrong: number = "x";\n`,
      ),
    "✓ functions reloaded",
  );
  expect(told).toMatch(/functions\/src\/players\/echo\.ts\(12,14\): error TS2322/);
  expect(told).toContain("✗ types of the functions");
  expect(await answer()).toEqual({ said: "third" });
});

test("what cannot be loaded is said, and mended by the next change", async () => {
  const broken = `${callable('"fourth"')}throw new Error("at once");\n`;
  scratch.write("functions/src/players/echo.ts", broken);
  const index = scratch.read("functions/src/players/index.ts");
  const told = await change(
    () => scratch.write("functions/src/players/index.ts", `import "./echo.ts";\n${index}`),
    "✗ the functions could not be loaded",
  );
  expect(told).toContain("User code failed to load");
  await change(() => {
    scratch.write("functions/src/players/index.ts", index);
    scratch.write("functions/src/players/echo.ts", callable('"fifth"'));
  }, "✓ functions reloaded");
  expect(await answer()).toEqual({ said: "fifth" });
});
