import { join } from "node:path";
import { root } from "../command.ts";
import { line, seconds } from "../setup/progress.mjs";
import { onChange } from "./changes.ts";
import { buildConsole, publicDirectory } from "./console.ts";

/** Builds the console anew at every change of its source; a page that is reloaded then shows it. */
export function watchConsole(runId: string): () => void {
  return onChange(
    { directory: join(root, "web", "src"), recursive: true },
    (file) => /\.(tsx?|css)$/.test(file),
    async () => {
      const startedAt = Date.now();
      await buildConsole(publicDirectory(runId));
      line(`✓ console rebuilt (${seconds(Date.now() - startedAt)}): reload the page`);
    },
  );
}
