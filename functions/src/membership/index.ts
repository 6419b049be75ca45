import { deployed } from "../platform/declaration/deployed.ts";
import { membership as room } from "./room.ts";

export const { membership, membershipWorker } = deployed(room);
