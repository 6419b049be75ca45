import type { Journey } from "../../../../functions/src/galaxy/routes/journey.ts";
import { words } from "../../words/en.ts";

interface JourneyListProps {
  readonly journeys: readonly Journey[];
  readonly regionId: string;
  readonly onGo: (index: number) => void;
}

/** What a route costs, and every sector on it in order. */
export function JourneyList({ journeys, regionId, onGo }: JourneyListProps) {
  const sum = (of: (journey: Journey) => number) =>
    journeys.reduce((total, journey) => total + of(journey), 0);
  const { route, map } = words;
  const legs = journeys.flatMap((journey) => journey.legs);
  return (
    <>
      <p className="sum">
        {[
          route.sum(
            sum(({ warpCount }) => warpCount),
            sum(({ gateCount }) => gateCount),
          ),
          route.turns(sum(({ turns }) => turns)),
          route.distance(sum(({ distanceUnits }) => distanceUnits)),
          route.fee(sum(({ gateFeeCredits }) => gateFeeCredits)),
        ].join(" · ")}
      </p>
      {journeys.map(({ ride }, place) =>
        ride === null ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a route may ride the same way twice, and is never reordered
          <p key={place}>{route.ride(ride.fromGateId, ride.toGateId, ride.fareCredits)}</p>
        ),
      )}
      {legs.map((leg, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a route may fly the same leg twice, and is never reordered
        <div key={place}>
          <h3>{route.leg(leg.regionId)}</h3>
          <ol className="numbers" aria-label={route.sectors}>
            {leg.sectors.map((number) => (
              <li key={number}>
                {leg.regionId === regionId ? (
                  <button type="button" aria-label={map.goTo(number)} onClick={() => onGo(number - 1)}>
                    {number}
                  </button>
                ) : (
                  number
                )}
              </li>
            ))}
          </ol>
        </div>
      ))}
    </>
  );
}
