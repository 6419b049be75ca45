import { deployed } from "../platform/declaration/deployed.ts";
import { ships as room } from "./room.ts";

export const { ships, shipsWorker } = deployed(room);
