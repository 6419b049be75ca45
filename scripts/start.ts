/** `npm start`: the whole backend on this machine, with a demo galaxy. `-- --fresh` builds the galaxy anew. */
import { build } from "./build.ts";
import { command } from "./command.ts";
import { Failure } from "./setup/failure.mjs";
import { runSession } from "./stack/session.ts";

await command(async () => {
  const args = process.argv.slice(2);
  const unknown = args.find((arg) => arg !== "--fresh");
  if (unknown)
    throw new Failure(`\`npm start\` does not know "${unknown}": it takes --fresh, after a \`--\`.`);
  build();
  await runSession({ fresh: args.includes("--fresh") });
});
// The clients of the emulators that built the galaxy would keep the process alive.
process.exit();
