/** `npm run test:mutate`: whether the rules matrix notices every change of `firestore.rules`. */
import { command } from "./command.ts";
import { mutateRules } from "./mutateRules.ts";

await command(mutateRules);
