import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getFunctions } from "firebase-admin/functions";
import { functionsLocation } from "../../functions/src/platform/config.ts";
import { app } from "../../functions/src/platform/store.ts";

/**
 * A queue of the emulator, watched from outside: tasks pass through a small server here, which forwards them to the
 * deployed function and counts, and one held task keeps the emulator from falling asleep (idle, it looks once a
 * second, which would drown what is measured).
 */
export class WatchedQueue {
  readonly #server: Server;
  readonly #queue;
  readonly #functionUrl: string;
  #release: (() => void) | undefined;
  #done = 0;
  #waiting: { count: number; resolve: () => void } | undefined;

  constructor(name: string, functionsUrl: string) {
    this.#queue = getFunctions(app()).taskQueue(`locations/${functionsLocation}/functions/${name}`);
    this.#functionUrl = `${functionsUrl}/${name}`;
    this.#server = createServer(async (request, response) => {
      if (request.url === "/hold") {
        await new Promise<void>((resolve) => {
          this.#release = resolve;
        });
      } else {
        const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
        await fetch(this.#functionUrl, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
        });
      }
      response.end(() => this.#count(request.url));
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  /** Keeps the queue awake while `work` runs. */
  async awake<T>(work: () => Promise<T>): Promise<T> {
    await this.#queue.enqueue({}, { uri: this.#uri("/hold"), dispatchDeadlineSeconds: 600 });
    while (this.#release === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
    try {
      return await work();
    } finally {
      this.#release();
      this.#release = undefined;
    }
  }

  /** Sends `count` tasks that find nothing to do to the deployed function and waits until each has been answered. */
  async empty(count: number): Promise<void> {
    this.#done = 0;
    const all = new Promise<void>((resolve) => {
      this.#waiting = { count, resolve };
    });
    const task = { jobId: "no-such-job", attempt: 1, act: { kind: "begin" } };
    await Promise.all(
      Array.from({ length: count }, () => this.#queue.enqueue(task, { uri: this.#uri("/task") })),
    );
    await all;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #uri(path: string): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${path}`;
  }

  #count(path: string | undefined): void {
    if (path !== "/task") return;
    this.#done += 1;
    if (this.#done === this.#waiting?.count) this.#waiting.resolve();
  }
}
