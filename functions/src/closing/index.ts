import { deployed } from "../platform/declaration/deployed.ts";
import { closing as room } from "./room.ts";

export const { closing, closingWorker } = deployed(room);
