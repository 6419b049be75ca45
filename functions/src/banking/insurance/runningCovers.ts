import type { Query } from "firebase-admin/firestore";
import { type Policy, policies } from "../schema.ts";

/** All covers of a region's fund that have not ended, those of losses among them: rather too much than too little. */
export const runningCovers = (regionId: string, now: Date): Query<Policy> =>
  policies.collection({}).where("regionId", "==", regionId).where("endsAt", ">", now);
