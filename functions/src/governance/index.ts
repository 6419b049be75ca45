import { deployed } from "../platform/declaration/deployed.ts";
import { governance as room } from "./room.ts";

export const { governance, governanceWorker } = deployed(room);
