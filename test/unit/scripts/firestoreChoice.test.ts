import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureHidane, findFirestore, noFirestore } from "../../../scripts/setup/firestore.mjs";
import { hidaneDirectory } from "../../../scripts/setup/hidane.mjs";

const before = { ...process.env };
let directory: string;

/** A machine with these programs, each of which writes down that it was asked; cargo's prefix is its seventh word. */
function machine(programs: Readonly<Record<string, string>>): void {
  for (const [name, script] of Object.entries(programs)) {
    const path = join(directory, "tools", name);
    writeFileSync(path, `#!/bin/sh\necho ${name} >> "${directory}/asked"\n${script}\n`);
    chmodSync(path, 0o755);
  }
}

const asked = () => readFileSync(join(directory, "asked"), "utf8").trim().split("\n");

const HIDANE = "echo hidane 0.6.0";
const COMPILES = `mkdir -p "$7/bin"; printf '#!/bin/sh\\n${HIDANE}\\n' > "$7/bin/hidane"; chmod +x "$7/bin/hidane"`;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "sw-choice-"));
  mkdirSync(join(directory, "tools"));
  appendFileSync(join(directory, "asked"), "");
  process.env = {
    HOME: directory,
    XDG_CACHE_HOME: join(directory, "cache"),
    PATH: [join(directory, "tools"), "/usr/bin", "/bin"].join(delimiter),
    JAVA_HOME: join(directory, "java"),
  };
  mkdirSync(join(directory, "java", "bin"), { recursive: true });
  const java = join(directory, "java", "bin", "java");
  writeFileSync(java, "#!/bin/sh\necho openjdk 21.0.4 2024-07-16\n");
  chmodSync(java, 0o755);
});
afterEach(() => {
  process.env = { ...before };
  rmSync(directory, { recursive: true, force: true });
});

test("the hidane that is here is taken before anything is asked for", async () => {
  machine({ hidane: HIDANE, npm: "exit 1", cargo: "exit 1" });
  await ensureHidane(directory);
  expect(asked()).not.toContain("npm");
  expect(findFirestore(process.env)?.kind).toBe("hidane");
});

test("npm is asked first, and cargo where it does not carry it", async () => {
  machine({ npm: "exit 1", cargo: COMPILES });
  await ensureHidane(directory);
  expect(asked()).toEqual(["npm", "cargo"]);
  expect(findFirestore(process.env)).toEqual({
    kind: "hidane",
    path: join(hidaneDirectory(process.env), "bin", "hidane"),
  });
});

test("Google's is taken where neither has it", async () => {
  machine({ npm: "exit 1", cargo: "exit 1" });
  await ensureHidane(directory);
  expect(asked()).toEqual(["npm", "cargo"]);
  expect(findFirestore(process.env)?.kind).toBe("official");
});

test("Google's is taken when it is told to, whatever is here", async () => {
  machine({ hidane: HIDANE, npm: "exit 1", cargo: COMPILES });
  process.env.FIRESTORE_EMULATOR = "official";
  await ensureHidane(directory);
  expect(asked()).toEqual([""]);
  expect(findFirestore(process.env)?.kind).toBe("official");
});

test("says in one sentence what to install", () => {
  const sentences = [
    noFirestore({ forced: false, cargo: false }, ""),
    noFirestore({ forced: true, cargo: false }, ""),
    noFirestore({ forced: false, cargo: true }, "error: no network"),
  ];
  for (const sentence of sentences) {
    expect(sentence).toMatch(/Java 21/);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence).not.toMatch(/\. [A-Z]/);
  }
});
