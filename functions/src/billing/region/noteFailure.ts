import type { Commit, Stage } from "../../platform/moments.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import type { Region, RegionStatus } from "../../regions/schema.ts";
import { checkouts } from "../schema.ts";
import { buildAfterFailure, failureSentence } from "./buildRetry.ts";
import { paidCheckout } from "./paidCheckout.ts";

/** A region that is paid for could not be built: it is tried again later, and its owner is told when. */
export async function noteFailure(
  { tx, intent, now }: Pick<Commit, "tx" | "intent" | "now">,
  { region, status }: { readonly region: Region; readonly status: RegionStatus },
): Promise<Stage | undefined> {
  if (status !== "failed") return undefined;
  const checkout = await paidCheckout(tx, region);
  if (checkout === undefined) return undefined;
  const { checkoutId, uid } = checkout;
  const build = buildAfterFailure(checkout.build, now);
  const sentence = failureSentence(region.displayName, build);
  return (tx) => {
    tx.update(checkouts.ref({ checkoutId }), { build, dueAt: build.retryAt ?? checkout.dueAt });
    const notice = { uid, kind: "REGION_BUILD_FAILED", sentence, regionId: region.regionId };
    stageNotice(tx, notice, { intent, at: now });
  };
}
