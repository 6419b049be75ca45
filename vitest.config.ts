import { defineConfig } from "vitest/config";

/** What needs the emulators shares one set of them; `unit` runs without any. */
function project(name: string, needsEmulators: boolean, timeoutMs: number) {
  return {
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
      ...(needsEmulators ? { globalSetup: "test/support/globalSetup.ts" } : {}),
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      project("unit", false, 20_000),
      project("rules", true, 20_000),
      project("emulator", true, 60_000),
      project("faults", true, 60_000),
      project("long", true, 600_000),
    ],
  },
});
