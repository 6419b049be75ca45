import { Act } from "../../controls/Act.tsx";
import { calls } from "../../data/calls.ts";
import { administration } from "../../words/administration.ts";

export function RetryBuilding({ regionId, label }: { readonly regionId: string; readonly label: string }) {
  const { region } = administration;
  return (
    <Act
      label={label}
      review={region.retryReview}
      confirm={region.confirmRetry}
      act={async (requestId) => {
        await (await calls()).regions.retryProvisioning({ regionId, requestId });
        return region.retried;
      }}
    />
  );
}
