import { deployed } from "../platform/declaration/deployed.ts";
import { players as room } from "./room.ts";

export const { players, playersWorker } = deployed(room);
