import { deployed } from "../platform/deployed.ts";
import { players as room } from "./room.ts";

export const { players, playersWorker } = deployed(room);
