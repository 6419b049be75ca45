import { expect, vi } from "vitest";
import { log } from "../../functions/src/platform/log.ts";
import type { RegisteredCallable } from "../../scripts/generate/registry.ts";
import { cpuMsSince } from "./cpu.ts";
import { type Oversized, WORD } from "./oversized.ts";
import { reasonOf, refusalOf } from "./refusals/served.ts";

/** What a refusal may cost the one thread of an instance, and how much it may say. */
const MOST_CPU_MS = 20;
const MOST_BYTES = 2_048;
/** The machine has others to run, and a collection of garbage is no cost of a body. */
const TRIES = 5;

/** Returns the refusal and its cost. */
async function served(callable: RegisteredCallable, body: Buffer) {
  const before = process.threadCpuUsage();
  const refusal = await refusalOf(callable, body);
  return { refusal, cpuMs: cpuMsSince(before) };
}

/** @throws what a body was not refused for, or what its refusal cost or said too much. */
export async function expectCheapRefusal(
  callable: RegisteredCallable,
  oversized: Oversized,
): Promise<number> {
  const body = oversized.body();
  let { refusal, cpuMs } = await served(callable, body);
  for (let attempt = 1; attempt < TRIES && cpuMs > MOST_CPU_MS; attempt++) {
    const again = await served(callable, body);
    cpuMs = Math.min(cpuMs, again.cpuMs);
  }
  const { message, details } = refusal ?? { message: "it was not refused" };
  expect(reasonOf(refusal), `${oversized.name}: ${message}`).toBe("INVALID_INPUT");
  expect(Buffer.byteLength(JSON.stringify({ message, details })), oversized.name).toBeLessThan(MOST_BYTES);
  expect(cpuMs, `${oversized.name}: ms of CPU`).toBeLessThan(MOST_CPU_MS);
  return cpuMs;
}

/** All that the code logs from now on, line by line, instead of in the console. */
export function recordedLog(): string[] {
  const lines: string[] = [];
  for (const severity of ["info", "warn", "error"] as const)
    vi.spyOn(log, severity).mockImplementation((message, fields) => {
      lines.push(JSON.stringify({ severity, message, ...fields }));
    });
  return lines;
}

/** @throws when a line that was written repeats what was sent, or says that we have failed. */
export function expectNothingSaid(lines: readonly string[]): void {
  const said = lines.join("\n");
  expect(said).not.toContain(WORD);
  expect(said).not.toContain('"error"');
}

/** @throws when nothing was recorded of all refusals: a body that is too large is refused before anything is logged. */
export function expectRefusalsLogged(lines: readonly string[]): void {
  expect(lines.join("\n")).toContain('"call refused"');
}
