/**
 * `npm run test:defects`: plants one defect after the other in a copy of the repository and runs what must find it. Words
 * run those alone whose names have one of them.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, root } from "./command.ts";
import { DEFECTS, type Defect } from "./defects/list.ts";
import { repositoryCopy } from "./defects/repositoryCopy.ts";
import { Failure } from "./setup/failure.mjs";

await command(async () => {
  const words = process.argv.slice(2);
  const chosen = DEFECTS.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  const folder = repositoryCopy();
  try {
    const missed = chosen.filter((defect) => !isFound(defect, folder));
    console.log(`${chosen.length - missed.length} of ${chosen.length} defects found`);
    if (missed.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Plants it, runs what must find it, and takes it out again. */
function isFound({ name, file, from, to, foundBy, always }: Defect, folder: string): boolean {
  const path = join(folder, file);
  const sound = readFileSync(path, "utf8");
  if (sound.split(from).length !== 2) throw new Failure(`"${name}": ${file} has its line not once.`);
  writeFileSync(
    path,
    sound.replace(from, () => to),
  );
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const startedMs = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, "run", "--bail=1", ...foundBy], {
    cwd: folder,
    encoding: "utf8",
    // Drawn whole, as `npm run test:long` draws.
    env: { ...process.env, CI: "true", NO_COLOR: "1", ...(always ? {} : { DRAW: "all" }) },
  });
  writeFileSync(path, sound);
  // A runner that came to no verdict has found nothing; a play that broke off has, before its file's first test.
  const output = stdout + stderr;
  const failed = status !== 0 && /Tests .*\d+ failed|broke off at step \d+/.test(output);
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(0);
  const when = always ? "always" : "where drawn";
  console.log(`${failed ? "found " : "MISSED"}  ${name} (${foundBy.join(" ")}; ${when}; ${seconds} s)`);
  // Another test that fails, or this one by chance, has found nothing: the name shows it.
  if (failed) console.log(`        ${/ FAIL +(.*)/.exec(output)?.[1] ?? "a play broke off"}`);
  if (!failed) console.log(stdout.split("\n").slice(-25).join("\n"));
  return failed;
}
