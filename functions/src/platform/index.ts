import { deployed } from "./declaration/deployed.ts";
import { platform as room } from "./room.ts";

export { tick } from "./work/tick.ts";

export const { platform, platformWorker } = deployed(room);
