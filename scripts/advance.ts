/** `npm run advance -- 7d`: moves game time on the local stack forward, or back to real time with `reset`. */
import { command, given } from "./command.ts";
import { formatDuration, parseDuration } from "./duration.ts";
import { Failure } from "./setup/failure.mjs";
import { clockFile, readOffsetMs, writeOffsetMs } from "./stack/clockFile.ts";

const furthestMs = 3_650 * 86_400_000;

await command(async () => {
  const [by = ""] = given("npm run advance -- 7d|36h|90m|1d12h|reset", { least: 1, most: 1 }, {}).words;
  const realMs = Date.now();
  const oldMs = readOffsetMs(clockFile);
  const newMs = by === "reset" ? 0 : oldMs + parseDuration(by);
  if (newMs > furthestMs)
    throw new Failure(
      `Game time may be at most 3650 days ahead, and this would make it ${formatDuration(newMs)}: use \`reset\` first.`,
    );
  writeOffsetMs(clockFile, newMs);
  console.log(`Game time was ${time(realMs + oldMs)}`);
  console.log(
    `    and is now ${time(realMs + newMs)} (${newMs === 0 ? "real time" : `${formatDuration(newMs)} ahead`}).`,
  );
});

function time(ms: number): string {
  return new Date(ms).toISOString().replace("T", " ").slice(0, 16);
}
