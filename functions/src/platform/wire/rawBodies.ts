import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** In the place of JSON's type, for which the framework in front of a function would parse the body. */
export const UNPARSED_TYPE = "application/vnd.sectorwars.call";

const JSON_TYPE = /^application\/json(?:\s*;|$)/i;

/**
 * Keeps the framework in front of a function, which takes 32 MB, from parsing bodies: it hands on what it does not know
 * as bytes, and answers what is no JSON with a page of its own. `bodyOf` then looks at the size first.
 */
export function leaveBodiesUnparsed(): void {
  subscribe("http.server.request.start", (message) => {
    const { headers } = (message as { request: IncomingMessage }).request;
    if (JSON_TYPE.test(headers["content-type"] ?? "")) headers["content-type"] = UNPARSED_TYPE;
  });
}
