import { Act } from "../../controls/Act.tsx";
import { calls } from "../../data/calls.ts";
import { coloniesWords } from "../../words/pages/colonies.ts";

/** Leaves the ship in the berth of an own site, and goes on in its pod. */
export function LeaveAct({ regionId }: { readonly regionId: string }) {
  const say = coloniesWords;
  const leave = async (requestId: string) => {
    await (await calls()).ships.leaveShip({ regionId, requestId });
    return say.left;
  };
  return <Act label={say.leave} review={say.leaveReview} confirm={say.confirmLeave} act={leave} />;
}
