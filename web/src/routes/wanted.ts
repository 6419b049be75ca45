import type { Preference } from "../../../functions/src/galaxy/routes/preference.ts";
import type { Place } from "../../../functions/src/galaxy/routes/stretches.ts";
import { avoidedOf, stopsOf } from "./stops.ts";

/** A route as somebody asks for it. */
export interface WantedRoute {
  readonly stops: readonly Place[];
  readonly avoided: readonly Place[];
  readonly prefer: Preference;
}

/** What the address of a chart asks for; null where it is forged, or asks for no route. */
export function wantedOf(search: URLSearchParams, regionId: string): WantedRoute | null {
  const stops = stopsOf(search.get("route") ?? "", regionId);
  const avoided = avoidedOf(search.get("avoid"), regionId);
  if (stops === null || avoided === null) return null;
  return { stops, avoided, prefer: search.get("prefer") === "turns" ? "fewestTurns" : "shortest" };
}
