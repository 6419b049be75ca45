import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";

/** Serves functions in this process, each below its path, as the framework in front of a function does. */
export async function served(
  functions: Readonly<Record<string, unknown>>,
): Promise<{ readonly origin: string; close(): void }> {
  const app = express();
  app.use(
    express.json({
      verify: (request, _response, rawBody) => {
        Object.assign(request, { rawBody });
      },
    }),
  );
  for (const [path, handler] of Object.entries(functions)) app.use(path, handler as never);
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Makes one call that changes something. @throws unless what it answers is right. */
export async function answered<Result>(
  url: string,
  idToken: string,
  input: object,
  isRight: (result: Result) => boolean,
): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${idToken}` },
    body: JSON.stringify({ data: { ...input, requestId: crypto.randomUUID() } }),
  });
  const answer = (await response.json()) as { result?: Result };
  if (answer.result === undefined || !isRight(answer.result))
    throw new Error(`${url} answered ${JSON.stringify(answer)}`);
}
