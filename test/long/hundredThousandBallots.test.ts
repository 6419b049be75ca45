import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { drawUnit, streamOf } from "../../functions/src/galaxy/generation/stream.ts";
import { recountOf } from "../../functions/src/governance/polls/recount.ts";
import { ballots } from "../../functions/src/governance/polls/schema.ts";
import { after, MINUTE_MS } from "../../functions/src/platform/duration.ts";
import { db } from "../../functions/src/platform/store.ts";
import { readPublished } from "../../scripts/recount.ts";
import { ballotsOf, openPoll, pollOf } from "../emulator/governance/pollWorld.ts";

const BALLOTS = 100_000;
const OPTIONS = 20;
const A_COMMIT = 500;
/** Of a worker. In a container of this size Node gives half of it to the old generation, and a mebibyte to the young one. */
const MEMORY_MIB = 256;
const AS_IN_ITS_CONTAINER = ["--max-old-space-size=128", "--max-semi-space-size=1"];

const regionId = "hundred-thousand";
const options = Array.from({ length: OPTIONS }, (_, index) => `candidate-${index}`.padEnd(28, "x"));

/** Full rankings, hardly two of them alike: the most that memory can be asked for. */
async function cast(pollId: string): Promise<void> {
  const stream = streamOf("hundred thousand ballots", "rankings");
  const firstCastAt = new Date(Date.now() - 3 * 24 * 60 * MINUTE_MS);
  for (let first = 0; first < BALLOTS; first += A_COMMIT) {
    const batch = db().batch();
    for (let voter = first; voter < first + A_COMMIT; voter++) {
      const uid = `voter-${voter}`.padEnd(28, "x");
      const places = new Map(options.map((option) => [option, drawUnit(stream)]));
      const ranking = options.toSorted((a, b) => places.get(a)! - places.get(b)!);
      const choice = { kind: "ranking" as const, ranking };
      batch.set(ballots.ref({ regionId, pollId, uid }), { choice, power: 1, revision: 1, firstCastAt });
    }
    await batch.commit();
  }
}

test("a hundred thousand rankings are counted, published and erased in the memory of a worker", {
  timeout: 900_000,
}, async () => {
  const closesAt = after(new Date(), -MINUTE_MS);
  const pollId = await openPoll(regionId, {
    method: "rankedChoice",
    options,
    closesAt,
    entitledCount: BALLOTS,
  });
  await cast(pollId);

  const args = [...AS_IN_ITS_CONTAINER, "test/support/settleOne.mjs", regionId, pollId];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: join(import.meta.dirname, "../.."),
    env: { ...process.env, NODE_OPTIONS: "", BALLOT_KEY: "ballot-key-of-the-local-stack" },
  });
  const took = JSON.parse(stdout.trim().split("\n").at(-1)!) as { seconds: number; peakMiB: number };
  console.log(`${BALLOTS} rankings of ${OPTIONS}: ${took.seconds} s, ${took.peakMiB} MiB at most`);

  expect(took.peakMiB).toBeLessThan(MEMORY_MIB);
  expect(await pollOf(regionId)).toMatchObject({ phase: "erased", result: { voters: BALLOTS } });
  expect((await ballotsOf(regionId).count().get()).data().count).toBe(0);
  const { poll, ballots: published } = await readPublished(pollId);
  expect(published).toHaveLength(BALLOTS);
  expect(recountOf(poll, published)).toMatchObject({ agrees: true, secretKept: true });
});
