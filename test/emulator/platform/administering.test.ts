import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { platformAudit } from "../../../functions/src/platform/audit.ts";
import { transact } from "../../../functions/src/platform/store.ts";
import { backfill } from "../../../functions/src/platform/work/backfill.ts";
import { jobs, stageJob } from "../../../functions/src/platform/work/jobs.ts";
import { outbox, stageOutbox } from "../../../functions/src/platform/work/outbox.ts";
import { setAside } from "../../support/storyline/setting.ts";
import { tokenOf } from "../../support/token.ts";
import { post } from "../../support/wire.ts";
import { type Actor, administrator, player } from "../regions/world.ts";

let root: Actor;

beforeAll(async () => {
  root = await administrator();
});

/** The only task of a job that does nothing, set aside. Returns the row's id, and the job's. */
async function taskSetAside() {
  const jobId = `administering-${randomUUID()}`;
  await transact(async (tx) => {
    const job = { jobId, parameters: { collection: "administrators" }, watcherUids: [] };
    stageOutbox(tx, stageJob(tx, backfill, job, new Date()), new Date());
  });
  return { jobId, outboxId: await setAside({ now: () => new Date() }, jobId) };
}

test("an administrator sees what was set aside, retries it, and drops it for a reason that the log keeps", async () => {
  const { outboxId, jobId } = await taskSetAside();
  const health = await root.call<{ outbox: { setAside: number } }>("platform/readHealth", {});
  expect(health).toMatchObject({ jobs: { running: expect.any(Number) }, outbox: { setAside: 1 } });
  await root.call("platform/retryTask", { outboxId });
  expect((await outbox.ref({ outboxId }).get()).data()).toMatchObject({ failures: 0, setAsideAt: null });
  const again = await root.send("platform/dropTask", { outboxId, reason: "It is on its way again." });
  expect(again.error?.details?.reason).toBe("NOT_SET_ASIDE");

  await setAside({ now: () => new Date() }, jobId);
  const reason = "Nobody needs it any more.";
  await root.call("platform/dropTask", { outboxId, reason });
  expect((await jobs.ref({ jobId }).get()).data()).toMatchObject({
    status: "failed",
    findings: [`dropped by an operator: ${reason}`],
  });
  const { docs } = await platformAudit.collection({}).where("actorUid", "==", root.uid).get();
  const said = docs.map((entry) => entry.data()).map(({ action, reason }) => [action, reason]);
  expect(said.sort()).toEqual([
    ["dropTask", reason],
    ["retryTask", null],
  ]);
});

test("nobody else reads the health or decides on what was set aside", async () => {
  const somebody = await player();
  const { outboxId } = await taskSetAside();
  for (const [path, data] of [
    ["platform/readHealth", {}],
    ["platform/retryTask", { outboxId }],
    ["platform/dropTask", { outboxId, reason: "I would rather not." }],
  ] as const)
    expect((await somebody.send(path, data)).error?.details?.reason, path).toBe("PERMISSION_DENIED");
  expect([await root.mayRead(`outbox/${outboxId}`), await somebody.mayRead(`outbox/${outboxId}`)]).toEqual([
    true,
    false,
  ]);
});

test("a page's fault is taken from anybody, five times a minute, and nothing that has another form", async () => {
  const fault = { page: "/vote/:regionId/:pollId", release: "index-a1", reason: "TypeError", stack: [] };
  const token = tokenOf(`faulty-${randomUUID()}`);
  const send = (data: object) =>
    post("platform/reportFault", JSON.stringify({ data: { ...fault, ...data } }), { token });
  expect((await send({ stack: ["render VotePage-x.js:1:200"] })).result).toEqual({});
  expect((await send({ page: "/vote/aurora/poll?choice=for" })).error?.details?.reason).toBe("INVALID_INPUT");
  expect((await send({ stack: ["at https://x.example/?token=abc"] })).error?.details?.reason).toBe(
    "INVALID_INPUT",
  );
  await send({});
  await send({});
  expect((await send({})).error?.details?.reason).toBe("RATE_LIMITED");
});

test("an old session ends no region and no account, and a new one does not have to ask again", async () => {
  const { uid } = await player();
  const token = tokenOf(uid, { auth_time: Math.floor(Date.now() / 1_000) - 16 * 60 });
  const { error } = await post(
    "players/deleteAccount",
    JSON.stringify({ data: { requestId: randomUUID() } }),
    { token },
  );
  expect(error?.details).toMatchObject({ reason: "SIGN_IN_AGAIN", metadata: { freshMinutes: 15 } });
});
