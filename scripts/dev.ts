/** `npm run dev`: `npm start` that compiles every change of the functions and shows what they say. */
import { build } from "./build.ts";
import { command } from "./command.ts";
import { Failure } from "./setup/failure.mjs";
import { line } from "./setup/progress.mjs";
import { runSession } from "./stack/session.ts";

await command(async () => {
  const args = process.argv.slice(2);
  const unknown = args.find((arg) => arg !== "--fresh");
  if (unknown)
    throw new Failure(`\`npm run dev\` does not know "${unknown}": it takes --fresh, after a \`--\`.`);
  build();
  await runSession({ fresh: args.includes("--fresh"), onLine: line, watch: true });
});
process.exit();
