import { lazy, Suspense, useEffect, useState } from "react";
import type { Journey } from "../../../../functions/src/galaxy/routes/journey.ts";
import { Failure } from "../../controls/states.tsx";
import { NoRoute, planRoute } from "../../routes/plan.ts";
import { wantedOf } from "../../routes/wanted.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { JourneyList } from "./JourneyList.tsx";
import { RouteForm } from "./RouteForm.tsx";

/** What flies comes with the first route: the chart opens without it. */
const FlyAct = lazy(() => import("./FlyAct.tsx"));

/** What of an address a route follows from. */
const OF_ROUTES: readonly string[] = ["route", "avoid", "prefer"];

interface RoutePanelProps {
  readonly regionId: string;
  readonly search: URLSearchParams;
  readonly selected: number | null;
  readonly onRoute: (journeys: readonly Journey[]) => void;
  readonly onGo: (index: number) => void;
}

type Outcome = { readonly journeys: readonly Journey[] } | { readonly error: unknown } | "planning" | null;

/** A route by the address: what is planned is a link that anybody may follow who sees the charts. */
export function RoutePanel({ regionId, search, selected, onRoute, onGo }: RoutePanelProps) {
  const asked = new URLSearchParams([...search].filter(([name]) => OF_ROUTES.includes(name))).toString();
  const outcome = useRoute(asked, regionId);
  const journeys =
    typeof outcome === "object" && outcome !== null && "journeys" in outcome ? outcome.journeys : null;
  useEffect(() => onRoute(journeys ?? []), [journeys, onRoute]);
  const { route } = words;
  return (
    <section className="panel" aria-labelledby="route-heading">
      <h2 id="route-heading">{route.title}</h2>
      <RouteForm key={asked} search={search} regionId={regionId} selected={selected} />
      <div role="status">
        {outcome === "planning" ? <p>{route.planning}</p> : null}
        {journeys === null ? null : <JourneyList journeys={journeys} regionId={regionId} onGo={onGo} />}
      </div>
      {journeys === null ? null : (
        <Suspense>
          <FlyAct journeys={journeys} />
        </Suspense>
      )}
      {typeof outcome === "object" && outcome !== null && "error" in outcome ? (
        <RouteFailure error={outcome.error} />
      ) : null}
    </section>
  );
}

function RouteFailure({ error }: { readonly error: unknown }) {
  if (!(error instanceof NoRoute)) return <Failure error={error} />;
  const { refusedRegionId } = error;
  return (
    <p className="notice" role="alert">
      {refusedRegionId === null ? words.route.none : words.route.refused(refusedRegionId)}
    </p>
  );
}

function useRoute(asked: string, regionId: string): Outcome {
  const { uid } = useViewer();
  const [outcome, setOutcome] = useState<Outcome>(null);
  useEffect(() => {
    const search = new URLSearchParams(asked);
    if (!search.has("route")) return setOutcome(null);
    const wanted = wantedOf(search, regionId);
    if (wanted === null) return setOutcome({ error: new NoRoute() });
    let left = false;
    setOutcome("planning");
    planRoute(uid, wanted).then(
      (journeys) => left || setOutcome({ journeys }),
      (error: unknown) => left || setOutcome({ error }),
    );
    return () => {
      left = true;
    };
  }, [asked, regionId, uid]);
  return outcome;
}
