import type { Transaction } from "firebase-admin/firestore";
import { type CallableRequest, HttpsError } from "firebase-functions/https";
import type { z } from "zod";
import { type Access, accessPaths, authorise, type Caller, type Identity } from "./access.ts";
import { type AuditEntry, writeAudit } from "./audit.ts";
import { now } from "./clock.ts";
import { ballotKey } from "./config.ts";
import { GameError } from "./errors.ts";
import { requestId } from "./fields.ts";
import { toHttpsError } from "./httpsError.ts";
import { correlationId, correlationIdFrom, inLogContext, log } from "./log.ts";
import type { Commit } from "./moments.ts";
import { dispatch, type OutboxRow, stageOutbox } from "./outbox.ts";
import { limitRate, type RateLimit } from "./rateLimit.ts";
import { answerOf, type ReplayKey, replayKey, requestPath, stageAnswer } from "./replay.ts";
import { Reads, transact } from "./store.ts";

/** What a handler of a call gets beside its input. */
export interface QueryContext<Signed extends Caller | undefined> {
  /** Who calls; undefined only where the access is `public`. */
  readonly caller: Signed;
  readonly reads: Reads;
  /** Game time at this attempt. */
  readonly now: Date;
}

/** What a handler that changes something gets: all reads come before the first write. */
export interface MutationContext extends QueryContext<Caller>, Commit {
  /** Keeps no answer: for what changes nothing and must leave nothing under the caller's name. */
  forget(): void;
}

interface Spec<Input extends z.ZodObject, Output extends z.ZodType> {
  /** One sentence for the API reference. */
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  /** Calls per minute and caller; 120 unless said otherwise. */
  readonly rateLimit?: RateLimit;
}

type PublicAccess = { readonly kind: "public" };
type SignedAccess<Input> =
  | Exclude<Access<Input>, { kind: "public" }>
  | { readonly kind: "signedIn" | "player" };

/** A callable as the router and the registry see it. */
export interface Callable {
  readonly summary: string;
  readonly mutates: boolean;
  readonly access: Access<never>;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  /** Handles one request of the callable protocol; `path` is `room/verb`. @throws HttpsError */
  serve(path: string, request: CallableRequest<unknown>): Promise<unknown>;
}

/** A callable that changes nothing. */
export function query<Input extends z.ZodObject, Output extends z.ZodType>(
  spec: Spec<Input, Output> & {
    readonly access: PublicAccess;
    handle(context: QueryContext<Caller | undefined>, input: z.output<Input>): Promise<z.input<Output>>;
  },
): Callable;
export function query<Input extends z.ZodObject, Output extends z.ZodType>(
  spec: Spec<Input, Output> & {
    readonly access: SignedAccess<z.output<Input>>;
    handle(context: QueryContext<Caller>, input: z.output<Input>): Promise<z.input<Output>>;
  },
): Callable;
export function query<Input extends z.ZodObject, Output extends z.ZodType>(
  spec: Spec<Input, Output> & {
    readonly access: Access<z.output<Input>>;
    handle(context: QueryContext<never>, input: z.output<Input>): Promise<z.input<Output>>;
  },
): Callable {
  const run = async (path: string, request: CallableRequest<unknown>) => {
    const identity = identityOf(request);
    await limitRate(path, identity, request.rawRequest, spec.rateLimit);
    const input = parseInput(spec.input, request.data);
    const reads = new Reads();
    await reads.load(accessPaths(spec.access, identity, input));
    const caller = await authorise(spec.access, identity, input, reads);
    return spec.output.parse(await spec.handle({ caller: caller as never, reads, now: now() }, input));
  };
  return { ...spec, access: spec.access as Access<never>, mutates: false, serve: serving(run) };
}

/**
 * A callable that changes something, in one transaction, once per request id: today's access first (a ban stops a
 * replay; only what `endsOwnAccess` is asked for without), then the stored answer, then the handler's own checks. A failed
 * call stores nothing.
 */
export function mutation<Input extends z.ZodObject, Output extends z.ZodType>(
  spec: Spec<Input, Output> & {
    readonly access: SignedAccess<z.output<Input>>;
    /** Keeps the body out of the stored request: its digest is made under the ballot key, the answer must not tell it. */
    readonly confidential?: true;
    /**
     * Takes the caller's own access away, as a transfer does the owner's: whoever lost the answer gets it all the same.
     */
    readonly endsOwnAccess?: true;
    handle(context: MutationContext, input: z.output<Input>): Promise<z.input<Output>>;
  },
): Callable {
  const wireInput = spec.input.extend({ requestId });
  const run = async (path: string, request: CallableRequest<unknown>) => {
    const identity = identityOf(request);
    await limitRate(path, identity, request.rawRequest, spec.rateLimit);
    const { requestId, ...rest } = parseInput(wireInput, request.data) as { requestId: string };
    const input = rest as unknown as z.output<Input>;
    // `authorise` refuses a signed-out caller before anything is read under this name.
    const digestKey = spec.confidential ? ballotKey.value() : undefined;
    const key = replayKey(identity?.uid ?? "signed-out", path, requestId, input, digestKey);
    const { answer, rows } = await transact((tx) => attempt(tx, spec, identity, input, key));
    await dispatch(rows);
    return answer;
  };
  return {
    ...spec,
    access: spec.access as Access<never>,
    input: wireInput,
    mutates: true,
    serve: serving(run),
  };
}

async function attempt<Input extends z.ZodObject, Output extends z.ZodType>(
  tx: Transaction,
  spec: Parameters<typeof mutation<Input, Output>>[0],
  identity: Identity | undefined,
  input: z.output<Input>,
  key: ReplayKey,
): Promise<{ answer: unknown; rows: OutboxRow[] }> {
  const reads = new Reads(tx);
  await reads.load([...accessPaths(spec.access, identity, input), ...(identity ? [requestPath(key)] : [])]);
  if (spec.endsOwnAccess && identity) {
    const own = await answerOf(key, reads);
    if (own !== undefined) return { answer: own.answer, rows: [] };
  }
  const caller = (await authorise(spec.access, identity, input, reads))!;
  const earlier = await answerOf(key, reads);
  if (earlier !== undefined) return { answer: earlier.answer, rows: [] };
  const rows: OutboxRow[] = [];
  const entries: AuditEntry[] = [];
  const instant = now();
  let isKept = true;
  const answer = spec.output.parse(
    await spec.handle(
      {
        caller,
        reads,
        tx,
        now: instant,
        intent: key.intent,
        audit: (entry) => entries.push(entry),
        enqueue: (row) => rows.push(row),
        forget: () => {
          isKept = false;
        },
      },
      input,
    ),
  );
  writeAudit(tx, entries, { actorUid: caller.uid, intent: key.intent, at: instant });
  stageOutbox(tx, rows, instant);
  if (isKept) stageAnswer(tx, key, answer, instant);
  return { answer, rows };
}

function identityOf(request: CallableRequest<unknown>): Identity | undefined {
  // A malformed token that an emulator lets through has no uid.
  if (!request.auth?.uid) return undefined;
  return { uid: request.auth.uid, claimsAdministrator: request.auth.token.administrator === true };
}

/** @throws GameError `INVALID_INPUT` naming each field, its bound and what was given. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, data: unknown): z.output<Schema> {
  const result = schema.safeParse(data ?? {}, { reportInput: true });
  if (result.success) return result.data;
  const sentences = result.error.issues.slice(0, 8).map(issueSentence);
  throw new GameError("INVALID_INPUT", `${sentences.join(" ")}`, {
    fields: [...new Set(result.error.issues.slice(0, 8).map(({ path }) => path.join(".") || "(input)"))],
  });
}

function issueSentence(issue: z.core.$ZodIssue): string {
  const given =
    issue.input === undefined || typeof issue.input === "object" ? "" : ` (given: ${shown(issue.input)})`;
  return `${issue.path.join(".") || "The input"}: ${issue.message}${given}.`;
}

/** What was given, short enough that an error cannot be made to carry a book. */
function shown(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return text.length > 48 ? `${text.slice(0, 45)}…` : text;
}

/** The client's header or, since the SDKs can send none, the id of the request: it goes on to the tasks of the call. */
function givenCorrelation({ rawRequest, data }: CallableRequest<unknown>): string | undefined {
  const header = rawRequest.get("x-correlation-id");
  if (header !== undefined) return header;
  const { requestId } = (data ?? {}) as { requestId?: unknown };
  return typeof requestId === "string" ? requestId : undefined;
}

type Run = (path: string, request: CallableRequest<unknown>) => Promise<unknown>;

/** Gives the call its log context and turns whatever is thrown into the protocol's error, details of bugs kept inside. */
function serving(run: Run): Run {
  return (path, request) =>
    inLogContext(
      { correlationId: correlationIdFrom(givenCorrelation(request)), operation: path },
      async () => {
        const startedMs = performance.now();
        try {
          const answer = await run(path, request);
          log.info("call answered", { ms: Math.round(performance.now() - startedMs) });
          return answer;
        } catch (error) {
          throw asHttpsError(error);
        }
      },
    );
}

function asHttpsError(error: unknown): HttpsError {
  if (error instanceof GameError) {
    log.warn("call refused", { reason: error.reason, sentence: error.message });
    return toHttpsError(error, correlationId());
  }
  if (error instanceof HttpsError) return error;
  log.error("call failed", { error: error instanceof Error ? error.stack : String(error) });
  return toHttpsError(
    new GameError("INTERNAL", `Something failed on our side; quote ${correlationId()} when you report it.`),
    correlationId(),
  );
}
