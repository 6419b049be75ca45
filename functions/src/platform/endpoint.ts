import { type HttpsFunction, onRequest } from "firebase-functions/https";
import type { defineSecret } from "firebase-functions/params";
import { functionsLocation, roomsAccount } from "./config.ts";
import { correlationIdFrom, faultOf, inLogContext, log } from "./log.ts";

/** What an outside service sends, as bytes: a signature is over these. */
export interface EndpointRequest {
  readonly rawBody: Buffer;
  header(name: string): string | undefined;
}

/** The status to answer with; the body is empty. */
export type EndpointHandler = (request: EndpointRequest) => Promise<number>;

const MAX_BODY_BYTES = 256_000;

/**
 * A deployed endpoint for one outside service, which knows nothing of the callable protocol. What fails is answered 500,
 * so that the service sends it again.
 */
export function endpoint(
  name: string,
  load: () => Promise<EndpointHandler>,
  secrets: ReturnType<typeof defineSecret>[],
): HttpsFunction {
  return onRequest(
    { region: functionsLocation, invoker: "public", serviceAccount: roomsAccount, secrets },
    async (request, response) => {
      const correlationId = correlationIdFrom(undefined);
      const status = await inLogContext({ correlationId, operation: name }, async () => {
        if (request.method !== "POST") return 405;
        if (request.rawBody === undefined || request.rawBody.length > MAX_BODY_BYTES) return 413;
        try {
          const handle = await load();
          return await handle({ rawBody: request.rawBody, header: (header) => request.get(header) });
        } catch (error) {
          log.error("endpoint failed", faultOf(error));
          return 500;
        }
      });
      response.status(status).end();
    },
  );
}
