import { deployed } from "../platform/declaration/deployed.ts";
import { banking as room } from "./room.ts";

export const { banking, bankingWorker } = deployed(room);
