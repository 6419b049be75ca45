import { useState } from "react";
import { FOUNDING_CREDITS, SETTLERS_UNITS } from "../../../../functions/src/colonies/levels.ts";
import { MOST_PLOTS, plotsOf, YIELDED } from "../../../../functions/src/colonies/planet.ts";
import type { Colony } from "../../../../functions/src/colonies/schema.ts";
import type { Sector } from "../../../../functions/src/galaxy/schema.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { notHere } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { fieldWords } from "../../votes/fields.ts";
import { coloniesWords } from "../../words/pages/colonies.ts";

type Planet = NonNullable<Sector["planet"]>;

/** What can be settled, taken over or built in the sector where the pilot is: what is against it the server says. */
export function Ground({ place }: { readonly place: Pilot["place"] }) {
  const { regionId, sectorNumber } = place;
  const sector = useWatched<Sector | undefined>({
    template: "regions/{regionId}/sectors/{sectorNumber}",
    parameters: { regionId, sectorNumber: String(sectorNumber) },
  });
  const say = coloniesWords;
  const build = async (requestId: string) => {
    const { costCredits } = await (await calls()).colonies.buildOutpost({ regionId, requestId });
    return say.outpostBuilt(costCredits);
  };
  const planet = sector.state === "here" ? (sector.value?.planet ?? null) : null;
  return (
    <section aria-labelledby="ground">
      <h2 id="ground">{say.ground(regionId, sectorNumber)}</h2>
      {sector.state === "here" ? null : notHere(sector)}
      {sector.state === "here" && planet === null ? <p>{say.noPlanet}</p> : null}
      {planet === null ? null : <Plots regionId={regionId} sectorNumber={sectorNumber} planet={planet} />}
      <Act label={say.buildOutpost} review={say.buildOutpostReview} confirm={say.confirmBuild} act={build} />
    </section>
  );
}

interface PlotsProps {
  readonly regionId: string;
  readonly sectorNumber: number;
  readonly planet: Planet;
}

function Plots({ regionId, sectorNumber, planet }: PlotsProps) {
  const { uid } = useViewer();
  const colonies = useWatched<readonly Colony[]>({
    template: "regions/{regionId}/colonies",
    parameters: { regionId },
    where: ["sectorNumber", "==", sectorNumber],
    limit: MOST_PLOTS,
  });
  const say = coloniesWords;
  const { class: planetClass, habitabilityPercent, richnessPercent } = planet;
  if (colonies.state !== "here") return notHere(colonies, say.hidden);
  const taken = new Set(colonies.value.map(({ plot }) => plot));
  const plots = Array.from({ length: plotsOf(habitabilityPercent) }, (_, index) => index + 1);
  const free = plots.filter((plot) => !taken.has(plot));
  const offered = colonies.value.find(({ offeredToUid }) => offeredToUid === uid);
  return (
    <>
      <p>
        {say.planet(
          fieldWords(planetClass),
          fieldWords(YIELDED[planetClass]),
          habitabilityPercent,
          richnessPercent,
        )}
      </p>
      <p>{say.plots(free.length, plots.length)}</p>
      {free.length === 0 ? null : <Found regionId={regionId} free={free} />}
      {offered === undefined ? null : <Take regionId={regionId} colonyId={offered.colonyId} />}
    </>
  );
}

function Found({ regionId, free }: { readonly regionId: string; readonly free: readonly number[] }) {
  const [chosen, setChosen] = useState(free[0]!);
  const plot = free.includes(chosen) ? chosen : free[0]!;
  const say = coloniesWords;
  const found = async (requestId: string) => {
    const { costCredits } = await (await calls()).colonies.foundColony({ regionId, plot, requestId });
    return say.founded(costCredits);
  };
  return (
    <Act
      label={say.found}
      review={say.foundReview(FOUNDING_CREDITS, SETTLERS_UNITS)}
      confirm={say.confirmFound}
      draft={String(plot)}
      act={found}
    >
      <label>
        {say.plot}
        <select value={plot} onChange={(event) => setChosen(Number(event.target.value))}>
          {free.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
    </Act>
  );
}

function Take({ regionId, colonyId }: Pick<Colony, "regionId" | "colonyId">) {
  const say = coloniesWords;
  const take = async (requestId: string) => {
    await (await calls()).colonies.takeColony({ regionId, colonyId, requestId });
    return say.taken;
  };
  return <Act label={say.take} review={say.takeReview} confirm={say.confirmTake} act={take} />;
}
