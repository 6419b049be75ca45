import { deployed } from "./deployed.ts";
import { platform } from "./room.ts";

export const { sweep, compareLedgerTotals } = deployed(platform);
