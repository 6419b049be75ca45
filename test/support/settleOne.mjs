/**
 * Settles one poll in a process of its own, with what is deployed, and says how much memory and time it took:
 * `node settleOne.mjs <regionId> <pollId>`.
 */
import { readFileSync } from "node:fs";

/** Memory that is the process's own: what it maps of files can be read again. */
function ownMiB() {
  const [, kibibytes] = /RssAnon:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return Math.round(Number(kibibytes) / 1_024);
}

/** @type {typeof import("../../functions/src/house.ts")} */
const { rooms } = await import(new URL("../../functions/lib/house.js", import.meta.url).href);
const governance = rooms.find((room) => room.name === "governance");
if (governance === undefined) throw new Error("there is no governance");
const { settlePoll } = await governance.tasks.settlePoll();
const [regionId, pollId] = process.argv.slice(2);
let peakMiB = 0;
setInterval(() => {
  peakMiB = Math.max(peakMiB, ownMiB());
}, 20).unref();
const startedMs = performance.now();
let runs = 1;
while ((await settlePoll({ regionId, pollId })) === "more") runs += 1;
const seconds = Math.round((performance.now() - startedMs) / 1_000);
console.log(`\n${JSON.stringify({ runs, seconds, peakMiB })}`);
process.exit();
