import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { root } from "../command.ts";

/** A copy of the files that git knows or would know, which shares the packages: in `.data`, unless `within` says where. */
export function repositoryCopy(within = join(root, ".data")): string {
  mkdirSync(within, { recursive: true });
  const folder = mkdtempSync(join(within, "copy-"));
  const listed = execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], { cwd: root });
  // What was deleted and not committed yet is listed, too.
  for (const file of listed
    .toString()
    .split("\0")
    .filter((name) => name !== "" && existsSync(join(root, name))))
    cpSync(join(root, file), join(folder, file));
  for (const modules of ["node_modules", "functions/node_modules"])
    if (existsSync(join(root, modules))) symlinkSync(join(root, modules), join(folder, modules));
  return folder;
}
