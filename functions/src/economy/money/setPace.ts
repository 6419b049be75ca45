import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { after, DAY_MS } from "../../platform/duration.ts";
import { instant, integer } from "../../platform/fields.ts";
import { PACE, paceAt, pacesAfter } from "../../ports/market/pace.ts";
import { readPaceChanges } from "../../ports/readPaces.ts";
import { paces } from "../../ports/schema.ts";
import { publicReason } from "../../regions/schema.ts";
import { weekOf } from "../events/drawing.ts";

/** The first instant of the next UTC week. */
export const nextMonday = (now: Date) => after(new Date(weekOf(now)), 7 * DAY_MS);

export const setPace = mutation({
  summary:
    "Sets the pace of all ports from next Monday on: how fast stocks move and purses fill, in thousandths of what sectors give, for a reason that everybody reads.",
  access: access.galaxy("galaxy:admin:*"),
  input: z.strictObject({ paceThousandths: integer(PACE.least, PACE.most), reason: publicReason }),
  output: z.strictObject({ from: instant }),
  async handle({ reads, tx, now, audit }, { paceThousandths, reason }) {
    const changes = await readPaceChanges(reads);
    const from = nextMonday(now);
    const change = { from, thousandths: paceThousandths, reason };

    tx.set(paces.ref({ part: "current" }), { changes: pacesAfter(changes, change, now) });
    const before = { paceThousandths: paceAt(changes, from) };
    audit({ action: "setPace", before, after: { from, paceThousandths }, reason });
    return { from: from.toISOString() };
  },
});
