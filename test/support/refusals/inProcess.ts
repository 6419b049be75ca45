import type { Reason } from "../../../functions/src/platform/errors.ts";
import { callableAt } from "../../../scripts/generate/registry.ts";

/** What a callable has answered, or refused a call with. */
export type Served<Answer> =
  | { readonly answer: Answer; readonly reason: undefined }
  | { readonly answer: undefined; readonly reason: Reason };

/** A request of somebody who has just signed in, as the wrapper gets it. */
export function requestOf(uid: string, data: unknown, claims: Readonly<Record<string, unknown>> = {}) {
  const token = { auth_time: Math.floor(Date.now() / 1_000), ...claims };
  return { auth: { uid, token }, data, rawRequest: { get: () => undefined } };
}

/**
 * The deployed callable itself, wrapper and all, without the wire in between, whose processes have a clock of their own and take
 * most of the time. The wire is in every other test.
 * @throws what is no refusal
 */
export async function servedTo<Answer = unknown>(
  uid: string,
  path: string,
  data: object,
  claims: Readonly<Record<string, unknown>> = {},
): Promise<Served<Answer>> {
  const { serve } = await callableAt(path);
  try {
    const answer = (await serve(path, requestOf(uid, data, claims) as never)) as Answer;
    return { answer, reason: undefined };
  } catch (error) {
    const { details } = error as { details?: { reason?: Reason } };
    if (details?.reason === undefined) throw error;
    return { answer: undefined, reason: details.reason };
  }
}
