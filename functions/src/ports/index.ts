import { deployed } from "../platform/declaration/deployed.ts";
import { ports as room } from "./room.ts";

export const { ports } = deployed(room);
