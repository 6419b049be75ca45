import { deployed } from "../platform/deployed.ts";
import { players as room } from "./room.ts";

export const { players, erasePlayer, finishErasures, spreadName } = deployed(room);
