import { deployed } from "../platform/declaration/deployed.ts";
import { galaxy as room } from "./room.ts";

export const { galaxy } = deployed(room);
