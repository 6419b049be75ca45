import { useState } from "react";
import type { GatePermit } from "../../../../functions/src/ships/playerGates/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { PlayerAct } from "../../controls/PlayerAct.tsx";
import { RegionField } from "../../controls/RegionField.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { waysWords } from "../../words/pages/ways.ts";

const SHOWN = 10;

/** Who may raise a gate from this region, and the way to permit it. */
export function Permits({ regionId }: { readonly regionId: string }) {
  const permits = useWatched<readonly GatePermit[]>({
    template: "regions/{regionId}/gatePermits",
    parameters: { regionId },
    limit: SHOWN,
  });
  const [withRegionId, setWithRegionId] = useState("");
  const say = waysWords;
  const grant = async (uid: string, requestId: string) => {
    const { ships } = await calls();
    const { expiresAt } = await ships.grantGatePermit({ regionId, uid, withRegionId, requestId });
    return say.permitted(new Date(expiresAt));
  };
  return (
    <>
      <WatchedList
        id="permits"
        title={say.permits}
        lead={say.permitsWhy}
        none={say.noPermits}
        watched={permits}
      >
        {(rows) => (
          <ul className="cards">
            {rows.map((permit) => (
              <li key={permit.uid}>
                <p>{say.permit(permit.uid, permit.withRegionId, words.instant(permit.expiresAt))}</p>
                <Revoke regionId={regionId} uid={permit.uid} />
              </li>
            ))}
          </ul>
        )}
      </WatchedList>
      <PlayerAct
        label={say.grant}
        review={say.grantReview}
        confirm={say.confirmGrant}
        draft={withRegionId}
        refusal={withRegionId === "" ? say.noPermit : null}
        act={grant}
      >
        <RegionField label={say.withRegion} value={withRegionId} onChange={setWithRegionId} />
      </PlayerAct>
    </>
  );
}

function Revoke({ regionId, uid }: Pick<GatePermit, "regionId" | "uid">) {
  const say = waysWords;
  const revoke = async (requestId: string) => {
    await (await calls()).ships.revokeGatePermit({ regionId, uid, requestId });
    return say.revoked;
  };
  return <Act label={say.revoke} review={say.revokeReview} confirm={say.confirmRevoke} act={revoke} />;
}
