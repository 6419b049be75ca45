import { isOpen, isStanding, tollFor } from "../../../../functions/src/ships/playerGates/gate.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { MemberRegionPage } from "../../controls/RegionPage.tsx";
import { Contained } from "../../controls/states.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { waysWords } from "../../words/pages/ways.ts";
import { useRegional } from "../../words/regional.ts";
import { PassageAct } from "./PassageAct.tsx";
import { Permits } from "./Permits.tsx";
import { TakeDown } from "./TakeDown.tsx";
import type { OwnGate } from "./WaysPage.tsx";

/** A region has five that stand, and some that have closed. */
const SHOWN = 10;

/** The gates of players in a region: who is at one passes, and who manages the economy permits more. */
export default function GatesPage({ parameters }: PageProps) {
  return (
    <MemberRegionPage regionId={parameters.regionId!} title={waysWords.gatesOf}>
      {({ region, caller, may }) => (
        <OfRegion
          regionId={region.regionId}
          uid={caller.uid}
          manages={may("region:{regionId}:economy:manage")}
        />
      )}
    </MemberRegionPage>
  );
}

interface OfRegionProps {
  readonly regionId: string;
  readonly uid: string;
  readonly manages: boolean;
}

function OfRegion({ regionId, uid, manages }: OfRegionProps) {
  const watched = useWatched<Pilot | undefined>({ template: "pilots/{uid}", parameters: { uid } });
  const gates = useWatched<readonly OwnGate[]>({
    template: "playerGates",
    parameters: {},
    where: ["regionIds", "array-contains", regionId],
    limit: SHOWN,
  });
  const now = useGameTime();
  const pilot = watched.state === "here" ? watched.value : undefined;
  const say = useRegional(waysWords);
  return (
    <>
      <WatchedList id="gates" title={say.standing} none={say.noneStand} watched={gates}>
        {(rows) => (
          <ul className="cards">
            {now === null
              ? null
              : rows
                  .filter((gate) => isStanding(gate, new Date(now)))
                  .map((gate) => (
                    <li key={gate.id}>
                      <Card gate={gate} pilot={pilot} uid={uid} now={new Date(now)} />
                      {manages && gate.closesAt === null ? (
                        <TakeDown regionId={regionId} gateId={gate.id} />
                      ) : null}
                    </li>
                  ))}
          </ul>
        )}
      </WatchedList>
      {manages ? (
        <Contained>
          <Permits regionId={regionId} />
        </Contained>
      ) : null}
    </>
  );
}

interface CardProps {
  readonly gate: OwnGate;
  readonly pilot: Pilot | undefined;
  readonly uid: string;
  readonly now: Date;
}

function Card({ gate, pilot, uid, now }: CardProps) {
  const { id: gateId, regionIds, sectorNumbers } = gate;
  const say = useRegional(waysWords);
  const place = pilot?.passageId === null ? pilot.place : null;
  const near = regionIds.findIndex(
    (regionId, side) => regionId === place?.regionId && sectorNumbers[side] === place.sectorNumber,
  );
  const toRegionId = near === -1 ? undefined : regionIds[1 - near];
  return (
    <>
      <h3>
        {say.gate(regionIds.map((regionId, side) => `${regionId}.${sectorNumbers[side]}`))}
        <span className="tag">{isOpen(gate, now) ? say.open : say.shut}</span>
      </h3>
      <p>{say.tollForYou(tollFor(gate, uid, now))}</p>
      {place === null || toRegionId === undefined || !isOpen(gate, now) ? null : (
        <PassageAct
          label={say.passTo(toRegionId)}
          review={say.gateReview}
          regionId={place.regionId}
          toRegionId={toRegionId}
          by={{ kind: "playerGate", gateId }}
        />
      )}
    </>
  );
}
