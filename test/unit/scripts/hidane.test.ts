import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findFirestore } from "../../../scripts/setup/firestore.mjs";
import { hidaneDirectory, hidaneFromCargo } from "../../../scripts/setup/hidane.mjs";

const home = { HOME: "/home/ann" };
const before = { ...process.env };
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "sw-hidane-"));
});
afterEach(() => {
  process.env = { ...before };
  rmSync(directory, { recursive: true, force: true });
});

/** A program that says what it is told to say. */
function program(path: string, script: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

test.each([
  [home, "/home/ann/.cache/sectorwars-2102/hidane-0.6.0"],
  [{ ...home, XDG_CACHE_HOME: "/var/ann" }, "/var/ann/sectorwars-2102/hidane-0.6.0"],
  [{ ...home, XDG_CACHE_HOME: "" }, "/home/ann/.cache/sectorwars-2102/hidane-0.6.0"],
  [{ ...home, XDG_CACHE_HOME: "relative" }, "/home/ann/.cache/sectorwars-2102/hidane-0.6.0"],
])("the emulator is kept in the cache of the person: %o", (env, expected) => {
  expect(hidaneDirectory(env)).toBe(expected);
});

test("a second clone finds what the first has compiled, and no other version", () => {
  const env = { HOME: directory, XDG_CACHE_HOME: join(directory, "cache"), PATH: "" };
  const path = join(hidaneDirectory(env), "bin", "hidane");
  expect(findFirestore(env)).not.toMatchObject({ kind: "hidane" });
  program(path, "echo hidane 0.5.0");
  expect(findFirestore(env)).not.toMatchObject({ kind: "hidane" });
  program(path, "echo hidane 0.6.0");
  expect(findFirestore(env)).toEqual({ kind: "hidane", path });
});

test("what cargo has compiled is found, and what failed is not", async () => {
  const tools = join(directory, "tools");
  const cargo = (script: string) => program(join(tools, "cargo"), script);
  process.env.HOME = directory;
  process.env.XDG_CACHE_HOME = join(directory, "cache");
  process.env.PATH = [tools, "/usr/bin", "/bin"].join(delimiter);

  // cargo install hidane --version 0.6.0 --locked --root <prefix>
  cargo('mkdir -p "$7/bin"; touch "$7/bin/hidane"; echo "error: no network" >&2; exit 101');
  expect(await hidaneFromCargo(directory)).toBe("error: no network");
  expect(findFirestore(process.env)).not.toMatchObject({ kind: "hidane" });

  cargo(
    `mkdir -p "$7/bin"; printf '#!/bin/sh\\necho hidane 0.6.0\\n' > "$7/bin/hidane"; chmod +x "$7/bin/hidane"`,
  );
  expect(await hidaneFromCargo(directory)).toBe("");
  const path = join(hidaneDirectory(process.env), "bin", "hidane");
  expect(findFirestore(process.env)).toEqual({ kind: "hidane", path });
  expect(existsSync(join(directory, ".data", "tools", "target"))).toBe(false);
});
