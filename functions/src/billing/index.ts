import { deployed } from "../platform/declaration/deployed.ts";
import { billing as room } from "./room.ts";

export const { billing, billingWorker, stripeWebhook } = deployed(room);
