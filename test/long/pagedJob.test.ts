import { expect, test } from "vitest";
import { z } from "zod";
import { db, transact } from "../../functions/src/platform/store.ts";
import { type JobKind, jobs, stageJob } from "../../functions/src/platform/work/jobs.ts";
import { jobTask } from "../../functions/src/platform/work/jobTask.ts";
import { playerNames } from "../../functions/src/players/schema.ts";
import { emptyDatabase } from "../support/emptyDatabase.ts";

const PAGES = 3_000;
const KILLS = 30;

test("a job of 3,000 pages that is killed 30 times comes to its end, each page once", async () => {
  await emptyDatabase();
  const killedAt = new Set(Array.from({ length: KILLS }, (_, kill) => 50 + kill * 97));
  let killed = 0;
  const kind: JobKind<Record<string, never>, number> = {
    kind: "countPages",
    queue: "platformWorker",
    parameters: z.strictObject({}),
    cursor: z.int(),
    stepCount: () => null,
    async prepare(_, { cursor }) {
      const page = cursor ?? 0;
      return {
        stage(tx) {
          const name = { uid: null, name: null, reservedAt: new Date(), heldUntil: null };
          // A page that is written twice fails.
          tx.create(playerNames.ref({ nameKey: `page-${page}` }), name);
          if (!killedAt.delete(page)) return;
          killed += 1;
          throw new Error("killed");
        },
        next: page + 1 === PAGES ? null : page + 1,
      };
    },
    check: async () => {
      const { count } = (await playerNames.collection({}).count().get()).data();
      return count === PAGES ? [] : [`${count} pages`];
    },
    complete: async () => [],
    fail: async () => {},
  };
  const jobId = "killed";
  await transact(async (tx) => stageJob(tx, kind, { jobId, parameters: {}, watcherUids: [] }, new Date()));
  const body = { jobId, attempt: 1, slice: 0 };
  for (let run = 0; run < 200; run += 1) {
    const outcome = await jobTask(kind)
      .run(body)
      .catch((error: Error) => error.message);
    if (outcome === undefined) break;
    expect(["more", "killed"]).toContain(outcome);
  }
  expect(killed).toBe(KILLS);
  expect((await jobs.ref({ jobId }).get()).data()).toMatchObject({ status: "completed", stepsDone: PAGES });
  expect((await db().collection("playerNames").count().get()).data().count).toBe(PAGES);
});
