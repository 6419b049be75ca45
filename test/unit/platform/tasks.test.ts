import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as deployed from "../../../functions/src/index.ts";
import { type Job, rowsOf } from "../../../functions/src/platform/work/jobs.ts";
import { enqueueTask } from "../../../functions/src/platform/work/tasks.ts";
import { endpointNames, roomsWithCallables } from "../../../scripts/generate/registry.ts";

interface Created {
  readonly task: { readonly name: string; readonly scheduleTime?: string; readonly dispatchDeadline: string };
}

/** Stands where Cloud Tasks does: keeps what it is sent, and answers as it is told. */
const created: Created[] = [];
let answer = { status: 200, body: {} as object };
let server: Server;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    created.push(JSON.parse((await request.toArray()).join("")) as Created);
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env.GCLOUD_PROJECT = "demo-tasks";
  process.env.METADATA_SERVER_DETECTION = "none";
  process.env.CLOUD_TASKS_EMULATOR_HOST = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  created.length = 0;
  answer = { status: 200, body: {} };
});

const refused = (status: number, code: string) => ({
  status,
  body: { error: { code: status, status: code, message: code } },
});
const namesCreated = () => created.map(({ task }) => task.name.split("/").at(-1)!);

describe("a task", () => {
  test("has the name that makes it one of a kind, a deadline, and no time of its own", async () => {
    await enqueueTask("build", { a: 1 }, "job-1-0");
    expect(namesCreated()).toEqual(["job-1-0"]);
    expect(created[0]!.task.dispatchDeadline).toBe("540s");
    // The emulator would run it at once: nothing of ours may wait for it.
    expect(created[0]!.task.scheduleTime).toBeUndefined();
  });

  test("whose name is used up has been enqueued before, and that is all", async () => {
    answer = refused(409, "ALREADY_EXISTS");
    await expect(enqueueTask("build", {}, "job-1-0")).resolves.toBeUndefined();
  });

  test("that the queue refuses for another reason is not taken for enqueued", async () => {
    answer = refused(403, "PERMISSION_DENIED");
    await expect(enqueueTask("build", {}, "job-1-0")).rejects.toThrow();
  });

  test("of a slice has a row of its own at every attempt", () => {
    const job = (attempt: number) => ({ kind: "build", queue: "build", attempt, stepCount: 2 }) as Job;
    const ids = [...rowsOf("job", job(1)), ...rowsOf("job", job(2))].map(({ outboxId }) => outboxId);
    expect(new Set(ids).size).toBe(4);
  });
});

interface Endpoint {
  readonly taskQueueTrigger?: { readonly invoker?: readonly string[] };
  readonly scheduleTrigger?: object;
  readonly httpsTrigger?: { readonly invoker?: readonly string[] };
}

describe("what is deployed", () => {
  const endpoints = Object.entries(deployed as Record<string, { readonly __endpoint?: Endpoint }>).flatMap(
    ([name, { __endpoint }]) => (__endpoint ? [{ name, ...__endpoint }] : []),
  );

  test("leaves queues and schedules to the accounts that IAM lets in", () => {
    const behindIam = endpoints.filter((endpoint) => !endpoint.httpsTrigger);
    expect(behindIam.length).toBeGreaterThan(3);
    const open = behindIam.filter(({ taskQueueTrigger }) => taskQueueTrigger?.invoker !== undefined);
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  test("takes calls from everybody in rooms and endpoints alone, which decide", () => {
    const open = endpoints.filter(({ httpsTrigger }) => httpsTrigger?.invoker?.includes("public"));
    expect(open.map(({ name }) => name).toSorted()).toEqual(
      [...roomsWithCallables(), ...endpointNames()].toSorted(),
    );
  });
});
