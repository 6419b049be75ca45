/**
 * Loaded with --require into the workers and into the emulators: while a plan of faults is played, what tries again does so
 * almost at once. The pauses of the SDK's transactions and of the queues pass in real time, and nothing else would in them.
 */
import { statSync } from "node:fs";
import Module from "node:module";

/** Enough to let another transaction end. */
const SHORTENED = 20;

interface Loaded {
  /** Of the Firestore client: how it waits before it tries a transaction again. */
  delayExecution?(run: () => void, ms: number): NodeJS.Timeout;
  /** Of the tasks emulator. */
  readonly TaskQueue?: { readonly prototype: Queue };
}
interface Queue {
  updateMetadata(metadata: { currentBackoff: number }, ...rest: unknown[]): void;
}

const isPlayed = () => statSync(process.env.FAULT_PLAN!).size > 0;

const seen = new WeakSet<object>();
const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): Loaded };
const load = loader._load;
loader._load = function shortening(request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  if (request !== "./backoff" && request !== "./taskQueue") return loaded;
  if (!seen.has(loaded)) shorten(loaded);
  seen.add(loaded);
  return loaded;
};

function shorten(loaded: Loaded): void {
  if (loaded.delayExecution) {
    loaded.delayExecution = (run, ms) => setTimeout(run, isPlayed() ? ms / SHORTENED : ms);
  }
  const queue = loaded.TaskQueue?.prototype;
  if (queue === undefined) return;
  const { updateMetadata } = queue;
  queue.updateMetadata = function shortened(metadata, ...rest) {
    updateMetadata.call(this, metadata, ...rest);
    if (isPlayed()) metadata.currentBackoff = 0;
  };
}
