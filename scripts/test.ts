/** `npm test`: everything but what takes long. Arguments go to vitest: `npm test -- test/unit -t election`. */
import { command } from "./command.ts";
import { lanes, lastLane } from "./suite/lanes.ts";
import { runSuite } from "./suite/suite.ts";

await command(() => runSuite({ lanes: lanes(), last: lastLane }, process.argv.slice(2)));
