/** `npm run dev`: `npm start` that compiles every change of the functions and shows what they say. */
import { requireTypes } from "./checks.ts";
import { command, given } from "./command.ts";
import { line } from "./setup/progress.mjs";
import { runSession } from "./stack/session.ts";

await command(async () => {
  const { values } = given("npm run dev -- [--fresh]", { least: 0, most: 0 }, { fresh: { type: "boolean" } });
  await requireTypes();
  await runSession({ fresh: values.fresh === true, onLine: line, watch: true });
});
