import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { deleteApp, type FirebaseApp, initializeApp } from "firebase/app";
import { connectFunctionsEmulator, getFunctions } from "firebase/functions";
import { afterEach, beforeEach, expect, test } from "vitest";
import { callsOf } from "../../../client/call.ts";
import { CallError } from "../../../client/index.ts";

type Answer = (response: ServerResponse) => void;

let server: Server;
let app: FirebaseApp;
let answers: Answer[];
/** The bodies that came. */
let sent: Record<string, unknown>[];

beforeEach(async () => {
  sent = [];
  server = createServer(async (request, response) => {
    sent.push(((await json(request)) as { data: Record<string, unknown> }).data);
    (answers.shift() ?? success)(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  app = initializeApp({ projectId: "demo-client", apiKey: "demo" }, "client");
});
afterEach(async () => {
  await deleteApp(app);
  server.closeAllConnections();
  server.close();
});

function calls() {
  const functions = getFunctions(app);
  connectFunctionsEmulator(functions, "127.0.0.1", (server.address() as AddressInfo).port);
  const { query, mutation } = callsOf(functions);
  return {
    list: query<object, unknown>("regions/listRegions"),
    join: mutation<{ regionId: string; requestId?: string | undefined }, unknown>("membership/joinRegion"),
  };
}

const body = (status: number, value: unknown) => (response: ServerResponse) =>
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
const success = body(200, { result: { done: true } });
const cut: Answer = (response) => response.socket!.resetAndDestroy();
const page = (status: number): Answer => {
  return (response) => response.writeHead(status, { "content-type": "text/html" }).end("<p>Try later.</p>");
};
const refusal = (httpStatus: number, status: string, reason: string) => {
  const details = { reason, metadata: { most: 3 }, offer: { netCredits: 7 } };
  return body(httpStatus, { error: { status, message: "It is so.", details } });
};
const busy = refusal(409, "ABORTED", "BUSY");
const failureOf = (work: Promise<unknown>): Promise<CallError> =>
  work.then(
    () => expect.unreachable("the call succeeded"),
    (error) => error,
  );

test.each<[string, Answer]>([
  ["a cut connection", cut],
  ["408", page(408)],
  ["500 of another one", page(500)],
  ["502", page(502)],
  ["503", page(503)],
  ["504", page(504)],
  ["a page in place of an answer", page(200)],
  ["a protocol's error without our reason", body(401, { error: { status: "UNAUTHENTICATED" } })],
  ["contention", busy],
])("after %s the call is sent again with the same request id", async (_, answer) => {
  answers = [answer];
  await expect(calls().join({ regionId: "aurora" })).resolves.toEqual({ done: true });
  expect(sent).toHaveLength(2);
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1);
});

test("a refusal of ours is final, and says so in words without residue", async () => {
  answers = [refusal(400, "FAILED_PRECONDITION", "REGION_STATUS")];
  const error = await failureOf(calls().join({ regionId: "aurora" }));
  expect(error).toBeInstanceOf(CallError);
  expect(error).toMatchObject({
    name: "CallError",
    message: "It is so.",
    code: "functions/failed-precondition",
    reason: "REGION_STATUS",
    metadata: { most: 3 },
    offer: { netCredits: 7 },
    uncertain: false,
  });
  expect(sent).toHaveLength(1);
});

test("what stays without an answer is uncertain, carries its id and can be gone on with", async () => {
  answers = [cut, page(502), cut, page(408)];
  const { join } = calls();
  const error = await failureOf(join({ regionId: "aurora", requestId: undefined }));
  expect(error).toMatchObject({ reason: "UNKNOWN", uncertain: true, requestId: sent[0]!.requestId });
  expect(error.message).toMatch(/^membership\/joinRegion got no answer, so it may have acted or not: .*\.$/);
  await expect(error.retry()).resolves.toEqual({ done: true });
  // As after a reload: all that is left is the input and the id.
  await join({ regionId: "aurora", requestId: error.requestId });
  expect(sent).toHaveLength(6);
  expect(new Set(sent.map((data) => JSON.stringify(data))).size).toBe(1);
});

test("a refusal does not tell what an unanswered try before it has done", async () => {
  answers = [cut, refusal(400, "FAILED_PRECONDITION", "NOT_A_MEMBER")];
  const error = await failureOf(calls().join({ regionId: "aurora" }));
  expect(error).toMatchObject({ reason: "NOT_A_MEMBER", message: "It is so.", uncertain: true });
  answers = [refusal(400, "FAILED_PRECONDITION", "NOT_A_MEMBER")];
  expect(await failureOf(error.retry())).toMatchObject({ uncertain: true });
});

test("a failure of ours may have acted and is told at once", async () => {
  answers = [refusal(500, "INTERNAL", "INTERNAL")];
  const error = await failureOf(calls().join({ regionId: "aurora" }));
  expect(error).toMatchObject({ reason: "INTERNAL", uncertain: true, message: "It is so." });
  expect(sent).toHaveLength(1);
});

test("a query has no id, and nothing about it is uncertain", async () => {
  answers = [cut, cut, cut, cut];
  const error = await failureOf(calls().list({}));
  expect(error).toMatchObject({ requestId: undefined, uncertain: false });
  expect(error.message).toBe("regions/listRegions got no answer.");
  expect(sent).toEqual([{}, {}, {}, {}]);
});

test("each intent has an id of its own, and that of the caller is kept", async () => {
  answers = [];
  const { join } = calls();
  await join({ regionId: "aurora" });
  await join({ regionId: "aurora" });
  await join({ regionId: "aurora", requestId: "drawn-by-the-page" });
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(3);
  expect(sent[2]).toEqual({ regionId: "aurora", requestId: "drawn-by-the-page" });
});

test("a signal ends the waiting at once, and further tries", async () => {
  const tooLong = new AbortController();
  const silent: Answer = () => tooLong.abort(new DOMException("It took too long.", "TimeoutError"));
  answers = [silent];
  const { join } = calls();
  const startedAt = Date.now();
  const error = await failureOf(join({ regionId: "aurora" }, { signal: tooLong.signal }));
  expect(Date.now() - startedAt).toBeLessThan(2_000);
  expect(error).toMatchObject({ name: "AbortError", uncertain: true, requestId: sent[0]!.requestId });
  expect(error.cause).toMatchObject({ name: "TimeoutError" });
  await expect(error.retry()).resolves.toEqual({ done: true });

  const controller = new AbortController();
  answers = [
    (response) => {
      controller.abort();
      cut(response);
    },
  ];
  await failureOf(join({ regionId: "aurora" }, { signal: controller.signal }));
  expect(sent).toHaveLength(3);
});

test("what was given up before it was sent is not sent", async () => {
  answers = [];
  const error = await failureOf(calls().join({ regionId: "aurora" }, { signal: AbortSignal.abort() }));
  expect(error).toMatchObject({ name: "AbortError", uncertain: false });
  expect(sent).toEqual([]);
});
