/**
 * Loaded with --require into every worker of the functions emulator: notes what each request of a storyline commits and
 * enqueues, and does to it what the plan in the file FAULT_PLAN says; nothing while that is empty.
 */
import { appendFileSync } from "node:fs";
import Module from "node:module";
import {
  type Call,
  dropped,
  GONE,
  type GrpcClient,
  isShared,
  pathsWritten,
  releaseLocks,
  type Sent,
  type TaskClient,
  type TaskOptions,
  UNAVAILABLE,
  writes,
} from "./clients.ts";
import { type Fault, type HeldTask, heldFile, linesOf, operationName } from "./plan.ts";
import { die, note, type PlayedRequest, playedRequest, strike, struck } from "./request.ts";

interface Loaded {
  readonly Client?: { readonly prototype: GrpcClient };
  readonly FunctionsApiClient?: { readonly prototype: TaskClient };
}

const seen = new WeakSet<object>();
const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): Loaded };
const load = loader._load;
loader._load = function seamed(request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  const grpc = request === "./client" ? loaded.Client?.prototype : undefined;
  if (grpc?.makeUnaryRequest && !seen.has(grpc)) seamCommits(grpc);
  const tasks = request.endsWith("functions-api-client-internal")
    ? loaded.FunctionsApiClient?.prototype
    : undefined;
  if (tasks && !seen.has(tasks)) seamEnqueues(tasks);
  return loaded;
};

type Callback = (error: unknown, answer?: unknown) => void;

/** A commit on its way. */
interface Sending {
  readonly sent: Sent;
  readonly send: (callback: Callback) => Call;
  readonly callback: Callback;
  /** What its sender hears when the request has died: nothing, or what it must. */
  readonly unanswered: () => void;
}

function seamCommits(client: GrpcClient): void {
  seen.add(client);
  const { makeUnaryRequest } = client;
  client.makeUnaryRequest = function seamed(method, serialize, deserialize, sent, ...rest): Call {
    const callback = rest.at(-1) as Callback;
    const send = (heard: Callback) =>
      makeUnaryRequest.call(this, method, serialize, deserialize, sent, ...rest.slice(0, -1), heard);
    const request = playedRequest();
    if (request === undefined || !writes(method) || pathsWritten(sent).length === 0) return send(callback);
    const unanswered = () => isShared(method) && setImmediate(callback, GONE);
    return commit(request, { sent, send, callback, unanswered });
  };
}

function commit(request: PlayedRequest, { sent, send, callback, unanswered }: Sending): Call {
  const died = () => {
    die(request, releaseLocks(sent));
    unanswered();
    return dropped();
  };
  if (request.dead) return died();
  const ordinal = request.commits++;
  note(request, { event: "commit", ordinal, documents: pathsWritten(sent) });
  const fault = struck(request, (planned) => "commit" in planned && planned.commit === ordinal);
  if (fault?.kind === "crashBeforeCommit") return died();
  return send((error, answer) => {
    if (!request.dead && (error || fault === undefined)) return callback(error, answer);
    if (!request.dead && fault?.kind === "loseAcknowledgement") return callback(UNAVAILABLE);
    die(request);
    unanswered();
  });
}

function seamEnqueues(client: TaskClient): void {
  seen.add(client);
  const { enqueue } = client;
  client.enqueue = async function seamed(data, name, scope, options) {
    const request = playedRequest();
    if (request === undefined) return enqueue.call(this, data, name, scope, options);
    if (request.dead) return never();
    const ordinal = request.enqueues++;
    note(request, { event: "enqueue", ordinal });
    const fault = struck(request, (planned) => "enqueue" in planned && planned.enqueue === ordinal);
    if (fault?.kind === "crashBeforeEnqueue") return dying(request);
    const ids = taskIds(request, data, name.split("/").at(-1)!, options);
    await Promise.all(ids.map((id) => enqueue.call(this, data, name, scope, { ...options, id })));
    if (fault?.kind === "crashAfterEnqueue") return dying(request);
  };
}

/** Under which names the task is delivered now: its own, two, or none where it is held back. */
function taskIds(
  { plan, step }: PlayedRequest,
  data: object,
  queue: string,
  { id: taskId, uri }: TaskOptions,
): string[] {
  // The name of one that is on its way is used up.
  if (linesOf<HeldTask>(heldFile(plan)).some((held) => held.taskId === taskId)) return [];
  const { task = queue, body = data } = data as { task?: string; body?: object };
  const delivery = (fault: Fault) => fault.kind === "twice" || fault.kind === "late";
  const fault = strike(plan, operationName(plan.run, step, task, JSON.stringify(body)), delivery);
  if (fault?.kind === "twice") return [taskId, `${taskId}-twin`];
  if (fault?.kind !== "late") return [taskId];
  const held: HeldTask = { step, queue, data, taskId, uri, swept: fault.swept };
  appendFileSync(heldFile(plan), `${JSON.stringify(held)}\n`);
  return [];
}

const never = () => new Promise<void>(() => {});

function dying(request: PlayedRequest): Promise<void> {
  die(request);
  return never();
}
