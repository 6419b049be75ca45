import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { functionsLocation } from "../../functions/src/platform/config.ts";
import { StandIn } from "../stripe/standIn.ts";
import type { Kept } from "../stripe/vault.ts";
import { readOffsetMs } from "./clockFile.ts";
import { importDirectory } from "./data.ts";
import { host, type Ports } from "./ports.ts";
import { WEBHOOK_SECRET } from "./run.ts";

/** What the local stack sells: the ids are the defaults of the functions' settings. */
const PRICES = [
  ["price_region", "A region", 2_500],
  ["price_citizen", "Galactic Citizen", 500],
] as const;

/** Within the export of the emulators: what the stand-in has sold stays beside the documents that tell of it. */
export const STRIPE_FILE = "stripe.json";

/** The stand-in for Stripe of one run of the emulators, on this machine's own address and by game time. */
export async function startStandIn(run: {
  readonly ports: Ports;
  readonly projectId: string;
  readonly clockFile: string;
  readonly dataDir?: string | undefined;
  readonly sendsByItself?: true | undefined;
}): Promise<StandIn> {
  const { ports, projectId, clockFile, dataDir, sendsByItself } = run;
  const kept = dataDir === undefined ? undefined : readKept(dataDir);
  const standIn = new StandIn({
    port: ports.stripe,
    now: () => new Date(Date.now() + readOffsetMs(clockFile)),
    destination: {
      url: `http://${host}:${ports.functions}/${projectId}/${functionsLocation}/stripeWebhook`,
      secrets: [WEBHOOK_SECRET],
      form: "snapshot",
    },
    sendsByItself,
    prices: PRICES,
    ...(kept === undefined ? {} : { kept }),
  });
  await standIn.start();
  return standIn;
}

function readKept(dataDir: string): Kept | undefined {
  const directory = importDirectory(dataDir);
  const file = directory === null ? "" : join(directory, STRIPE_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Kept) : undefined;
}
