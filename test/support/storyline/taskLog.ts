/**
 * Loaded with --require into every worker of the functions emulator: the tasks that a step of a storyline causes carry
 * the step on, and a file says which were enqueued and which are done, because the tasks emulator tells neither.
 */
import { appendFileSync } from "node:fs";
import Module from "node:module";
import requestScope from "../requestScope.cjs";

interface TaskClient {
  enqueue(
    data: object,
    queue: string,
    scope: unknown,
    options?: { readonly id?: string; readonly headers?: object },
  ): Promise<void>;
}
type Loaded = { readonly FunctionsApiClient?: { readonly prototype: TaskClient } };

const seen = new WeakSet<TaskClient>();
const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): Loaded };
const load = loader._load;
loader._load = function logging(request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  if (request.endsWith("functions-api-client-internal") && loaded.FunctionsApiClient) {
    logTasks(loaded.FunctionsApiClient.prototype);
  }
  return loaded;
};

function logTasks(client: TaskClient): void {
  if (seen.has(client)) return;
  seen.add(client);
  const { enqueue } = client;
  client.enqueue = async function logged(data, queue, scope, options) {
    const step = requestScope.currentScope()?.step;
    if (step === undefined) return enqueue.call(this, data, queue, scope, options);
    const headers = { ...options?.headers, [requestScope.STEP_HEADER]: step };
    await enqueue.call(this, data, queue, scope, { ...options, headers });
    log({ step, enqueued: options?.id });
  };
}

requestScope.onRequest((scope) => {
  const { step, headers, response } = scope;
  const done = headers["x-cloudtasks-taskname"];
  if (step === undefined || done === undefined) return;
  response.on("finish", () => {
    if (response.statusCode < 300) log({ step, task: scope.operation, done });
  });
});

function log(line: object): void {
  appendFileSync(process.env.STORY_TASKS!, `${JSON.stringify(line)}\n`);
}
