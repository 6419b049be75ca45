import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import type { TunnelMap } from "../../../../functions/src/ships/tunnels/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { PlayerAct } from "../../controls/PlayerAct.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { calls } from "../../data/calls.ts";
import type { Watched } from "../../data/watch.ts";
import { waysWords } from "../../words/pages/ways.ts";
import { PassageAct } from "./PassageAct.tsx";

interface TunnelsProps {
  readonly pilot: Pilot;
  readonly maps: Watched<readonly TunnelMap[]>;
  readonly now: Date;
}

/** The tunnels that the player has maps of, and the search for more. */
export function Tunnels({ pilot, maps, now }: TunnelsProps) {
  const { regionId, berth } = pilot.place;
  const say = waysWords;
  const survey = async (requestId: string) => {
    const { found } = await (await calls()).ships.survey({ regionId, requestId });
    return found === null ? say.nothingFound : say.found(new Date(found.closesAt));
  };
  return (
    <>
      <WatchedList id="tunnels" title={say.tunnels} lead={say.tunnelsWhy} none={say.noMaps} watched={maps}>
        {(rows) => (
          <ul className="cards">
            {rows
              .filter(({ closesAt }) => closesAt > now)
              .map((map) => (
                <li key={map.tunnelId}>
                  <Known map={map} pilot={pilot} />
                </li>
              ))}
          </ul>
        )}
      </WatchedList>
      {pilot.passageId === null && berth === "space" ? (
        <Act label={say.survey} review={say.surveyReview} confirm={say.confirmSurvey} act={survey} />
      ) : null}
    </>
  );
}

function Known({ map, pilot }: { readonly map: TunnelMap; readonly pilot: Pilot }) {
  const { tunnelId, ends, closesAt } = map;
  const { place, passageId } = pilot;
  const say = waysWords;
  const near = ends.findIndex(
    ({ regionId, sectorNumber }) => regionId === place.regionId && sectorNumber === place.sectorNumber,
  );
  const far = near === -1 || passageId !== null || place.berth !== "space" ? null : ends[1 - near]!;
  const ride = async (requestId: string) => {
    const { ships } = await calls();
    const { place: now } = await ships.rideTunnel({ regionId: place.regionId, tunnelId, requestId });
    return say.ridden(now.sectorNumber);
  };
  const give = async (toUid: string, requestId: string) => {
    await (await calls()).ships.giveMap({ tunnelId, toUid, requestId });
    return say.given;
  };
  const sell = async (requestId: string) => {
    return say.sold((await (await calls()).ships.sellMap({ tunnelId, requestId })).paidCredits);
  };
  return (
    <>
      <h3>{say.tunnel(...ends.map(({ regionId, sectorNumber }) => `${regionId}.${sectorNumber}`))}</h3>
      <p>{say.openUntil(closesAt)}</p>
      {far !== null && far.regionId === place.regionId ? (
        <Act
          label={say.ride(far.sectorNumber)}
          review={say.rideReview}
          confirm={say.confirmRide}
          act={ride}
        />
      ) : null}
      {far !== null && far.regionId !== place.regionId ? (
        <PassageAct
          label={say.passTo(far.regionId)}
          review={say.tunnelReview}
          regionId={place.regionId}
          toRegionId={far.regionId}
          by={{ kind: "tunnel", tunnelId }}
        />
      ) : null}
      <PlayerAct label={say.give} review={say.giveReview} confirm={say.confirmGive} act={give} />
      <Act label={say.sell} review={say.sellReview} confirm={say.confirmSell} act={sell} />
    </>
  );
}
