import { emulators } from "./emulators.ts";

export interface WireAnswer {
  readonly result?: unknown;
  readonly error?: {
    readonly status: string;
    readonly message: string;
    readonly details?: {
      readonly reason?: string;
      readonly metadata?: Record<string, unknown>;
      readonly offer?: unknown;
      readonly correlationId?: string;
    };
  };
}

/** Sends a raw body to `room/verb`, as only somebody without our client would. An answer that is no JSON is a failure. */
export async function post(
  path: string,
  body: string,
  options: { readonly token?: string; readonly correlationId?: string } = {},
): Promise<WireAnswer> {
  const response = await fetch(`${emulators.functionsUrl}/${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...(options.correlationId === undefined ? {} : { "x-correlation-id": options.correlationId }),
    },
    body,
  });
  const text = await response.text();
  try {
    return JSON.parse(text) as WireAnswer;
  } catch {
    // What is no JSON is refused by the platform in front of the function, in plain words.
    return { error: { status: response.status === 400 ? "INVALID_ARGUMENT" : "INTERNAL", message: text } };
  }
}
