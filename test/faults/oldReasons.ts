import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const file = () => join(process.env.LANES_DIRECTORY!, "oldReasons.jsonl");

/** Why calls with old request ids were refused, for all lanes of a run. */
export function noteReasons(reasons: readonly string[]): void {
  appendFileSync(file(), `${JSON.stringify(reasons)}\n`);
}

/** Undefined where no call came with an old id. */
export function notedReasons(): string[] | undefined {
  if (process.env.LANES_DIRECTORY === undefined || !existsSync(file())) return undefined;
  const lines = readFileSync(file(), "utf8").split("\n").filter(Boolean);
  return lines.flatMap((line) => JSON.parse(line) as string[]);
}
