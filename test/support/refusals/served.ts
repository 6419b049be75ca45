import type { HttpsError } from "firebase-functions/https";
import { bodyOf } from "../../../functions/src/platform/wire/body.ts";
import type { RegisteredCallable } from "../../../scripts/generate/registry.ts";
import { requestOf } from "./inProcess.ts";

let callers = 0;

/**
 * Serves a body as the router does, in process, to a caller of its own who has just signed in, so that no rate limit and no old sign-in answers in the schema's place.
 * Returns what it was refused with; undefined where it was not.
 */
export async function refusalOf(
  { path, serve }: RegisteredCallable,
  body: Buffer,
): Promise<HttpsError | undefined> {
  callers += 1;
  try {
    const { data } = bodyOf(body);
    const request = requestOf(`field-${callers}`, data);
    const rawRequest = { ...request.rawRequest, headers: {}, socket: { remoteAddress: "192.0.2.1" } };
    await serve(path, { ...request, rawRequest } as never);
    return undefined;
  } catch (error) {
    return error as HttpsError;
  }
}

/** The reason of a refusal, whether the router's own or the one that a client gets. */
export function reasonOf(refusal: HttpsError | undefined): string | undefined {
  const { reason, details } = (refusal ?? {}) as { reason?: string; details?: { reason?: string } };
  return reason ?? details?.reason;
}
