import { rentAt } from "../../../../functions/src/colonies/outposts/rent.ts";
import type { Outpost } from "../../../../functions/src/colonies/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { Fact } from "../../controls/Fact.tsx";
import { notHere } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { coloniesWords } from "../../words/pages/colonies.ts";
import { LandAct } from "./LandAct.tsx";
import { LeaveAct } from "./LeaveAct.tsx";
import { nearnessOf, type SiteProps } from "./site.ts";

/** An outpost of the player's, with the rent that is owed now. */
export function OutpostCard({ site, pilot, now }: SiteProps) {
  const { regionId, siteId, sectorNumber } = site;
  const outpost = useWatched<Outpost | undefined>({
    template: "regions/{regionId}/outposts/{uid}",
    parameters: { regionId, uid: siteId },
  });
  const say = coloniesWords;
  const abandon = async (requestId: string) => {
    await (await calls()).colonies.abandonOutpost({ regionId, requestId });
    return say.outpostAbandoned;
  };
  if (outpost.state !== "here") return notHere(outpost);
  if (outpost.value === undefined) return <p>{say.gone}</p>;
  const { builtAt, rent, dormancy } = outpost.value;
  return (
    <>
      <h3>
        {say.outpost(regionId, sectorNumber)}
        {dormancy === null ? null : <span className="tag">{say.dormant}</span>}
      </h3>
      <dl className="facts">
        <Fact name={say.built}>{words.instant(builtAt)}</Fact>
        <Fact name={say.rent}>
          {words.credits(dormancy === null ? rentAt(rent, now).amount : rent.amount)}
        </Fact>
      </dl>
      {dormancy === null ? null : <p>{say.dormantSince(dormancy.since)}</p>}
      {nearnessOf(site, pilot) === "over" ? <LandAct site={site} /> : null}
      {nearnessOf(site, pilot) === "landed" ? <LeaveAct regionId={regionId} /> : null}
      <Act
        label={say.abandonOutpost}
        review={say.abandonOutpostReview}
        confirm={say.confirmAbandon}
        act={abandon}
      />
    </>
  );
}
