import { readFileSync, statSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { DAY_MS, MINUTE_MS } from "../../functions/src/platform/duration.ts";
import { MAX_FAILURES, nextTry } from "../../functions/src/platform/work/backOff.ts";
import { outbox } from "../../functions/src/platform/work/outbox.ts";
import { erasures } from "../../functions/src/players/schema.ts";
import { listAside, retryAside } from "../../scripts/operate/aside.ts";
import { emulators, setClockOffset } from "../support/emulators.ts";
import { deliver } from "../support/work.ts";
import { BROKEN, numbers, promised, writeAll } from "./brokenThings.ts";

const EACH = 300;
const SOUND = 50;
const ALL = EACH * BROKEN.length;
const PATIENCE_MS = 240_000;

afterEach(() => setClockOffset(0));

const countOf = async (query: FirebaseFirestore.Query) => (await query.count().get()).data().count;
const rows = outbox.collection({});

/** Waits for it: tasks end when they end. */
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const patience = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > patience) throw new Error(`${what}: waited in vain`);
    await setTimeout(500);
  }
}

/** The kinds of which something was set aside, by the line that the alert counts. */
function setAsideSaid(from: number): Map<string, number> {
  const said = readFileSync(emulators.logFile).subarray(from).toString().split("\n");
  const lines = said.filter((line) => line.includes('"message":"set aside"'));
  const tasks = lines.map((line) => (JSON.parse(line.slice(line.indexOf("{"))) as { task: string }).task);
  return new Map([...new Set(tasks)].map((task) => [task, tasks.filter((one) => one === task).length]));
}

test("1,500 broken things of five kinds hold up nothing, are set aside within a day, and are finished once mended", {
  timeout: 900_000,
}, async () => {
  const from = statSync(emulators.logFile).size;
  for (const broken of BROKEN) await broken.plant(EACH);
  // Behind all of them, as the sweep sees it.
  const sound = numbers(SOUND).map((index) => `sound-${index}`);
  const expiresAt = new Date(Date.now() + 90 * DAY_MS);
  const record = { requestedAt: new Date(), erasedAt: null, expiresAt };
  await writeAll(
    sound.flatMap((uid) => [
      [erasures.ref({ uid }), record] as const,
      promised(`zz-${uid}`, "playersWorker", "erasePlayer", { uid }),
    ]),
  );
  const soundLeft = async () =>
    (await rows.where("correlationId", "==", "broken-things").get()).docs.filter(({ id }) =>
      id.startsWith("zz-"),
    ).length;

  await deliver("settlePolls", {});
  let passedMs = 0;
  for (let failures = 1; failures <= MAX_FAILURES; failures++) {
    await deliver("sweep", {});
    await until(
      `failure ${failures}`,
      async () => (await countOf(rows.where("failures", ">=", failures))) >= ALL,
    );
    if (failures === 2) expect(await soundLeft()).toBe(0);
    if (failures === MAX_FAILURES) break;
    passedMs += nextTry(failures, new Date(0))!.getTime() + MINUTE_MS;
    setClockOffset(passedMs);
  }

  expect(passedMs).toBeLessThan(DAY_MS);
  expect(await countOf(rows.where("setAsideAt", ">", new Date(0)))).toBe(ALL);
  const tasks = [...new Set(BROKEN.map(({ task }) => task))];
  await until("the log", async () => setAsideSaid(from).size === tasks.length);
  expect(Object.fromEntries(setAsideSaid(from))).toEqual(
    Object.fromEntries(tasks.map((task) => [task, EACH * BROKEN.filter((one) => one.task === task).length])),
  );
  expect((await listAside()).length).toBeGreaterThan(0);
  // Set aside, nothing tries them again.
  setClockOffset(passedMs + DAY_MS);
  await deliver("sweep", {});
  expect(await countOf(rows.where("setAsideAt", ">", new Date(0)))).toBe(ALL);

  for (const broken of BROKEN) await broken.mend(EACH);
  for (const task of tasks) await retryAside(task);
  await deliver("sweep", {});
  await until("the retries", async () => (await countOf(rows)) === 0);
});
