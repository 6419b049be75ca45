import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";

/** A server in front of one function, with the parsers that Google's framework and the emulator put there. */
export async function serveAsFramework(deployed: unknown): Promise<{ server: Server; url: string }> {
  const app = express();
  const options = {
    limit: "32mb",
    verify: (request: IncomingMessage, _response: unknown, rawBody: Buffer) =>
      void Object.assign(request, { rawBody }),
  };
  app.use(express.json(options));
  app.use(express.text(options));
  app.use(express.urlencoded({ ...options, extended: true }));
  app.use(express.raw({ ...options, type: "*/*" }));
  app.use(deployed as never);
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
