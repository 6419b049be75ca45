/**
 * Settles one poll in a process of its own, with what is deployed, and says how much memory and time it took:
 * `node settleOne.mjs <regionId> <pollId>`.
 */
/** @param {string} file */
const compiled = (file) => import(new URL(`../../functions/lib/${file}.js`, import.meta.url).href);

await compiled("house");
const { settlePoll } = await compiled("governance/polls/settlePoll");
const [regionId, pollId] = process.argv.slice(2);
const startedMs = performance.now();
let runs = 1;
while ((await settlePoll({ regionId, pollId })) === "more") runs += 1;
const seconds = Math.round((performance.now() - startedMs) / 1_000);
const peakMiB = Math.round(process.resourceUsage().maxRSS / 1_024);
console.log(`\n${JSON.stringify({ runs, seconds, peakMiB })}`);
process.exit();
