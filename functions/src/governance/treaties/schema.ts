import { documents } from "../../platform/store.ts";
import { treaties as room } from "./room.ts";
import { treatySchema } from "./treaty.ts";

export const treaties = documents(room.collections.treaties, treatySchema);
