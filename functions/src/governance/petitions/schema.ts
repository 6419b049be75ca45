import { PATHS } from "../../platform/paths.ts";
import { documents } from "../../platform/store.ts";
import { petitionSchema, supporterSchema } from "./petition.ts";

export const petitions = documents(PATHS.petitions, petitionSchema);
export const supporters = documents(PATHS.supporters, supporterSchema);
