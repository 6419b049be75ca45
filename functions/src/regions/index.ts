import { deployed } from "../platform/deployed.ts";
import { regions as room } from "./room.ts";

export const { regions, provisionRegion } = deployed(room);
