import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { line } from "../../../functions/src/platform/fields.ts";
import { transact } from "../../../functions/src/platform/store.ts";
import {
  type Job,
  type JobKind,
  jobSteps,
  jobs,
  stageJob,
} from "../../../functions/src/platform/work/jobs.ts";
import { jobTask } from "../../../functions/src/platform/work/jobTask.ts";
import { stageOutbox } from "../../../functions/src/platform/work/outbox.ts";
import { notices } from "../../../functions/src/players/schema.ts";

const PAGES = 4;
const STEPS = Array.from({ length: PAGES }, (_, page) => page);

type Parameters = { readonly uid: string };
type Cursor = { readonly page: number };
type Paging = JobKind<Parameters, Cursor>;

/** Work of four pages. Each creates a document that must not be there: a step whose work is done twice fails. */
const paging: Paging = {
  kind: "paging",
  // Not deployed: what an attempt enqueues stays in the outbox, and the test delivers it.
  queue: "nowhereWorker",
  parameters: z.strictObject({ uid: line(64) }),
  cursor: z.strictObject({ page: z.int() }),
  stepCount: () => null,
  async prepare({ uid }, { cursor }) {
    const page = cursor?.page ?? 0;
    const at = new Date();
    const notice = { kind: "PAGE", sentence: "A page", regionId: null, at, readAt: null, expiresAt: null };
    return {
      stage: (tx) => tx.create(notices.ref({ uid, noticeId: `page-${page}` }), notice),
      next: page + 1 < PAGES ? { page: page + 1 } : null,
    };
  },
  check: async ({ uid }) => ((await pagesOf(uid)).length === PAGES ? [] : ["a page is missing"]),
  complete: async () => [],
  fail: async () => {},
};

const pagesOf = async (uid: string) =>
  (await notices.collection({ uid }).get()).docs.map(({ id }) => id).toSorted();
const jobOf = async (jobId: string): Promise<Job> => (await jobs.ref({ jobId }).get()).data()!;

async function staged(kind: Paging = paging): Promise<string> {
  const jobId = `paging-${randomUUID()}`;
  await transact(async (tx) => {
    const at = new Date();
    const rows = stageJob(tx, kind, { jobId, parameters: { uid: jobId }, watcherUids: [] }, at);
    stageOutbox(tx, rows, at);
  });
  return jobId;
}

const run = (jobId: string, kind: Paging = paging, attempt = 1) =>
  jobTask(kind).run({ jobId, attempt, slice: 0 });

/** The kind, whose worker dies when it comes to this page, or to the check behind the last one. */
const dyingAt = (step: number): Paging => ({
  ...paging,
  prepare: (parameters, at) => {
    if ((at.cursor?.page ?? 0) === step) throw new Error("died");
    return paging.prepare(parameters, at);
  },
  check: (parameters) => {
    if (step === PAGES) throw new Error("died");
    return paging.check(parameters);
  },
});

async function expectDone(jobId: string): Promise<void> {
  expect(await pagesOf(jobId)).toEqual(STEPS.map((page) => `page-${page}`));
  expect(await jobOf(jobId)).toMatchObject({ status: "completed", stepsDone: PAGES, attempt: 1 });
}

describe("a job that pages", () => {
  test.each([...STEPS, PAGES])("goes on where it died, before step %i", async (step) => {
    const jobId = await staged();
    await expect(run(jobId, dyingAt(step))).rejects.toThrow("died");
    expect(await pagesOf(jobId)).toHaveLength(step);
    expect((await jobOf(jobId)).status).toBe("running");
    await run(jobId);
    await expectDone(jobId);
  });

  test.each([...STEPS, PAGES])("does a step once, though two runs meet at step %i", async (step) => {
    const jobId = await staged();
    await run(jobId, dyingAt(step)).catch(() => undefined);
    await Promise.all([run(jobId), run(jobId), run(jobId)]);
    await run(jobId);
    await expectDone(jobId);
  });

  test("is not touched by a task that comes when it has ended", async () => {
    const jobId = await staged();
    await run(jobId);
    const ended = await jobOf(jobId);
    await run(jobId);
    expect(await jobOf(jobId)).toEqual(ended);
  });

  test("begins anew when it is found wanting, and a task of the earlier attempt does nothing any more", async () => {
    const jobId = await staged();
    const again: Paging = {
      ...paging,
      prepare: async (parameters, at) => ({ ...(await paging.prepare(parameters, at)), stage: () => {} }),
    };
    await run(jobId, again);
    expect(await jobOf(jobId)).toMatchObject({
      status: "running",
      attempt: 2,
      findings: ["a page is missing"],
    });
    await run(jobId);
    expect(await pagesOf(jobId)).toEqual([]);
    await run(jobId, paging, 2);
    expect(await jobOf(jobId)).toMatchObject({ status: "completed", attempt: 2 });
  });

  test("fails after three attempts that were found wanting", async () => {
    const jobId = await staged();
    const empty: Paging = { ...paging, prepare: async () => ({ stage: () => {}, next: null }) };
    for (const attempt of [1, 2, 3]) await run(jobId, empty, attempt);
    expect(await jobOf(jobId)).toMatchObject({
      status: "failed",
      attempt: 3,
      findings: ["a page is missing"],
    });
  });

  test("that cannot be given up stays, for the outbox to set its task aside", async () => {
    const jobId = await staged();
    const stubborn: Paging = { ...paging, fail: () => Promise.reject(new Error("no end")) };
    const body = { jobId, attempt: 1, slice: 0 };
    await expect(jobTask(stubborn).giveUp!(body, new Error("again and again"))).rejects.toThrow("no end");
    expect((await jobOf(jobId)).status).toBe("running");
    await jobTask(paging).giveUp!(body, new Error("again and again"));
    expect(await jobOf(jobId)).toMatchObject({
      status: "failed",
      findings: ["slice 0: Error: again and again"],
    });
  });
});

test("a slice that cannot show how far the job has come, since others hold the job, has done its work all the same", async () => {
  const sliced: Paging = { ...paging, stepCount: () => 2 };
  const jobId = await staged(sliced);
  const ref = jobs.ref({ jobId });
  await ref.update({ progressedAt: new Date(0) });
  await transact(async (tx) => {
    await tx.get(ref);
    await run(jobId, sliced);
  });
  expect((await jobSteps.ref({ jobId, step: 0 }).get()).data()).toMatchObject({ isDone: true });
  expect(await jobOf(jobId)).toMatchObject({ status: "running", stepsDone: 0 });
});
