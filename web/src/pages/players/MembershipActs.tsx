import { useState } from "react";
import { Act } from "../../controls/Act.tsx";
import { calls } from "../../data/calls.ts";
import { type Membership, useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";

/** What one may do with a membership now, and what was just done; where a rule is against it the server says which. */
export function MembershipActs({ membership: { regionId, standing } }: { readonly membership: Membership }) {
  const { player } = useViewer();
  const { acts: say } = words.belonging;
  const isHome = player.homeRegionId === regionId;
  const mayMove = !isHome;
  const mayClaim = isHome && standing === "resident";
  // What has just been done stands where it was done.
  const [atFirst] = useState({ mayMove, mayClaim });
  const leave = async (requestId: string) => {
    await (await calls()).membership.leaveRegion({ regionId, requestId });
    return say.left;
  };
  const move = async (requestId: string) => {
    await (await calls()).membership.setHomeRegion({ regionId, requestId });
    return say.moved;
  };
  const claim = async (requestId: string) => {
    await (await calls()).membership.claimCitizenship({ regionId, requestId });
    return say.claimed;
  };
  return (
    <>
      {mayClaim || atFirst.mayClaim ? (
        <Act once label={say.claim} review={say.claimReview} confirm={say.confirmClaim} act={claim} />
      ) : null}
      {mayMove || atFirst.mayMove ? (
        <Act once label={say.home(regionId)} review={say.homeReview} confirm={say.confirmHome} act={move} />
      ) : null}
      <Act label={say.leave(regionId)} review={say.leaveReview} confirm={say.confirmLeave} act={leave} />
    </>
  );
}
