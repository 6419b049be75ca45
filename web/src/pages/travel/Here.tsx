import type { Sector } from "../../../../functions/src/galaxy/schema.ts";
import { accrued } from "../../../../functions/src/platform/accrual.ts";
import { monthOf } from "../../../../functions/src/platform/ledger/day.ts";
import type { Region, Settings } from "../../../../functions/src/regions/schema.ts";
import { classOf, serviceCredits, travellerOf } from "../../../../functions/src/ships/passages/traveller.ts";
import { TURNS_RATE } from "../../../../functions/src/ships/pilots/pilot.ts";
import { dockingFeeCredits } from "../../../../functions/src/ships/port.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { isOver } from "../../../../functions/src/ships/visits/visit.ts";
import { Act } from "../../controls/Act.tsx";
import { Fact } from "../../controls/Fact.tsx";
import { Link } from "../../controls/Link.tsx";
import { calls } from "../../data/calls.ts";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";

/** The pilot's place, turns and stay, and the berth. */
export function Here({ pilot }: { readonly pilot: Pilot }) {
  const { place, shipClass, passageId, purse } = pilot;
  const now = useGameTime();
  const { travel: say } = words;
  return (
    <section aria-labelledby="here">
      <h2 id="here">{say.here}</h2>
      <dl className="facts">
        <Fact name={say.region}>{passageId === null ? place.regionId : say.inPassage}</Fact>
        {passageId === null ? (
          <>
            <Fact name={say.sector}>{place.sectorNumber}</Fact>
            <Fact name={say.berth}>{say.berths[place.berth]}</Fact>
          </>
        ) : null}
        <Fact name={say.aboard}>{say.classes[shipClass]}</Fact>
        {now === null ? null : <InTime pilot={pilot} now={new Date(now)} />}
        {purse === null ? null : <Fact name={say.purse}>{words.credits(purse)}</Fact>}
      </dl>
      {passageId === null ? (
        <>
          <p className="row">
            <Link to={`/map/${place.regionId}?at=${place.sectorNumber}&z=6`}>{say.onChart}</Link>
            <Link to={`/sector/${place.regionId}/${place.sectorNumber}`}>{say.sectorLink}</Link>
          </p>
          <Berth place={place} />
        </>
      ) : null}
    </section>
  );
}

/** What follows from the time: turns, visits, the stay's end. */
function InTime({ pilot, now }: { readonly pilot: Pilot; readonly now: Date }) {
  const { player } = useViewer();
  const { turns, visits, visit } = pilot;
  const { visitsAMonth } = travellerOf(player, now);
  const made = visits?.month === monthOf(now) ? visits.count : 0;
  const { travel: say } = words;
  return (
    <>
      <Fact name={say.turns}>{say.turnsHeld(accrued(turns, TURNS_RATE, now).amount)}</Fact>
      <Fact name={say.visits}>
        {visitsAMonth === null ? say.unbounded : words.number(Math.max(0, visitsAMonth - made))}
      </Fact>
      {visit === null ? null : (
        <Fact name={say.stay}>
          {isOver(visit, now) ? (
            <b className="wrong">{say.stayOver}</b>
          ) : (
            say.stayEnds(words.duration(visit.endsAt.getTime() - now.getTime()))
          )}
        </Fact>
      )}
    </>
  );
}

function Berth({ place: { regionId, sectorNumber, berth } }: Pick<Pilot, "place">) {
  const { player } = useViewer();
  const now = useGameTime();
  const sector = useWatched<Sector | undefined>({
    template: "regions/{regionId}/sectors/{sectorNumber}",
    parameters: { regionId, sectorNumber: String(sectorNumber) },
  });
  const { travel: say } = words;
  const undock = async (requestId: string) => {
    await (await calls()).ships.undock({ regionId, requestId });
    return say.undocked;
  };
  const dock = async (requestId: string) => {
    const { feeCredits } = await (await calls()).ships.dock({ regionId, requestId });
    return say.docked(feeCredits);
  };
  const of = (template: string) => ({ template, parameters: { regionId, part: "current" } });
  const region = useWatched<Region | undefined>(of("regions/{regionId}"));
  const settings = useWatched<Settings | undefined>(of("regions/{regionId}/settings/{part}"));
  const fee =
    now !== null && region.state === "here" && settings.state === "here" && region.value && settings.value
      ? serviceCredits(
          dockingFeeCredits(
            region.value,
            settings.value,
            settings.value.economy.dockingFeeCredits,
            new Date(now),
          ),
          regionId,
          classOf(player, new Date(now)),
        )
      : null;
  const hasPort = sector.state === "here" && sector.value?.port != null;
  if (berth !== "space")
    return (
      <Act
        key="undock"
        label={say.beginFlight}
        review={say.undockReview}
        confirm={say.confirmUndock}
        act={undock}
      />
    );
  if (!hasPort) return sector.state === "here" ? <p className="dim">{say.noPort}</p> : null;
  return (
    <Act key="dock" label={say.dock} review={say.dockReview(fee)} confirm={say.confirmDock} act={dock} />
  );
}
