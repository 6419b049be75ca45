/** `npm run dev`: `npm start` that compiles every change of the functions and shows what they say. */
import { command } from "./command.ts";
import { runSession } from "./stack/session.ts";

await command(() => runSession("npm run dev", true));
