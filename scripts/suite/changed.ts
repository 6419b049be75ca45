import { spawnSync } from "node:child_process";
import { root } from "../command.ts";

/** The paths of what differs from main, committed or not; none where there is no git to ask, or no main. */
export function changedFiles(): string[] {
  const base = ["main", "origin/main"].map((main) => git("merge-base", "HEAD", main)[0]).find(Boolean);
  if (base === undefined) return [];
  return [...git("diff", "--name-only", base), ...git("ls-files", "--others", "--exclude-standard")];
}

function git(...args: string[]): string[] {
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  return status === 0 ? stdout.split("\n").filter(Boolean) : [];
}
