import { dirname } from "node:path";
import { bundle, functionsSource } from "../build.ts";
import { typeErrors } from "../checks.ts";
import { line, seconds } from "../setup/progress.mjs";
import { onChange } from "./changes.ts";

/**
 * Bundles the functions at every change of their source, shows errors of type, and says when the functions answer as they
 * stand. `reload` makes the emulator load them, and returns its complaint.
 */
export function watchFunctions(reload: () => Promise<string | null>): () => void {
  return onChange(
    { directory: functionsSource, recursive: true },
    (file) => file.endsWith(".ts"),
    async () => {
      const startedAt = Date.now();
      const checked = typeErrors(dirname(functionsSource));
      const reloaded = bundle()
        .then(reload)
        .catch((error: Error) => error.message);
      const errors = await checked;
      if (errors.length > 0) line([...errors, "✗ types of the functions"].join("\n"));
      const complaint = await reloaded;
      line(
        complaint === null
          ? `✓ functions reloaded (${seconds(Date.now() - startedAt)})`
          : `✗ the functions could not be loaded: ${complaint}`,
      );
    },
  );
}
