/** Tells the operators of a fault. What does it is loaded with the first one: most tabs never have any. */
export function reportFault(thrown: unknown): void {
  void import("./reportFaults.ts").then(({ report }) => report(thrown)).catch(() => {});
}

/** From now on, whatever nobody has caught is reported. */
export function reportUncaught(): void {
  addEventListener("error", ({ error }) => reportFault(error));
  addEventListener("unhandledrejection", ({ reason }) => reportFault(reason));
}
