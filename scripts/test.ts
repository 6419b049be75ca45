/** `npm test`: everything but what takes long. Arguments go to vitest: `npm test -- test/unit -t election`. */
import { command } from "./command.ts";
import { runSuite } from "./suite.ts";

await command(() =>
  runSuite(
    ["unit", "loading", "rules", "histories", "hostile", "emulator", "faults", "budgets", "queries"],
    process.argv.slice(2),
  ),
);
