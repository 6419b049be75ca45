import { documents } from "../../platform/store.ts";
import { officeSchema } from "./office.ts";
import { offices as room } from "./room.ts";

export const offices = documents(room.collections.offices, officeSchema);
