import type { Request, Response } from "express";
import { getFunctions } from "firebase-admin/functions";
import { functionsLocation } from "../../functions/src/platform/config.ts";
import { app } from "../../functions/src/platform/store.ts";
import { served } from "./server.ts";

/**
 * A queue of the emulator, watched from outside: tasks pass through a small server here, which forwards them to the
 * deployed function, and one held task keeps the emulator from falling asleep (idle, it looks now and then, which would
 * drown what is measured).
 */
export async function watchedQueue(name: string, functionsUrl: string) {
  const queue = getFunctions(app()).taskQueue(`locations/${functionsLocation}/functions/${name}`);
  let held = Promise.withResolvers<void>();
  let released = Promise.withResolvers<void>();
  let answered = () => {};
  const server = await served({
    "/hold": async (_request: Request, response: Response) => {
      held.resolve();
      await released.promise;
      response.end();
    },
    "/task": async ({ body }: Request, response: Response) => {
      const headers = { "content-type": "application/json" };
      const options = { method: "POST", headers, body: JSON.stringify(body) };
      const { ok, status } = await fetch(`${functionsUrl}/${name}`, options);
      if (!ok) throw new Error(`${name} answered an empty task with ${status}.`);
      response.end(answered);
    },
  });
  return {
    /** Keeps the queue awake while `work` runs. */
    async awake<T>(work: () => Promise<T>): Promise<T> {
      held = Promise.withResolvers();
      released = Promise.withResolvers();
      await queue.enqueue({}, { uri: `${server.origin}/hold`, dispatchDeadlineSeconds: 600 });
      await held.promise;
      return work().finally(released.resolve);
    },
    /** Sends `count` tasks that find nothing to do to the deployed function and waits until each has been answered. */
    async empty(count: number): Promise<void> {
      const all = Promise.withResolvers<void>();
      let left = count;
      answered = () => {
        left -= 1;
        if (left === 0) all.resolve();
      };
      const body = { jobId: "no-such-job", attempt: 1, slice: 0 };
      const task = { task: name, body, id: "empty", hasRow: false, failures: 0 };
      const tasks = Array.from({ length: count }, () =>
        queue.enqueue(task, { uri: `${server.origin}/task` }),
      );
      await Promise.all(tasks);
      await all.promise;
    },
    close: server.close,
  };
}

export type WatchedQueue = Awaited<ReturnType<typeof watchedQueue>>;
