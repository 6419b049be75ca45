/** `npm run pictures`: a picture of each page of the console in `docs/pages/`, made by the walk through all of them. */
import { command } from "./command.ts";
import { longLanes } from "./suite/lanes.ts";
import { runSuite } from "./suite/suite.ts";

process.env.PICTURES = "docs/pages";
await command(() => runSuite({ lanes: longLanes }, ["test/long/console/everyPage.test.ts", "-t", "english"]));
