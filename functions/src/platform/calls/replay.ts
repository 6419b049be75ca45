import { z } from "zod";
import type { Tx } from "../documents/tx.ts";
import { after, DAY_MS } from "../duration.ts";
import { GameError } from "../errors.ts";
import { date, storedJson } from "../fields.ts";
import { documentPath } from "../paths.ts";
import { canonicalJson, derivedId, digest, keyedDigest } from "../random.ts";
import { platform } from "../room.ts";
import { documents, type Reads } from "../store.ts";

/** How long an answer is kept for a client that asks again; a TTL policy deletes it afterwards. */
export const ANSWER_KEPT_DAYS = 45;

/** With its document well below `MAX_DOCUMENT_BYTES`. */
const MAX_ANSWER_BYTES = 400_000;

export const requests = documents(
  platform.collections.requests,
  z.strictObject({
    callable: z.string().max(100),
    bodyDigest: z.string().length(43),
    /** JSON, because a document cannot hold every answer's shape (arrays in arrays). */
    answer: storedJson(MAX_ANSWER_BYTES),
    answeredAt: date,
    expiresAt: date,
  }),
);

export interface ReplayKey {
  readonly uid: string;
  readonly callable: string;
  readonly bodyDigest: string;
  /** Stable over retries, different for every other caller, callable and request id. */
  readonly intent: string;
}

/** `key`: of a confidential call, whose few possible bodies could all be tried against a plain digest. */
export function replayKey(
  uid: string,
  callable: string,
  requestId: string,
  input: unknown,
  key?: string,
): ReplayKey {
  const body = canonicalJson(input);
  return {
    uid,
    callable,
    bodyDigest: key === undefined ? digest(body) : keyedDigest(key, callable, uid, requestId, body),
    intent: derivedId("intent", uid, callable, requestId),
  };
}

const parametersOf = (key: ReplayKey) => ({ uid: key.uid, request: key.intent });

export function requestPath(key: ReplayKey): string {
  return documentPath(requests.template, parametersOf(key));
}

/**
 * The answer this intent got before, or undefined.
 * @throws GameError `REQUEST_ID_REUSED` when the id came with another body.
 */
export async function answerOf(key: ReplayKey, reads: Reads): Promise<{ answer: unknown } | undefined> {
  const earlier = await reads.get(requests, parametersOf(key));
  if (earlier === undefined) return undefined;
  if (earlier.bodyDigest !== key.bodyDigest) {
    throw new GameError(
      "REQUEST_ID_REUSED",
      "This requestId was used with another body; draw a new one for a new intent.",
    );
  }
  return { answer: JSON.parse(earlier.answer) };
}

const ALREADY_EXISTS = 6;

/**
 * What a commit that would create an existing document means in a call: the ids of effects come from the request's id and
 * outlive its record, so this intent has acted long ago.
 * @throws GameError `REQUEST_EXPIRED`, or the error as it is.
 */
export function asExpired(error: unknown): never {
  if ((error as { code?: unknown }).code !== ALREADY_EXISTS) throw error;
  throw new GameError(
    "REQUEST_EXPIRED",
    `This requestId was used more than ${ANSWER_KEPT_DAYS} days ago and its answer is gone; draw a new one for a new intent.`,
  );
}

export function stageAnswer(tx: Tx, key: ReplayKey, answer: unknown, at: Date): void {
  tx.create(requests.ref(parametersOf(key)), {
    callable: key.callable,
    bodyDigest: key.bodyDigest,
    answer: JSON.stringify(answer),
    answeredAt: at,
    expiresAt: after(at, ANSWER_KEPT_DAYS * DAY_MS),
  });
}
