import { documents } from "../../platform/store.ts";
import { petitionSchema, supporterSchema } from "./petition.ts";
import { petitions as room } from "./room.ts";

export const petitions = documents(room.collections.petitions, petitionSchema);
export const supporters = documents(room.collections.supporters, supporterSchema);
