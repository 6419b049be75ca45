import type { Tx } from "../../platform/documents/tx.ts";
import type { Region } from "../../regions/schema.ts";
import { type Checkout, checkouts } from "../schema.ts";
import { buildJobId } from "./openingOf.ts";

/** The checkout that has paid for a region's build; undefined for one that was granted. A read for each checkout of the region. */
export async function paidCheckout(
  tx: Tx,
  { regionId, jobId }: Pick<Region, "regionId" | "jobId">,
): Promise<Checkout | undefined> {
  const found = await tx.get(checkouts.collection({}).where("subject.regionId", "==", regionId));
  return found.docs.map((doc) => doc.data()).find(({ checkoutId }) => buildJobId(checkoutId) === jobId);
}
