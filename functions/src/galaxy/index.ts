import { deployed } from "../platform/deployed.ts";
import { galaxy as room } from "./room.ts";

export const { galaxy } = deployed(room);
