import { basename, dirname } from "node:path";
import { line } from "../setup/progress.mjs";
import { onChange } from "./changes.ts";
import { loadRules } from "./rules.ts";

/** Loads the security rules at every change of their file, and names each error of a ruleset that is refused. */
export function watchRules(port: number, projectId: string, path: string): () => void {
  const name = basename(path);
  return onChange(
    { directory: dirname(path), recursive: false },
    (file) => file === name,
    async () => {
      const errors = await loadRules(port, projectId, path);
      if (errors.length === 0) return line(`✓ ${name} reloaded`);
      line(errors.map((error) => `${name}:${error}`).join("\n"));
      line(`✗ ${name} was refused: the rules from before stay in force`);
    },
  );
}
