import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { writeOffsetMs } from "../../../scripts/stack/clockFile.ts";
import { startCron, tick } from "../../../scripts/stack/cron.ts";

const paths: string[] = [];
let status = 200;
const functions = createServer((request, response) => {
  paths.push(`${request.method} ${request.url}`);
  response.writeHead(status).end("said");
});
const folder = mkdtempSync(join(tmpdir(), "sw-cron-"));
let url = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => functions.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(functions.address() as AddressInfo).port}/demo/us-central1`;
});
afterAll(() => {
  functions.close();
  rmSync(folder, { recursive: true });
});

test("a clock that is moved has what is due run once, and what goes wrong is told", async () => {
  const clock = join(folder, "clock.json");
  const errors: string[] = [];
  const stop = startCron(url, clock, ({ message }) => errors.push(message));
  // A whole minute may pass meanwhile: what counts is what an hour adds.
  await setTimeout(1_100);
  const before = paths.length;
  writeOffsetMs(clock, 3_600_000);
  await vi.waitFor(() => expect(paths.length).toBeGreaterThan(before), { timeout: 5_000 });
  status = 500;
  writeOffsetMs(clock, 7_200_000);
  await vi.waitFor(() => expect(errors).toContain("The schedule answered 500: said"), { timeout: 5_000 });
  stop();
  expect(new Set(paths)).toEqual(new Set(["POST /demo/us-central1/tick-0"]));
  expect(paths.length - before).toBeLessThanOrEqual(3);
});

test("a tick that fails throws", async () => {
  status = 503;
  await expect(tick(url)).rejects.toThrow("503");
});
