import { deployed } from "../platform/declaration/deployed.ts";
import { economy as room } from "./room.ts";

export const { economy, economyWorker } = deployed(room);
