import { z } from "zod";
import { accrual, credits, date, integer, MAX_CREDITS, regionId, uid } from "../../platform/fields.ts";
import { documents } from "../../platform/store.ts";
import { dormancyField } from "../dormancy/dormancy.ts";
import { ships as room } from "../room.ts";

const units = integer(0, 1_000_000);

/** A depot that is not at home: what it costs. The goods are in the ledger account `hold:{depotId}`. */
export const depots = documents(
  room.collections.depots,
  z.strictObject({
    uid,
    regionId,
    /** Rent that is owed. */
    rent: accrual(MAX_CREDITS),
    /** What 30 days cost as it is filled. */
    rentCredits: credits,
    /** Since when goods lie there; null of an empty one. */
    filledAt: date.nullable(),
    /** What freight that is under way will bring: room is kept for it. */
    comingUnits: units,
    /**
     * Of what lies in the region where its player has neither home nor outpost any more, ships in berths included; null before. A review
     * takes it away where the player has either again.
     */
    dormancy: dormancyField.nullable().default(null),
  }),
);
export type Depot = z.infer<typeof depots.schema>;
