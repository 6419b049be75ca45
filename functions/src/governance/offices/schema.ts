import { PATHS } from "../../platform/paths.ts";
import { documents } from "../../platform/store.ts";
import { officeSchema } from "./office.ts";

export const offices = documents(PATHS.offices, officeSchema);
