/** `npm run test:long`: what takes minutes. */
import { command } from "./command.ts";
import { longLanes } from "./suite/lanes.ts";
import { runSuite } from "./suite/suite.ts";

await command(() => runSuite({ lanes: longLanes }, process.argv.slice(2)));
