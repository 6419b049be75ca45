import { receipts, subscriptions } from "../functions/src/billing/schema.ts";
import { monthAfter } from "../functions/src/billing/shares/closingDay.ts";
import { statements } from "../functions/src/billing/shares/schema.ts";
import { closings } from "../functions/src/closing/schema.ts";
import { MINUTE_MS } from "../functions/src/platform/duration.ts";
import { monthOf } from "../functions/src/platform/ledger/day.ts";
import { derivedId } from "../functions/src/platform/random.ts";
import { players } from "../functions/src/players/schema.ts";
import { regions } from "../functions/src/regions/schema.ts";
import { tick } from "../scripts/stack/cron.ts";
import type { Account } from "./accounts.ts";
import { advance, gameTime, type Stack } from "./gameTime.ts";
import { jobEnd } from "./jobEnd.ts";
import { until } from "./until.ts";

const RETURN_PATH = "/";

type Order = Parameters<Account["client"]["billing"]["createCheckout"]>[0]["subject"];
type RegionOrder = Extract<Order, { readonly kind: "region" }>;

/** Opens a checkout, pays it at the stand-in for Stripe, and waits for the region to be built. */
export async function buyRegion(
  buyer: Account,
  order: Omit<RegionOrder, "kind">,
  onProgress: (line: string) => void,
): Promise<void> {
  const { regionId, displayName } = order;
  const subject = { kind: "region" as const, ...order };
  await pay(await buyer.client.billing.createCheckout({ subject, returnPath: RETURN_PATH }));
  const bought = await until(`${displayName} is sold`, regions.ref({ regionId }), ({ exists }) => exists);
  await jobEnd(bought.data()!.jobId!, (done, steps) =>
    onProgress(`${displayName}: ${done} of ${steps ?? "?"} slices`),
  );
  onProgress(`${displayName}: bought and complete`);
}

/** Waits for the receipt, too, by which the payment counts for a region's owner. */
export async function becomeCitizen({ uid, client }: Account): Promise<void> {
  const subject = { kind: "galacticCitizen" as const };
  await pay(await client.billing.createCheckout({ subject, returnPath: RETURN_PATH }));
  await until(
    `${uid} is a Galactic Citizen`,
    players.ref({ uid }),
    (player) => player.data()!.galacticCitizen,
  );
  await until(`${uid} has a receipt`, receipts.collection({ uid }), ({ size }) => size > 0);
}

async function pay({ url }: { readonly url: string }): Promise<void> {
  const act = new URLSearchParams({ act: "pays" });
  const answer = await fetch(url, { method: "POST", body: act, redirect: "manual" });
  await answer.arrayBuffer();
  if (answer.status !== 303) throw new Error(`The stand-in for Stripe answered ${answer.status}.`);
}

/** The closing day of the running month comes; the owner's share is on a statement then. */
export async function closeMonth({ uid }: Account, stack: Stack): Promise<string> {
  const month = monthOf(gameTime());
  advance(Date.parse(`${monthAfter(month)}-05T02:00:00Z`) - gameTime().getTime());
  await tick(stack.functionsUrl);
  const ref = statements.ref({ statementId: derivedId("statement", uid, month) });
  const { payableCents } = (await until(`the statement of ${month}`, ref, ({ exists }) => exists)).data()!;
  stack.onProgress(`${month} is closed, with a statement of ${payableCents} cents`);
  return `aurora: the statement of ${month} is closed, and its ${payableCents} cents are paid out 30 days after the month`;
}

/** The subscription for a region ends at Stripe: its 72 hours begin. */
export async function stopPaying(
  { uid }: Account,
  regionId: string,
  { stripeOrigin, onProgress }: Stack,
): Promise<string> {
  const own = await subscriptions.collection({}).where("uid", "==", uid).get();
  for (const { id } of own.docs) {
    const headers = { authorization: "Bearer rk_test_local" };
    await fetch(`${stripeOrigin}/v1/subscriptions/${id}`, { method: "DELETE", headers });
  }
  const held = (
    await until(`${regionId} is held`, regions.ref({ regionId }), (region) =>
      Boolean(region.data()?.holds.billing),
    )
  ).data()!;
  onProgress(`${held.displayName} is not paid for any more`);
  return `${regionId}: not paid for; it begins to close at ${held.holds.billing!.until!.toISOString()} unless its owner pays or somebody takes it over`;
}

/** An administrator closes a region in which somebody has lived: export, evacuation, archive, and its document stays. */
export async function closeRegion(administrator: Account, regionId: string, stack: Stack): Promise<string> {
  await administrator.client.regions.interveneInRegion({
    regionId,
    reason: "Its reactors are beyond repair.",
    action: { kind: "close" },
  });
  const closing = closings.ref({ regionId });
  await until(`${regionId} is emptied`, closing, (found) => found.data()?.phase === "emptied");
  stack.onProgress(`${regionId} is evacuated, archived and emptied`);
  // It is counted to zero once more ten minutes later.
  advance(15 * MINUTE_MS);
  await tick(stack.functionsUrl);
  await until(`${regionId} is closed`, closing, (found) => found.data()?.phase === "closed");
  return `${regionId}: closed; what its members had is in their exports, what everybody may know of it in archives/${regionId}`;
}

/** Stripe's instants are whole seconds: nobody pays in the second in which something else has happened. */
export const aMomentLater = () => advance(MINUTE_MS);
