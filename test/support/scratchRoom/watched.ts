/** Runs in a scratch copy of the repository: what `npm run dev` does with the functions, on ports of its own, without a galaxy. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts, startEmulators } from "../../../scripts/stack/emulators.ts";
import { watchFunctions } from "../../../scripts/stack/watchFunctions.ts";

const emulators = await startEmulators({
  name: "watched",
  ports: await freePorts(),
  projectId: "demo-watched",
  clockFile: join(mkdtempSync(join(tmpdir(), "sw-watched-")), "clock.json"),
  reload: true,
});
watchFunctions(emulators.reload);
process.stdout.write(`${emulators.env.FUNCTIONS_URL}\n`);
process.once("SIGTERM", async () => {
  await emulators.stop();
  process.exit();
});
