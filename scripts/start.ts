/** `npm start`: the whole backend on this machine, with a demo galaxy. `-- --fresh` builds the galaxy anew. */
import { command } from "./command.ts";
import { runSession } from "./stack/session.ts";

await command(() => runSession("npm start", false));
