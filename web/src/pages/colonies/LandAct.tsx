import { Act } from "../../controls/Act.tsx";
import { calls } from "../../data/calls.ts";
import { coloniesWords } from "../../words/pages/colonies.ts";
import type { Site } from "./site.ts";

/** Lands at an own site from the space over it. */
export function LandAct({ site: { kind, regionId } }: { readonly site: Site }) {
  const say = coloniesWords;
  const land = async (requestId: string) => {
    const { rentCredits } = await (await calls()).colonies.landShip({ regionId, at: kind, requestId });
    return say.landed(rentCredits);
  };
  return <Act label={say.land} review={say.landReview[kind]} confirm={say.confirmLand} act={land} />;
}
