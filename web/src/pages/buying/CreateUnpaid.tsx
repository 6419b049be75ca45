import { useState } from "react";
import type { RegionsCreateRegionInput } from "../../../../client/rooms/regions.ts";
import { canonicalJson } from "../../../../functions/src/platform/random.ts";
import type { ConfigurationChange } from "../../../../functions/src/regions/configuration/configuration.ts";
import { Act } from "../../controls/Act.tsx";
import { Link } from "../../controls/Link.tsx";
import { UidField } from "../../controls/UidField.tsx";
import { calls } from "../../data/calls.ts";
import { forgetRegion } from "../../purchase/kept.ts";
import { useViewer } from "../../shell/player.ts";
import { buyingWords } from "../../words/pages/buying.ts";

interface CreateUnpaidProps {
  readonly displayName: string;
  readonly regionId: string;
  readonly change: ConfigurationChange;
  readonly refusal: string | null;
}

/** What an administrator does at the end of the same steps: the region is built for somebody, and nobody pays. */
export function CreateUnpaid({ displayName, regionId, change, refusal }: CreateUnpaidProps) {
  const { uid } = useViewer();
  const [ownerUid, setOwner] = useState(uid);
  const [created, setCreated] = useState<string | null>(null);
  const { unpaid: say } = buyingWords;
  const create = async (requestId: string) => {
    const configuration = change as RegionsCreateRegionInput["configuration"];
    const owned = { kind: "owned", ownerUid: ownerUid.trim(), configuration } as const;
    const { regions } = await calls();
    const answer = await regions.createRegion({ regionId, displayName, ...owned, requestId });
    forgetRegion(uid);
    setCreated(answer.regionId);
    return say.created(answer.regionId);
  };
  return (
    <section aria-labelledby="unpaid">
      <h2 id="unpaid">{say.title}</h2>
      <Act
        label={say.create}
        review={say.review}
        confirm={say.confirm}
        draft={canonicalJson([displayName, regionId, change, ownerUid])}
        refusal={refusal ?? (ownerUid.trim() === "" ? say.noOwner : null)}
        once
        act={create}
      >
        <UidField label={say.owner} value={ownerUid} onChange={setOwner} />
      </Act>
      {created === null ? null : (
        <p>
          <Link to={`/administration/region/${created}`}>{say.follow}</Link>
        </p>
      )}
    </section>
  );
}
