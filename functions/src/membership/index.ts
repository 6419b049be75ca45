import { deployed } from "../platform/deployed.ts";
import { membership as room } from "./room.ts";

export const { membership, membershipWorker } = deployed(room);
