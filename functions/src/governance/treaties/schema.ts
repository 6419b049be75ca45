import { PATHS } from "../../platform/paths.ts";
import { documents } from "../../platform/store.ts";
import { treatySchema } from "./treaty.ts";

export const treaties = documents(PATHS.treaties, treatySchema);
