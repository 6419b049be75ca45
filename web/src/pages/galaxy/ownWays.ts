import type { Passage, Place, Ship } from "../../../../functions/src/ships/schema.ts";
import type { TunnelMap } from "../../../../functions/src/ships/tunnels/schema.ts";
import type { GateMark, Picture } from "../../chart/screen.ts";
import { words } from "../../words/en.ts";

/** What is drawn for one player alone, or follows from nothing that a chart keeps. */
export interface OwnWays {
  readonly marks: readonly GateMark[];
  readonly links: Picture["links"];
}

export const NO_WAYS: OwnWays = { marks: [], links: [] };

export interface FoundWays {
  readonly ships: readonly Pick<Ship, "name" | "place">[];
  /** The one that is under way. */
  readonly passage: Pick<Passage, "from" | "to"> | undefined;
  readonly tunnels: readonly Pick<TunnelMap, "ends">[];
  /** Those that stand. */
  readonly gates: readonly {
    readonly regionIds: readonly [string, string];
    readonly sectorNumbers: readonly [number, number];
  }[];
}

type End = Pick<Place, "regionId" | "sectorNumber">;
type Ends = readonly [End, End];

const endWords = ({ regionId, sectorNumber }: End) => `${regionId}.${sectorNumber}`;

/** What of it stands on a region's chart. */
export function waysOn(regionId: string, { ships, passage, tunnels, gates }: FoundWays): OwnWays {
  const say = words.layers;
  const tunnelEnds = tunnels.map(({ ends }): Ends => ends);
  const gateEnds = gates.map(
    ({ regionIds: [one, other], sectorNumbers: [first, last] }): Ends => [
      { regionId: one, sectorNumber: first },
      { regionId: other, sectorNumber: last },
    ],
  );
  const here = (end: End) => end.regionId === regionId;
  const mark = (kind: GateMark["kind"], { sectorNumber }: End, text: string): GateMark => ({
    ...{ kind, text },
    index: sectorNumber - 1,
  });
  const bothEnds = (kind: GateMark["kind"], [one, other]: Ends, leadsTo: (place: string) => string) => [
    ...(here(one) ? [mark(kind, one, leadsTo(endWords(other)))] : []),
    ...(here(other) ? [mark(kind, other, leadsTo(endWords(one)))] : []),
  ];
  return {
    marks: [
      ...ships.flatMap(({ name, place }) =>
        place !== null && here(place) ? [mark("ship", place, say.ship(name))] : [],
      ),
      ...(passage !== undefined && here(passage.from)
        ? [mark("passage", passage.from, say.passage(say.passageTo(endWords(passage.to))))]
        : []),
      ...(passage !== undefined && here(passage.to)
        ? [mark("passage", passage.to, say.passage(say.passageFrom(endWords(passage.from))))]
        : []),
      ...tunnelEnds.flatMap((ends) => bothEnds("tunnel", ends, say.tunnel)),
      ...gateEnds.flatMap((ends) => bothEnds("playerGate", ends, say.playerGate)),
    ],
    links: [...tunnelEnds, ...gateEnds].flatMap(([one, other]) =>
      here(one) && here(other) ? [[one.sectorNumber - 1, other.sectorNumber - 1] as const] : [],
    ),
  };
}
