import { deployed } from "../platform/declaration/deployed.ts";
import { combat as room } from "./room.ts";

export const { combat, combatWorker } = deployed(room);
