import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type Socket } from "node:net";

/**
 * A TCP proxy in front of an emulator that can lose an answer: the next request goes through and is carried out, and
 * the connection dies before anything comes back, as when a network fails between a commit and its acknowledgement.
 */
export class CuttingProxy {
  readonly #server: Server;
  readonly #pairs = new Set<[Socket, Socket]>();
  #armed = false;
  #cuts = 0;

  constructor(target: { readonly host: string; readonly port: number }) {
    this.#server = createServer((client) => {
      const upstream = connect(target.port, target.host);
      const pair: [Socket, Socket] = [client, upstream];
      this.#pairs.add(pair);
      let losing = false;
      client.on("data", (chunk) => {
        losing ||= this.#armed;
        upstream.write(chunk);
      });
      upstream.on("data", (chunk) => {
        if (!losing) return client.write(chunk);
        // The answer to what was sent since the proxy was armed: it is lost.
        this.#armed = false;
        this.#cuts += 1;
        return this.#drop(pair);
      });
      for (const socket of pair)
        socket.on("error", () => this.#drop(pair)).on("close", () => this.#drop(pair));
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Loses the answer to whatever is sent next. */
  loseNextAnswer(): void {
    this.#armed = true;
  }

  get cuts(): number {
    return this.#cuts;
  }

  close(): void {
    for (const pair of this.#pairs) this.#drop(pair);
    this.#server.close();
  }

  #drop(pair: [Socket, Socket]): void {
    this.#pairs.delete(pair);
    for (const socket of pair) socket.destroy();
  }
}
