/** `npm run check`: format, lint and types; seconds, before every commit. */
import { runChecks } from "./checks.ts";
import { command } from "./command.ts";
import { Failure } from "./setup/failure.mjs";

await command(async () => {
  const failed = await runChecks();
  if (failed.length > 0)
    throw new Failure(
      `Not in order: ${failed.join(", ")}; \`npx biome check --write\` mends format and imports.`,
    );
});
