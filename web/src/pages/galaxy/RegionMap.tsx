import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Journey } from "../../../../functions/src/galaxy/routes/journey.ts";
import { ZONES } from "../../../../functions/src/galaxy/zones.ts";
import { ChartCanvas, type ChartHandle } from "../../chart/ChartCanvas.tsx";
import { boundedZoom } from "../../chart/camera.ts";
import { type LayerFacts, layerOf } from "../../chart/layers.ts";
import type { StarChart } from "../../chart/model.ts";
import type { GateMark } from "../../chart/screen.ts";
import { zoneIdOf } from "../../chart/zoneLook.ts";
import { Contained } from "../../controls/states.tsx";
import { navigate, rewriteSearch } from "../../shell/navigation.ts";
import { words } from "../../words/en.ts";
import { sectorSentence } from "./describe.ts";
import { Legend } from "./Legend.tsx";
import { MapTools } from "./MapTools.tsx";
import { overlayOf, valueWords } from "./overlays.ts";
import { NO_WAYS } from "./ownWays.ts";
import { RoutePanel } from "./RoutePanel.tsx";
import { SectorPanel } from "./SectorPanel.tsx";
import { SectorTable } from "./SectorTable.tsx";

const FollowWays = lazy(() => import("./FollowWays.tsx"));

interface RegionMapProps {
  readonly facts: LayerFacts;
  readonly title: string;
  readonly chart: StarChart;
  readonly gates: readonly GateMark[];
  /** Where the own ship is; null where it is in another region. */
  readonly shipIndex: number | null;
  /** Of the own pilot, who is under way. */
  readonly passageId: string | null;
  readonly search: URLSearchParams;
}

const percentWords = words.layers.percent;
const ZONE_NAMES = ZONES.map((_, code) => words.zones[zoneIdOf(code)]);
const ADDRESS_REST_MS = 300;

/** A region's chart with all that belongs to it: the chart or its table, the chosen sector, the route. */
export function RegionMap(props: RegionMapProps) {
  const { facts, title, chart, shipIndex, passageId, search } = props;
  const { regionId, seed, kind, sectorCount } = facts;
  const overlay = overlayOf(search);
  const [ways, setWays] = useState(NO_WAYS);
  const gates = useMemo(() => [...props.gates, ...ways.marks], [props.gates, ways]);
  const layer = useMemo(
    () =>
      overlay === null || overlay === "ways" ? null : layerOf(overlay, { regionId, seed, kind, sectorCount }),
    [overlay, regionId, seed, kind, sectorCount],
  );
  const selected = indexOf(search.get("at"), chart);
  const isTable = search.get("view") === "table";
  const [said, setSaid] = useState("");
  const [journeys, setJourneys] = useState<readonly Journey[]>([]);
  const handle = useRef<ChartHandle>(null);
  const finder = useRef<HTMLInputElement>(null);
  const picture = useMemo(
    () => ({ chart, gates, links: ways.links, zoneNames: ZONE_NAMES, layer, percentWords }),
    [chart, gates, ways.links, layer],
  );
  const laid = useMemo(
    () => ({
      selected,
      ship: shipIndex,
      route: journeys.flatMap(({ legs }) =>
        legs
          .filter((leg) => leg.regionId === regionId)
          .map(({ sectors }) => sectors.map((number) => number - 1)),
      ),
    }),
    [selected, shipIndex, journeys, regionId],
  );
  const first = useRef({ index: selected, zoom: boundedZoom(Number(search.get("z") ?? 1)) });
  const seen = useRef(selected);
  // Another address of this chart: one looks where it says.
  useEffect(() => {
    if (selected !== null && selected !== seen.current) handle.current?.show(selected);
    seen.current = selected;
  }, [selected]);
  const select = useCallback(
    (index: number) => {
      seen.current = index;
      setSaid(
        [sectorSentence(chart, gates, index, index === shipIndex), ...valueWords(layer, index)].join(", "),
      );
      rewriteSearch((changed) => changed.set("at", `${index + 1}`));
    },
    [chart, gates, shipIndex, layer],
  );
  const rememberZoom = useDebounced((zoom: number) =>
    rewriteSearch((changed) =>
      zoom < 1.01 ? changed.delete("z") : changed.set("z", `${Number(zoom.toFixed(2))}`),
    ),
  );
  const homeIndex = shipIndex ?? gates.find(({ kind }) => kind === "gate")?.index ?? 0;
  const goTo = (index: number) => {
    select(index);
    handle.current?.show(index);
  };
  return (
    <div className="map">
      <div className="map-main">
        <MapTools
          isTable={isTable}
          overlay={overlay}
          sectorCount={chart.sectorCount}
          handle={() => handle.current}
          finder={finder}
          onFound={goTo}
        />
        {isTable ? (
          <SectorTable chart={chart} gates={gates} layer={layer} onChoose={goTo} selected={selected} />
        ) : (
          <ChartCanvas
            picture={picture}
            overlay={laid}
            label={words.map.chart(title)}
            homeIndex={homeIndex}
            first={first.current}
            handle={handle}
            onSelect={select}
            onNoWay={() => setSaid(words.map.noWay)}
            onOpen={(index) => navigate(`/sector/${regionId}/${index + 1}`)}
            onFind={() => finder.current?.focus()}
            onZoom={rememberZoom}
          />
        )}
        <p className="voice" role="status">
          {said}
        </p>
        {overlay === "ways" ? (
          <Suspense>
            <FollowWays regionId={regionId} passageId={passageId} onFound={setWays} />
          </Suspense>
        ) : null}
        <Legend chart={chart} overlay={overlay} layer={layer} />
      </div>
      <div className="map-side">
        <SectorPanel
          regionId={regionId}
          chart={chart}
          gates={gates}
          layer={layer}
          selected={selected}
          shipIndex={shipIndex}
          onGo={goTo}
        />
        <Contained>
          <RoutePanel
            regionId={regionId}
            search={search}
            selected={selected}
            onRoute={setJourneys}
            onGo={goTo}
          />
        </Contained>
      </div>
    </div>
  );
}

function indexOf(at: string | null, { sectorCount }: StarChart): number | null {
  const number = Number(at);
  return at !== null && number >= 1 && number <= sectorCount ? number - 1 : null;
}

/** Acts on the last of many values, once they have stopped coming. */
function useDebounced<Value>(act: (value: Value) => void): (value: Value) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback((value: Value) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(value), ADDRESS_REST_MS);
  }, []);
}
