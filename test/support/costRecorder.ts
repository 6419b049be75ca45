/**
 * Loaded with --require into every worker of the functions emulator: writes down what each request of a storyline costs,
 * where the Firestore client and the Cloud Tasks client send it, whatever code of ours asked for it. `costLog.ts` reads it back.
 */
import { appendFileSync } from "node:fs";
import http from "node:http";
import Module from "node:module";
import type { Readable } from "node:stream";
import {
  type Answered,
  billedReads,
  billedWrites,
  ENTRIES_ALIAS,
  FREE_METHODS,
  type Staged,
} from "./billing.ts";
import { contributor, nameContributors, onContributed } from "./contributors.ts";
import requestScope from "./requestScope.cjs";

type Scope = NonNullable<ReturnType<typeof requestScope.currentScope>>;

/** What the client library sends, as far as the bill depends on it. */
interface Sent {
  readonly structuredAggregationQuery?: { readonly aggregations: readonly object[] } | null;
  readonly writes?: readonly Staged[];
  readonly transaction?: Uint8Array | null;
  readonly newTransaction?: {
    readonly readWrite?: { readonly retryTransaction?: Uint8Array | null } | null;
  } | null;
}
interface Received extends Answered {
  readonly transaction?: Uint8Array | null;
  /** Of a batch of writes that succeed or fail each for itself. */
  readonly status?: readonly { readonly code?: number | null }[];
}
interface FirestoreClient {
  request(method: string, sent: Sent, ...rest: unknown[]): Promise<Received>;
  requestStream(method: string, bidirectional: boolean, sent: Sent, ...rest: unknown[]): Promise<Readable>;
}

const ids = new WeakMap<Scope, string>();
const startsMs = new WeakMap<Scope, number>();
let lastId = 0;

/** Requests of a storyline alone: nobody reads what others cost. */
function storyScope(): Scope | undefined {
  const scope = requestScope.currentScope();
  return scope?.step === undefined ? undefined : scope;
}

function write(scope: Scope, entry: object): void {
  const id = ids.get(scope) ?? `${process.pid}-${++lastId}`;
  ids.set(scope, id);
  const { operation, step } = scope;
  appendFileSync(process.env.COST_LOG!, `${JSON.stringify({ request: id, operation, step, ...entry })}\n`);
}

const text = (id: Uint8Array | null | undefined) =>
  id?.length ? Buffer.from(id).toString("base64") : undefined;

/** A transaction that follows another names it: the other's attempt came to nothing because of contention. */
const repeated = ({ newTransaction }: Sent) => text(newTransaction?.readWrite?.retryTransaction);

function recordFirestore(client: FirestoreClient): void {
  const { request, requestStream } = client;
  client.request = async function recorded(method, sent, ...rest) {
    const scope = storyScope();
    const answer = await request.call(this, method, sent, ...rest);
    if (scope !== undefined && !FREE_METHODS.has(method)) {
      const applied = (sent.writes ?? []).filter((_, index) => !answer.status?.[index]?.code);
      write(scope, { kind: "write", method, ...billedWrites(applied), transaction: text(sent.transaction) });
    }
    return answer;
  };
  client.requestStream = async function recorded(method, bidirectional, sent, ...rest) {
    const scope = storyScope();
    const by = contributor();
    if (scope === undefined) return requestStream.call(this, method, bidirectional, sent, ...rest);
    const stream = await requestStream.call(this, method, bidirectional, alsoCounted(sent), ...rest);
    const answers: Received[] = [];
    // The stream is handed over paused, so that listening beside its reader starts nothing and loses nothing. The
    // reader hears of each answer afterwards, and must not find in it what it has not asked for.
    stream.on("data", (answer: Received) => {
      const fields = answer.result?.aggregateFields;
      answers.push(fields ? { ...answer, result: { aggregateFields: { ...fields } } } : answer);
      delete fields?.[ENTRIES_ALIAS];
    });
    stream.on("end", () => {
      const transaction = text(
        sent.transaction ?? answers.find((answer) => answer.transaction?.length)?.transaction,
      );
      write(scope, {
        kind: "read",
        method,
        by,
        ...billOrFault(method, answers),
        transaction,
        retryOf: repeated(sent),
      });
    });
    return stream;
  };
}

/** What is sent, with a count beside whatever it aggregates. */
function alsoCounted(sent: Sent): Sent {
  const { structuredAggregationQuery: query } = sent;
  if (!query) return sent;
  const aggregations = [...query.aggregations, { alias: ENTRIES_ALIAS, count: {} }];
  return { ...sent, structuredAggregationQuery: { ...query, aggregations } };
}

/** What cannot be told must fail the test that reads the log, not the request. */
function billOrFault(method: string, answers: readonly Received[]): { reads: number } | { fault: string } {
  try {
    return { reads: billedReads(method, answers) };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

/** The Cloud Tasks client speaks REST: one request to create one task, billed whether or not its name was free. */
function recordTasks(): void {
  const { request } = http;
  http.request = function recorded(this: unknown, ...given: unknown[]) {
    const { method, path } = given[0] as http.RequestOptions;
    const scope = storyScope();
    if (scope !== undefined && method === "POST" && path?.endsWith("/tasks")) write(scope, { kind: "task" });
    return Reflect.apply(request, this, given);
  } as typeof http.request;
}

/** Input and answer go with the bill, because what a list costs depends on how long it was. */
function recordAnswers(): void {
  requestScope.onRequest((scope) => startsMs.set(scope, performance.now()));
  const { end } = http.ServerResponse.prototype;
  http.ServerResponse.prototype.end = function recorded(this: http.ServerResponse, ...given: unknown[]) {
    const scope = storyScope();
    if (scope?.response === this) {
      const { body, headers } = this.req as http.IncomingMessage & { body?: { data?: unknown } };
      const answer = jsonOf(given[0]) as { result?: unknown } | undefined;
      const administrator = claimsAdministrator(headers.authorization);
      const exchanged = { input: inputOf(body?.data), answer: answer?.result, administrator };
      const ms = performance.now() - startsMs.get(scope)!;
      write(scope, { kind: "answer", status: this.statusCode, ms, ...exchanged });
    }
    return Reflect.apply(end, this, given);
  } as typeof end;
}

/** Of a task in its envelope, what it is about. */
function inputOf(data: unknown): unknown {
  const { id, task, body } = (data ?? {}) as { id?: unknown; task?: unknown; body?: unknown };
  return id !== undefined && task !== undefined ? body : data;
}

function jsonOf(chunk: unknown): unknown {
  try {
    return JSON.parse(String(chunk));
  } catch {
    return undefined;
  }
}

function claimsAdministrator(authorization: string | undefined): boolean {
  const payload = authorization?.split(".")[1];
  const claims = payload && jsonOf(Buffer.from(payload, "base64url"));
  return (claims as { administrator?: unknown } | undefined)?.administrator === true;
}

/** Writes are sent together: who has contributed which of them is written down beside their bill. */
function recordContributed(transaction: Parameters<typeof onContributed>[0]): void {
  onContributed(transaction, (by, written) => {
    const scope = storyScope();
    if (scope !== undefined) write(scope, { kind: "contributed", by, [written]: 1 });
  });
}

type Loaded = {
  Firestore?: { recorded?: boolean; prototype: FirestoreClient };
  Transaction?: { prototype: Parameters<typeof onContributed>[0] };
};
type Loader = { _load(request: string, ...rest: unknown[]): Loaded };

// The emulators themselves run with the same options, and are none of the functions.
if (process.env.FUNCTION_TARGET) {
  const loader = Module as unknown as Loader;
  const load = loader._load;
  loader._load = function recording(request, ...rest) {
    const loaded = load.call(this, request, ...rest);
    if (request === "@google-cloud/firestore" && loaded.Firestore && !loaded.Firestore.recorded) {
      loaded.Firestore.recorded = true;
      recordFirestore(loaded.Firestore.prototype);
      recordContributed(loaded.Transaction!.prototype);
    }
    return loaded;
  };
  recordTasks();
  recordAnswers();
  nameContributors();
}
