import type { CallableRequest, HttpsError } from "firebase-functions/https";
import type { z } from "zod";
import {
  type Access,
  accessPaths,
  authorise,
  type Caller,
  type Identity,
  requireSignedIn,
} from "./access.ts";
import { type AuditEntry, writeAudit } from "./audit.ts";
import { requireEnabled } from "./calls/accountCheck.ts";
import { isFault, toHttpsError } from "./calls/httpsError.ts";
import { limitRate, type RateLimit } from "./calls/rateLimit.ts";
import { answerOf, asExpired, type ReplayKey, replayKey, requestPath, stageAnswer } from "./calls/replay.ts";
import { inTurn } from "./calls/turns.ts";
import { now } from "./clock.ts";
import { ballotKey } from "./config.ts";
import type { Tx } from "./documents/tx.ts";
import { GameError } from "./errors.ts";
import { requestId } from "./fields.ts";
import { correlationId, correlationIdFrom, faultOf, inLogContext, log, reportedFailures } from "./log.ts";
import type { Commit } from "./moments.ts";
import { Reads, transact } from "./store.ts";
import { parseInput } from "./wire/refusal.ts";
import { dispatch, type OutboxRow, stageOutbox } from "./work/outbox.ts";

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
  keepNoAnswer(): void;
}

export interface Spec<Input extends z.ZodObject, Output extends z.ZodType> {
  /** One sentence for the API reference. */
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  /** Calls per minute and caller; 120 unless said otherwise. */
  readonly rateLimit?: RateLimit;
}

type PublicAccess = { readonly kind: "public" };
export type SignedAccess<Input> =
  | Exclude<Access<Input>, { kind: "public" }>
  | { readonly kind: "signedIn" | "player"; readonly isFresh?: true };

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
    requireSignedIn(spec.access, identity);
    const input = parseInput(spec.input, request.data);
    if (identity !== undefined) await requireEnabled(identity);
    const reads = new Reads();
    await reads.load(await accessPaths(spec.access, identity, input));
    const caller = await authorise(spec.access, identity, input, reads);
    return spec.output.parse(await spec.handle({ caller: caller as never, reads, now: now() }, input));
  };
  return { ...spec, access: spec.access as Access<never>, mutates: false, serve: serving(run) };
}

/**
 * A callable that changes something, in one transaction, once per request id. The access is checked first, so that a ban
 * stops a replay. Then comes the stored answer, then the handler's own checks. A
 * failed call stores nothing.
 */
export function mutation<Input extends z.ZodObject, Output extends z.ZodType>(
  spec: Spec<Input, Output> & {
    readonly access: SignedAccess<z.output<Input>>;
    /** Keeps the body out of the stored request: its digest is made under the ballot key, the answer must not tell it. */
    readonly confidential?: true;
    /** A document that strangers share and that the call reads and then writes: calls that name the same enter one after the other. */
    turn?(input: z.output<Input>): string | undefined;
    /** Documents that the handler asks for in any case: they come in the round trip that access takes, of a call that comes again too. */
    loads?(uid: string, input: z.output<Input>): readonly string[];
    handle(context: MutationContext, input: z.output<Input>): Promise<z.input<Output>>;
  },
): Callable {
  return changing(spec, (once) => once(spec));
}

type Step<Input extends z.ZodObject, Output extends z.ZodType> = Parameters<
  typeof mutation<Input, Output>
>[0];

/** One transaction of a call, and then the tasks that it promises. Returns the answer. */
type Once<Input extends z.ZodObject> = (step: Step<Input, z.ZodType>) => Promise<unknown>;

/** A callable that changes something: whatever its transactions are, the same comes before the first of them. */
export function changing<Input extends z.ZodObject, Output extends z.ZodType>(
  spec: Spec<Input, Output> & {
    readonly access: SignedAccess<z.output<Input>>;
    readonly confidential?: true;
  },
  change: (once: Once<Input>, input: z.output<Input>) => Promise<unknown>,
): Callable {
  const wireInput = spec.input.extend({ requestId });
  const run = async (path: string, request: CallableRequest<unknown>) => {
    const identity = identityOf(request);
    await limitRate(path, identity, request.rawRequest, spec.rateLimit);
    requireSignedIn(spec.access, identity);
    const { requestId, ...rest } = parseInput(wireInput, request.data) as { requestId: string };
    const input = rest as unknown as z.output<Input>;
    await requireEnabled(identity);
    const digestKey = spec.confidential ? ballotKey.value() : undefined;
    const key = replayKey(identity.uid, path, requestId, input, digestKey);
    return change(async (step) => {
      const { answer, rows } = await inTurn(step.turn?.(input), () =>
        transact((tx) => attempt(tx, step, identity, input, key)),
      ).catch(asExpired);
      await dispatch(rows);
      return answer;
    }, input);
  };
  return {
    ...spec,
    access: spec.access as Access<never>,
    input: wireInput,
    mutates: true,
    serve: serving(run),
  };
}

/** One attempt of the transaction of a call: access, stored answer, handler, and what all of them leave. */
async function attempt<Input extends z.ZodObject, Output extends z.ZodType>(
  tx: Tx,
  spec: Step<Input, Output>,
  identity: Identity,
  input: z.output<Input>,
  key: ReplayKey,
): Promise<{ answer: unknown; rows: OutboxRow[] }> {
  const reads = new Reads(tx);
  const wanted = spec.loads?.(identity.uid, input) ?? [];
  await reads.load([...(await accessPaths(spec.access, identity, input)), requestPath(key), ...wanted]);
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
        keepNoAnswer: () => {
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
  const { uid, token } = request.auth;
  return {
    uid,
    isAnonymous: token.firebase?.sign_in_provider === "anonymous",
    claimsAdministrator: token.administrator === true,
    signedInAtSeconds: token.auth_time,
    address: token.email ?? null,
    addressIsVerified: token.email_verified === true,
  };
}

type Run = (path: string, request: CallableRequest<unknown>) => Promise<unknown>;

/**
 * Gives the call its log context and turns whatever is thrown into the protocol's error, details of bugs kept inside. The
 * lines of a call hold its path, the reason and the duration: nothing of what was sent, and no request id.
 */
function serving(run: Run): Run {
  return (path, request) =>
    inLogContext(
      { correlationId: correlationIdFrom(request.rawRequest.get("x-correlation-id")), operation: path },
      async () => {
        const startedMs = performance.now();
        try {
          const answer = await run(path, request);
          log.info("call answered", { ms: msSince(startedMs) });
          return answer;
        } catch (error) {
          throw refused(error, request, msSince(startedMs));
        }
      },
    );
}

const msSince = (startedMs: number) => Math.round(performance.now() - startedMs);

function refused(error: unknown, { rawRequest }: CallableRequest<unknown>, ms: number): HttpsError {
  if (error instanceof GameError && !isFault(error)) {
    log.warn("call refused", { reason: error.reason, ms });
    return toHttpsError(error, correlationId());
  }
  log.error("call failed", { ...faultOf(error), ms });
  reportedFailures.add(rawRequest);
  const sentence = `Something failed on our side; quote ${correlationId()} when you report it.`;
  return toHttpsError(new GameError("INTERNAL", sentence), correlationId());
}
