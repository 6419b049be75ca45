import { z } from "zod";
import { members } from "../../membership/schema.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId } from "../../platform/fields.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { officeField } from "./office.ts";
import { readOffice } from "./readOffice.ts";
import { requireHolding, stageVacancy } from "./stageVacancy.ts";

export const resignOffice = mutation({
  summary: "Resigns an office; a by-election follows where the office is vacant then.",
  access: access.member,
  input: z.strictObject({ regionId, office: officeField }),
  output: z.strictObject({ regionId, office: officeField }),
  async handle({ caller: { uid }, reads, tx, now, intent, audit }, { regionId, office }) {
    const region = await readRegion(reads, regionId);
    const holding = { region, office, uid, member: await reads.get(members, { regionId, uid }) };
    requireHolding(holding);

    const record = await readOffice(reads, regionId, office);
    audit(stageVacancy(tx, holding, { cause: "resigned", record, intent, at: now }));
    return { regionId, office };
  },
});
