import { z } from "zod";
import { access } from "../platform/access.ts";
import { query } from "../platform/callable.ts";
import { now } from "../platform/clock.ts";
import { shareCapCents } from "../platform/config.ts";
import { regionId } from "../platform/fields.ts";
import { monthOf } from "../platform/ledger/day.ts";
import { payments } from "./payments/schema.ts";
import { cents, month } from "./schema.ts";
import { citizenPayment } from "./shares/citizenPayment.ts";
import { partsOf } from "./shares/revenueShare.ts";
import { sumOf } from "./shares/statement.ts";

/** Payments of $5: ten times as many as fill the share. */
const mostPayments = (capCents: number) => Math.ceil(capCents / 50);

export const estimateShare = query({
  summary: "What the running month has brought the region's owner until now, if it were closed at once.",
  access: access.region("region:{regionId}:owner:*"),
  input: z.strictObject({ regionId }),
  output: z.strictObject({
    month,
    /** By the first payments of the month, ten times as many as fill the share: refunds and disputes may change it until it is closed. */
    ownerCents: cents,
    capCents: cents,
  }),
  async handle({ caller: { uid } }, { regionId }) {
    const month = monthOf(now());
    const capCents = shareCapCents.value();
    const { docs } = await payments
      .collection({})
      .where("home.regionId", "==", regionId)
      .where("shareMonth", "==", month)
      .orderBy("paidAt")
      .limit(mostPayments(capCents))
      .get();
    const parts = partsOf(
      docs.map((doc) => citizenPayment(doc.data())),
      month,
      capCents,
    );
    const ownerCents = sumOf(parts.filter(({ ownerUid }) => ownerUid === uid));
    return { month, ownerCents, capCents };
  },
});
