import { deployed } from "./declaration/deployed.ts";
import { platform } from "./room.ts";

export { tick } from "./work/tick.ts";

export const { platformWorker } = deployed(platform);
