import { isLocal } from "../data/stack.ts";
import { scriptOf } from "./script.ts";

// A local stack is built anew at any time.
const ASK_EVERY_MS = isLocal ? 0 : 10 * 60_000;
const RELOADED_FROM = "reloadedFrom";

const own = () => document.querySelector('script[type="module"]')?.getAttribute("src") ?? null;

let askedAt = Date.now();
let isOld = false;

/**
 * Whether this tab is to begin anew with the next address, since another release was deployed: asked for at navigations, known
 * at the one after. Once a release: where the old one comes again, the tab stays.
 */
export function isOutdated(): boolean {
  if (Date.now() - askedAt >= ASK_EVERY_MS) {
    askedAt = Date.now();
    void ask().catch(() => {});
  }
  const script = own();
  if (!isOld || script === null || sessionStorage.getItem(RELOADED_FROM) === script) return false;
  sessionStorage.setItem(RELOADED_FROM, script);
  return true;
}

async function ask(): Promise<void> {
  const response = await fetch("/", { cache: "no-store" });
  const deployed = response.ok ? scriptOf(await response.text()) : null;
  isOld = deployed !== null && deployed !== own();
}
