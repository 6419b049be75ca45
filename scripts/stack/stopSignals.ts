/** Thrown through whatever a command is doing when somebody asks it to stop. */
export class Stopped extends Error {}

// npm, the terminal and setup.mjs may each deliver the same Ctrl-C.
const sameRequestMs = 300;

/** Takes over Ctrl-C, `kill`, a closed terminal, and a parent that was killed without telling anybody. */
export function stopSignals() {
  const controller = new AbortController();
  const rejected = Promise.withResolvers<never>();
  rejected.promise.catch(() => {});
  let force = () => {};
  let firstAt = 0;
  const request = (name: string) => {
    if (controller.signal.aborted) {
      if (Date.now() - firstAt < sameRequestMs) return;
      force();
      process.exit(130);
    }
    firstAt = Date.now();
    controller.abort();
    rejected.reject(new Stopped(name));
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => request(name));
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    request("SIGHUP");
  }, 1_000);
  watch.unref();
  // A terminal that has gone takes no more output; what is to be saved must be saved all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  return {
    requested: controller.signal,
    /** Rejects with `Stopped` when the command is asked to stop. */
    rejected: rejected.promise,
    /** What to do at the second request: at once, without saving. */
    onForce(kill: () => void) {
      force = kill;
    },
  };
}
