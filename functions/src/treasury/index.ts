import { deployed } from "../platform/declaration/deployed.ts";
import { treasury as room } from "./room.ts";

export const { treasury, treasuryWorker } = deployed(room);
