/** `npm start`: the whole backend on this machine, with a demo galaxy. `-- --fresh` builds the galaxy anew. */
import { requireTypes } from "./checks.ts";
import { command, given } from "./command.ts";
import { runSession } from "./stack/session.ts";

await command(async () => {
  const { values } = given("npm start -- [--fresh]", { least: 0, most: 0 }, { fresh: { type: "boolean" } });
  await requireTypes();
  await runSession({ fresh: values.fresh === true });
});
