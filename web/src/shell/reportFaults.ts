import { CallError } from "../../../client/error.ts";
import { pages } from "../pages.ts";
import { placeOf } from "./address.ts";
import { faultOf } from "./fault.ts";

/** Of one tab: a page that fails in a loop is told of once. */
const MOST_REPORTS = 5;
let reported = 0;

/** Tells the operators; what cannot be sent is lost. A refused call is no fault of the page's. */
export function report(thrown: unknown): void {
  if (thrown instanceof CallError || reported >= MOST_REPORTS) return;
  reported += 1;
  const page = placeOf(pages, location.pathname, "")?.page.path ?? "/";
  void send(faultOf(thrown, page, release())).catch(() => {});
}

async function send(fault: ReturnType<typeof faultOf>): Promise<void> {
  const { calls } = await import("../data/calls.ts");
  await (await calls()).platform.reportFault(fault);
}

/** The name of this build's first file, which its content makes. */
function release(): string {
  const script = document.querySelector<HTMLScriptElement>("script[type=module]");
  return new URL(script?.src ?? location.href).pathname.split("/").at(-1) || "unknown";
}
