/** `npm run test:long`: what takes minutes. */
import { command } from "./command.ts";
import { runSuite } from "./suite.ts";

await command(() => runSuite({ lanes: [{ name: "long", projects: ["long"] }] }, process.argv.slice(2)));
