import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import requestScope from "../requestScope.cjs";
import { type Fault, type FaultPlan, type Met, operationName, strikeFile, traceFile } from "./plan.ts";

type Scope = NonNullable<ReturnType<typeof requestScope.currentScope>>;

/** A request of the planned play, while a worker handles it. */
export interface PlayedRequest {
  readonly plan: FaultPlan;
  readonly scope: Scope;
  readonly step: string;
  /** Ends the response, dead or not. */
  readonly end: (...rest: unknown[]) => Scope["response"];
  commits: number;
  enqueues: number;
  /** From then on it sends nothing more. */
  dead: boolean;
}

const requests = new WeakMap<Scope, PlayedRequest>();

requestScope.onRequest((scope) => {
  const plan = readPlan();
  const { step, response } = scope;
  if (plan === undefined || step === undefined || !step.startsWith(plan.run)) return;
  const end = response.end.bind(response) as PlayedRequest["end"];
  const request = { plan, scope, step, end, commits: 0, enqueues: 0, dead: false };
  requests.set(scope, request);
  const endUnlessDead = (...rest: unknown[]) => {
    if (request.dead) return response;
    note(request, { event: "answer", ordinal: 0 });
    if (struck(request, ({ kind }) => kind === "crashBeforeAnswer") === undefined) return end(...rest);
    die(request);
    return response;
  };
  Object.assign(response, { end: endUnlessDead });
});

/** The request on whose behalf the caller runs, where a plan is for it. */
export function playedRequest(): PlayedRequest | undefined {
  const scope = requestScope.currentScope();
  return scope && requests.get(scope);
}

export function note(request: PlayedRequest, met: Pick<Met, "event" | "ordinal" | "documents">): void {
  const line: Met = { operation: operationOf(request), kind: kindOf(request.scope), ...met };
  appendFileSync(traceFile(request.plan), `${JSON.stringify(line)}\n`);
}

/** The fault that is planned for the request and fits where it is now, the first time that it does. */
export function struck(request: PlayedRequest, fits: (fault: Fault) => boolean): Fault | undefined {
  return strike(request.plan, operationOf(request), fits);
}

/** The fault that is planned for the operation, unless it has struck before, in whichever worker. */
export function strike(
  plan: FaultPlan,
  operation: string,
  fits: (fault: Fault) => boolean,
): Fault | undefined {
  const fault = plan.faults[operation];
  if (fault === undefined || !fits(fault)) return undefined;
  try {
    writeFileSync(strikeFile(plan, operation), operation, { flag: "wx" });
    return fault;
  } catch (error) {
    if ((error as { code?: string }).code === "EEXIST") return undefined;
    throw error;
  }
}

/**
 * Ends the request as a crash does: no answer comes, and the handler does nothing more. The connection breaks once
 * `after` is done.
 */
export function die(request: PlayedRequest, after: Promise<void> = Promise.resolve()): void {
  request.dead = true;
  void after.then(() => breakConnection(request));
}

function breakConnection({ plan, end, scope: { response } }: PlayedRequest): void {
  if (response.writableEnded) return;
  if (plan.death === "process") {
    response.socket?.destroy();
    return;
  }
  // Those of the answer that was to be.
  for (const header of response.getHeaderNames()) response.removeHeader(header);
  response.statusCode = 500;
  end('{"code":"ECONNRESET"}');
}

function operationOf({ plan, step, scope }: PlayedRequest): string {
  return operationName(plan.run, step, scope.operation, kindOf(scope) === "task" ? scope.key : "");
}

function kindOf({ operation, headers }: Scope): Met["kind"] {
  if (headers["x-cloudtasks-taskname"] !== undefined) return "task";
  return operation.includes("/") ? "call" : "schedule";
}

function readPlan(): FaultPlan | undefined {
  const text = readFileSync(process.env.FAULT_PLAN!, "utf8");
  return text === "" ? undefined : (JSON.parse(text) as FaultPlan);
}
