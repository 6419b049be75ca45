import { useState } from "react";
import type { Petition } from "../../../../functions/src/governance/petitions/petition.ts";
import { Act } from "../../controls/Act.tsx";
import { Failure } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useAnswer } from "../../data/useAnswer.ts";
import { useViewer } from "../../shell/player.ts";
import { governmentWords } from "../../words/pages/government.ts";
import { useRegional } from "../../words/regional.ts";

/** Supporting a petition while it collects, or no longer: one's own document says which, and nobody else may read it. */
export function Support({ petition: { regionId, petitionId, title } }: { readonly petition: Petition }) {
  const { uid } = useViewer();
  const [since, setSince] = useState<boolean | null>(null);
  const answer = useAnswer(`${regionId} ${petitionId} ${uid}`, async () => {
    const { read } = await import("../../data/documents.ts");
    const own = await read({
      template: "regions/{regionId}/petitions/{petitionId}/supporters/{uid}",
      parameters: { regionId, petitionId, uid },
    });
    return own !== undefined;
  });
  const say = useRegional(governmentWords);
  const support = async (requestId: string) => {
    await (await calls()).governance.supportPetition({ regionId, petitionId, requestId });
    setSince(true);
    return "";
  };
  const withdraw = async (requestId: string) => {
    await (await calls()).governance.withdrawSupport({ regionId, petitionId, requestId });
    setSince(false);
    return "";
  };
  if (answer.state === "failed") return <Failure error={answer.error} onRetry={answer.again} />;
  if (answer.state === "asking") return null;
  const supports = since ?? answer.value;
  return (
    <>
      <p role="status">{supports ? say.supported : say.supportWithdrawn}</p>
      {supports ? (
        <Act
          label={say.withdrawSupport(title)}
          review={say.withdrawSupportReview}
          confirm={say.confirmWithdrawSupport}
          act={withdraw}
        />
      ) : (
        <Act
          label={say.support(title)}
          review={say.supportReview}
          confirm={say.confirmSupport}
          act={support}
        />
      )}
    </>
  );
}
