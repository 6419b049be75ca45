import type { AnsweredRecount, AskedRecount } from "./verdict.ts";

/** Counts in a worker of its own, which ends with the count, or with the signal. */
export function recountBeside(asked: AskedRecount, signal: AbortSignal): Promise<AnsweredRecount> {
  const worker = new Worker(new URL("./recountWorker.ts", import.meta.url), { type: "module" });
  return new Promise<AnsweredRecount>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<AnsweredRecount>) => resolve(data);
    worker.onerror = () => reject(new Error("The recount's worker has failed"));
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    worker.postMessage(asked);
  }).finally(() => worker.terminate());
}
