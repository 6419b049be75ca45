import { type HttpsFunction, onRequest } from "firebase-functions/https";
import type { defineSecret } from "firebase-functions/params";
import type { roomsAccount } from "../config.ts";
import { functionsLocation } from "../config.ts";
import { correlationIdFrom, faultOf, inLogContext, log } from "../log.ts";

/** Who runs a function: the account, and the secrets that it alone is given. */
export interface Holder {
  readonly secrets: ReturnType<typeof defineSecret>[];
  readonly account: typeof roomsAccount;
}

/** What an outside service sends, as bytes: a signature is over these. */
export interface EndpointRequest {
  readonly rawBody: Buffer;
  header(name: string): string | undefined;
}

/** Returns the status to answer with; the body is empty. */
export type EndpointHandler = (request: EndpointRequest) => Promise<number>;

/**
 * A deployed endpoint for one outside service, which knows nothing of the callable protocol. What fails is answered 500,
 * so that the service sends it again.
 */
export function endpoint(
  name: string,
  load: () => Promise<EndpointHandler>,
  { secrets, account, maxBodyBytes }: Holder & { readonly maxBodyBytes: number },
): HttpsFunction {
  return onRequest(
    { region: functionsLocation, invoker: "public", serviceAccount: account, secrets },
    async (request, response) => {
      const given = request.get("x-correlation-id");
      const status = await inLogContext(
        { correlationId: correlationIdFrom(given), operation: name },
        async () => {
          if (request.method !== "POST") return 405;
          if (request.rawBody === undefined || request.rawBody.length > maxBodyBytes) return 413;
          try {
            const handle = await load();
            return await handle({ rawBody: request.rawBody, header: (header) => request.get(header) });
          } catch (error) {
            log.error("endpoint failed", faultOf(error));
            return 500;
          }
        },
      );
      response.status(status).end();
    },
  );
}
