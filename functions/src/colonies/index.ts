import { deployed } from "../platform/declaration/deployed.ts";
import { colonies as room } from "./room.ts";

export const { colonies, coloniesWorker } = deployed(room);
