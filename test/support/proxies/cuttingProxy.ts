import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";

/** What becomes of a call on its way: which half of it is lost, late or doubled. */
export type Act =
  | "pass"
  /** The connection ends before the call has left. */
  | "cutRequest"
  /** The call acts, its answer is lost. */
  | "cutAnswer"
  /** The call acts, half of its answer comes. */
  | "halfAnswer"
  /** The call acts, a gateway says that it did not answer. */
  | "badGateway"
  /** The call acts, a proxy says that it came too slowly. */
  | "requestTimeout"
  /** The call arrives twice at once. */
  | "repeat"
  /** The connection ends at once, and the call arrives when its repetition is long done. */
  | "late"
  /** The call acts at once, its answer takes two seconds. */
  | "delay";

export interface CuttingProxy {
  readonly port: number;
  /** What becomes of the next calls, in turn; later ones pass. */
  readonly acts: Act[];
  /** How many calls have come. */
  calls(): number;
  /** Waits for what is still on its way. */
  settled(): Promise<void>;
  close(): void;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

/** Stands between a client and the functions, and disturbs the calls that it is told to. */
export async function startCuttingProxy(target: { host: string; port: number }): Promise<CuttingProxy> {
  const acts: Act[] = [];
  const underWay = new Set<Promise<unknown>>();
  let calls = 0;
  const server = createServer(async (incoming, response) => {
    const body = await buffer(incoming);
    const isCall = incoming.method === "POST";
    if (isCall) calls += 1;
    const act = (isCall ? acts.shift() : undefined) ?? "pass";
    const forward = () => forwarded(target, incoming, body);
    const work = disturbed(act, forward, response).catch(() => response.destroy());
    underWay.add(work);
    await work;
    underWay.delete(work);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    acts,
    calls: () => calls,
    settled: async () => void (await Promise.all(underWay)),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function disturbed(act: Act, forward: () => Promise<Answer>, response: ServerResponse): Promise<void> {
  const socket = response.socket!;
  switch (act) {
    case "pass":
      return answer(response, await forward());
    case "cutRequest":
      return cut(socket);
    case "cutAnswer":
      await forward();
      return cut(socket);
    case "halfAnswer":
      return answerHalf(response, await forward());
    case "badGateway":
      await forward();
      return answerWith(response, 502);
    case "requestTimeout":
      await forward();
      return answerWith(response, 408);
    case "repeat":
      return answer(response, (await Promise.all([forward(), forward()]))[0]);
    case "late":
      cut(socket);
      await setTimeout(1_500);
      await forward();
      return;
    case "delay": {
      const delayed = await forward();
      await setTimeout(2_000);
      return answer(response, delayed);
    }
  }
}

function forwarded(
  { host, port }: { host: string; port: number },
  incoming: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, url, headers } = incoming;
    const outgoing = request({ host, port, method, path: url, headers }, async (response) => {
      const { statusCode: status = 0, headers } = response;
      resolve({ status, headers, body: await buffer(response) });
    });
    outgoing.on("error", reject).end(body);
  });
}

function answer(response: ServerResponse, { status, headers, body }: Answer): void {
  const { "transfer-encoding": _, ...rest } = headers;
  response.writeHead(status, { ...rest, "content-length": body.length }).end(body);
}

function answerHalf(response: ServerResponse, { status, headers, body }: Answer): void {
  const { "transfer-encoding": _, ...rest } = headers;
  response.writeHead(status, { ...rest, "content-length": body.length });
  response.write(body.subarray(0, body.length / 2), () => cut(response.socket!));
}

/** As a gateway answers: nothing of the protocol, nothing that lets a browser's script read it. */
function answerWith(response: ServerResponse, status: number): void {
  response.writeHead(status, { "content-type": "text/html" }).end("<html><body>try later</body></html>");
}

function cut(socket: Socket): void {
  socket.resetAndDestroy();
}
