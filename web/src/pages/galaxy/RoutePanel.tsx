import { type FormEvent, lazy, Suspense, useEffect, useState } from "react";
import type { Journey } from "../../../../functions/src/galaxy/routes/journey.ts";
import type { Place } from "../../../../functions/src/galaxy/routes/stretches.ts";
import { Failure } from "../../controls/states.tsx";
import { NoRoute, planRoute } from "../../routes/plan.ts";
import { MAX_VIA, stopOf, stopsOf, stopsText, stopText } from "../../routes/stops.ts";
import { rewriteSearch } from "../../shell/navigation.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { JourneyList } from "./JourneyList.tsx";

/** What flies comes with the first route: the chart opens without it. */
const FlyAct = lazy(() => import("./FlyAct.tsx"));

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
  const text = search.get("route");
  const outcome = useRoute(text, regionId);
  const journeys =
    typeof outcome === "object" && outcome !== null && "journeys" in outcome ? outcome.journeys : null;
  useEffect(() => onRoute(journeys ?? []), [journeys, onRoute]);
  const { route } = words;
  return (
    <section className="panel" aria-labelledby="route-heading">
      <h2 id="route-heading">{route.title}</h2>
      <RouteForm key={text} text={text} regionId={regionId} selected={selected} />
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

function useRoute(text: string | null, regionId: string): Outcome {
  const { uid } = useViewer();
  const [outcome, setOutcome] = useState<Outcome>(null);
  useEffect(() => {
    if (text === null) return setOutcome(null);
    const stops = stopsOf(text, regionId);
    if (stops === null) return setOutcome({ error: new NoRoute() });
    let left = false;
    setOutcome("planning");
    planRoute(uid, stops).then(
      (journeys) => left || setOutcome({ journeys }),
      (error: unknown) => left || setOutcome({ error }),
    );
    return () => {
      left = true;
    };
  }, [text, regionId, uid]);
  return outcome;
}

interface RouteFormProps {
  readonly text: string | null;
  readonly regionId: string;
  readonly selected: number | null;
}

function RouteForm({ text, regionId, selected }: RouteFormProps) {
  const stops = text === null ? null : stopsOf(text, regionId);
  const [fields, setFields] = useState({
    from: textAt(stops, 0, regionId),
    to: textAt(stops, -1, regionId),
    via: (stops?.slice(1, -1) ?? []).map((stop) => stopText(stop, regionId)).join(" "),
  });
  const [wrong, setWrong] = useState<string | null>(null);
  const { route, map } = words;
  const plan = (event: FormEvent) => {
    event.preventDefault();
    const via = fields.via.split(/[\s,]+/).filter(Boolean);
    const texts = [fields.from, ...via, fields.to];
    const bad = texts.find((stop) => stopOf(stop, regionId) === null);
    setWrong(bad !== undefined ? route.bad(bad) : via.length > MAX_VIA ? route.tooMany : null);
    if (bad !== undefined || via.length > MAX_VIA) return;
    const places = texts.map((stop) => stopOf(stop, regionId)!);
    rewriteSearch((search) => search.set("route", stopsText(places, regionId)));
  };
  const here = selected === null ? null : `${selected + 1}`;
  return (
    <form className="route-form" onSubmit={plan}>
      {(["from", "via", "to"] as const).map((name) => (
        <div key={name}>
          <label htmlFor={`route-${name}`}>{route[name]}</label>
          <input
            id={`route-${name}`}
            autoComplete="off"
            maxLength={name === "via" ? 360 : 69}
            required={name !== "via"}
            aria-describedby={name === "via" ? "route-via-hint" : "route-hint"}
            value={fields[name]}
            onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
          />
        </div>
      ))}
      <p id="route-hint" className="dim">
        {route.hint}
      </p>
      <p id="route-via-hint" className="dim">
        {route.via}: {route.viaHint}
      </p>
      {wrong === null ? null : (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      <div className="row">
        <button type="button" disabled={here === null} onClick={() => setFields({ ...fields, from: here! })}>
          {map.from}
        </button>
        <button type="button" disabled={here === null} onClick={() => setFields({ ...fields, to: here! })}>
          {map.to}
        </button>
      </div>
      <div className="row">
        <button type="submit" className="primary">
          {route.button}
        </button>
        {text === null ? null : (
          <button type="button" onClick={() => rewriteSearch((search) => search.delete("route"))}>
            {route.clear}
          </button>
        )}
      </div>
    </form>
  );
}

function textAt(stops: readonly Place[] | null, place: 0 | -1, regionId: string): string {
  const stop = stops?.at(place);
  return stop === undefined ? "" : stopText(stop, regionId);
}
