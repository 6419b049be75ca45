import { deployed } from "../platform/declaration/deployed.ts";
import { regions as room } from "./room.ts";

export const { regions, regionsWorker, provisionRegion } = deployed(room);
