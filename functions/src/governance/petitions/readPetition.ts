import { GameError } from "../../platform/errors.ts";
import type { Reads } from "../../platform/store.ts";
import type { Petition } from "./petition.ts";
import { petitions } from "./schema.ts";

/** @throws GameError `PETITION_UNKNOWN`. */
export async function readPetition(
  reads: Reads,
  { regionId, petitionId }: { readonly regionId: string; readonly petitionId: string },
): Promise<Petition> {
  const petition = await reads.get(petitions, { regionId, petitionId });
  if (petition !== undefined) return petition;
  throw new GameError("PETITION_UNKNOWN", `The region "${regionId}" has no petition "${petitionId}".`, {
    regionId,
    petitionId,
  });
}
