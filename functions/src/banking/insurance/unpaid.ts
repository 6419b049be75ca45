import type { Claim } from "../../closing/moments.ts";
import { policies } from "../schema.ts";

/** What a fund owed and could not pay: others' own, which the treasury pays first. */
export async function unpaidLosses(regionId: string): Promise<readonly Claim[]> {
  const owed = policies
    .collection({})
    .where("regionId", "==", regionId)
    .where("owedSince", ">", new Date(0))
    .orderBy("owedSince");
  const { docs } = await owed.get();
  return docs
    .map((doc) => doc.data())
    .map(({ shipId, accountId, loss }) => ({
      claimId: `insurance-${shipId}`,
      accountId,
      amountCredits: loss!.owedCredits - loss!.paidCredits,
      rank: "owed",
    }));
}
