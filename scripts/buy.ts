/**
 * `npm run buy -- vega "Vega Station"`: buys a region on the running local stack, as a player of the demo galaxy would on the
 * page: a checkout, paid at the stand-in for Stripe, then the region's build. No money moves.
 */
import { setTimeout } from "node:timers/promises";
import type { Demo } from "../seed/demo.ts";
import { command, demoProjectId, given } from "./command.ts";
import { Failure } from "./setup/failure.mjs";
import { chooseBackend, requireBackend } from "./stack/backend.ts";
import { dataDir } from "./stack/clockFile.ts";
import { readNote } from "./stack/data.ts";
import { standardPorts } from "./stack/ports.ts";

const PATIENCE_MS = 60_000;

await command(async () => {
  const usage = 'npm run buy -- vega ["Vega Station"]';
  const [regionId = "", displayName = regionId] = given(usage, { least: 1, most: 2 }, {}).words;
  const [account] = readNote<Demo>(dataDir)?.accounts ?? [];
  if (account === undefined) throw new Failure("There is no demo galaxy yet: run `npm start` first.");
  chooseBackend(undefined);
  await requireBackend();
  // Imported only now: it meets the Admin SDK, which reads its environment once.
  const { openAccount } = await import("../seed/accounts.ts");
  const [name = ""] = account.email.split("@");
  const { client } = await openAccount(name, demoProjectId, standardPorts());
  const subject = { kind: "region", regionId, displayName } as const;
  const { checkoutId, url } = await client.billing
    .createCheckout({ subject, returnPath: "/" })
    .catch((error: Error) => Promise.reject(new Failure(error.message)));
  console.log(`${account.email} pays at ${url}`);
  const startedMs = performance.now();
  const body = new URLSearchParams({ act: "pays" });
  const paid = await fetch(url, { method: "POST", body, redirect: "manual" });
  if (paid.status !== 303) throw new Failure(`The stand-in for Stripe answered ${paid.status}.`);
  // Where a closed region has borne the id, the new one has the next of the name.
  const { checkouts } = await import("../functions/src/billing/schema.ts");
  const { subject: sold } = (await checkouts.ref({ checkoutId }).get()).data()!;
  const bought = sold.kind === "region" ? sold.regionId : regionId;
  await active(bought, startedMs);
  console.log(
    `The region ${bought} is open, ${Math.round(performance.now() - startedMs)} ms after the payment.`,
  );
});

async function active(regionId: string, sinceMs: number): Promise<void> {
  const { regions } = await import("../functions/src/regions/schema.ts");
  while (performance.now() - sinceMs < PATIENCE_MS) {
    if ((await regions.ref({ regionId }).get()).data()?.status === "active") return;
    await setTimeout(100);
  }
  throw new Failure(`The region ${regionId} is not open after ${PATIENCE_MS / 1_000} s: the log says why.`);
}
