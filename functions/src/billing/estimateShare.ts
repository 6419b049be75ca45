import { z } from "zod";
import { access } from "../platform/access.ts";
import { query } from "../platform/callable.ts";
import { now } from "../platform/clock.ts";
import { integer, regionId } from "../platform/fields.ts";
import { monthOf } from "../platform/ledger/day.ts";
import { payments } from "./payments/schema.ts";
import { month } from "./schema.ts";
import { citizenPayment } from "./shares/citizenPayment.ts";
import { partsOf, SHARE_CAP_CENTS } from "./shares/revenueShare.ts";
import { sumOf } from "./shares/statement.ts";

/** Ten times as many as fill the share. */
const MOST_PAYMENTS = 50;

export const estimateShare = query({
  summary: "What the running month has brought the region's owner until now, if it were closed at once.",
  access: access.region("region:{regionId}:owner:*"),
  input: z.strictObject({ regionId }),
  output: z.strictObject({
    month,
    /** By the first 50 payments of the month: refunds and disputes may change it until it is closed. */
    ownerCents: integer(0, SHARE_CAP_CENTS),
    capCents: integer(0, SHARE_CAP_CENTS),
  }),
  async handle({ caller: { uid } }, { regionId }) {
    const month = monthOf(now());
    const { docs } = await payments
      .collection({})
      .where("home.regionId", "==", regionId)
      .where("shareMonth", "==", month)
      .orderBy("paidAt")
      .limit(MOST_PAYMENTS)
      .get();
    const parts = partsOf(
      docs.map((doc) => citizenPayment(doc.data())),
      month,
    );
    const ownerCents = sumOf(parts.filter(({ ownerUid }) => ownerUid === uid));
    return { month, ownerCents, capCents: SHARE_CAP_CENTS };
  },
});
