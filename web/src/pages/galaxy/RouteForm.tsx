import { type FormEvent, useState } from "react";
import type { Place } from "../../../../functions/src/galaxy/routes/stretches.ts";
import { avoidedOf, MAX_AVOIDED, MAX_VIA, stopOf, stopsOf, stopsText, stopText } from "../../routes/stops.ts";
import { rewriteSearch } from "../../shell/navigation.ts";
import { words } from "../../words/en.ts";

interface RouteFormProps {
  readonly search: URLSearchParams;
  readonly regionId: string;
  readonly selected: number | null;
}

const FIELDS = ["from", "via", "to", "avoid"] as const;
const HINTED = {
  from: "route-hint",
  to: "route-hint",
  via: "route-via-hint",
  avoid: "route-avoid-hint",
} as const;
/** A place has up to 69 characters. */
const MAX_CHARACTERS = { from: 69, to: 69, via: 360, avoid: 1_400 } as const;

/** Asks for a route: all of it stands in the address. */
export function RouteForm({ search, regionId, selected }: RouteFormProps) {
  const text = search.get("route");
  const stops = text === null ? null : stopsOf(text, regionId);
  const [fields, setFields] = useState({
    from: textsOf(stops?.slice(0, 1), regionId),
    via: textsOf(stops?.slice(1, -1), regionId),
    to: textsOf(stops?.slice(-1), regionId),
    avoid: textsOf(avoidedOf(search.get("avoid"), regionId) ?? [], regionId),
  });
  const [isFewest, setIsFewest] = useState(search.get("prefer") === "turns");
  const [wrong, setWrong] = useState<string | null>(null);
  const { route, map } = words;
  const plan = (event: FormEvent) => {
    event.preventDefault();
    const via = partsOf(fields.via);
    const avoided = partsOf(fields.avoid);
    const way = [fields.from, ...via, fields.to];
    const bad = [...way, ...avoided].find((stop) => stopOf(stop, regionId) === null);
    const refusal =
      bad !== undefined
        ? route.bad(bad)
        : via.length > MAX_VIA
          ? route.tooMany
          : avoided.length > MAX_AVOIDED
            ? route.tooManyAvoided
            : null;
    setWrong(refusal);
    if (refusal !== null) return;
    const textOf = (parts: readonly string[]) =>
      stopsText(
        parts.map((stop) => stopOf(stop, regionId)!),
        regionId,
      );
    rewriteSearch((address) => {
      address.set("route", textOf(way));
      setOrDelete(address, "avoid", avoided.length === 0 ? null : textOf(avoided));
      setOrDelete(address, "prefer", isFewest ? "turns" : null);
    });
  };
  const clear = () =>
    rewriteSearch((address) => {
      for (const name of ["route", "avoid", "prefer"]) address.delete(name);
    });
  const here = selected === null ? null : `${selected + 1}`;
  return (
    <form className="route-form" onSubmit={plan}>
      {FIELDS.map((name) => (
        <div key={name}>
          <label htmlFor={`route-${name}`}>{route[name]}</label>
          <input
            id={`route-${name}`}
            autoComplete="off"
            maxLength={MAX_CHARACTERS[name]}
            required={name === "from" || name === "to"}
            aria-describedby={HINTED[name]}
            value={fields[name]}
            onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
          />
        </div>
      ))}
      <label className="check">
        <input type="checkbox" checked={isFewest} onChange={(event) => setIsFewest(event.target.checked)} />
        {route.fewest}
      </label>
      <p id="route-hint" className="dim">
        {route.hint}
      </p>
      <p id="route-via-hint" className="dim">
        {route.via}: {route.viaHint}
      </p>
      <p id="route-avoid-hint" className="dim">
        {route.avoid}: {route.avoidHint}
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
          <button type="button" onClick={clear}>
            {route.clear}
          </button>
        )}
      </div>
    </form>
  );
}

const partsOf = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

const textsOf = (places: readonly Place[] | undefined, regionId: string): string =>
  (places ?? []).map((place) => stopText(place, regionId)).join(" ");

function setOrDelete(search: URLSearchParams, name: string, value: string | null): void {
  if (value === null) search.delete(name);
  else search.set(name, value);
}
