import { type FormEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Journey } from "../../../../functions/src/galaxy/routes/journey.ts";
import { ZONES } from "../../../../functions/src/galaxy/zones.ts";
import { ChartCanvas, type ChartHandle } from "../../chart/ChartCanvas.tsx";
import { boundedZoom } from "../../chart/camera.ts";
import type { StarChart } from "../../chart/model.ts";
import type { GateMark } from "../../chart/screen.ts";
import { zoneIdOf } from "../../chart/zoneLook.ts";
import { Contained } from "../../controls/states.tsx";
import { navigate, rewriteSearch } from "../../shell/navigation.ts";
import { words } from "../../words/en.ts";
import { sectorSentence } from "./describe.ts";
import { Legend } from "./Legend.tsx";
import { RoutePanel } from "./RoutePanel.tsx";
import { SectorPanel } from "./SectorPanel.tsx";
import { SectorTable } from "./SectorTable.tsx";

interface RegionMapProps {
  readonly regionId: string;
  readonly title: string;
  readonly chart: StarChart;
  readonly gates: readonly GateMark[];
  /** Where the own ship is; null where it is in another region. */
  readonly shipIndex: number | null;
  readonly search: URLSearchParams;
}

const ZONE_NAMES = ZONES.map((_, code) => words.zones[zoneIdOf(code)]);
const BUTTON_FACTOR = 2;
const BUTTON_SHARE = 0.3;
const ADDRESS_REST_MS = 300;

/** A region's chart with all that belongs to it: the chart or its table, the chosen sector, the route. */
export function RegionMap({ regionId, title, chart, gates, shipIndex, search }: RegionMapProps) {
  const selected = indexOf(search.get("at"), chart);
  const isTable = search.get("view") === "table";
  const [said, setSaid] = useState("");
  const [journeys, setJourneys] = useState<readonly Journey[]>([]);
  const handle = useRef<ChartHandle>(null);
  const finder = useRef<HTMLInputElement>(null);
  const picture = useMemo(() => ({ chart, gates, zoneNames: ZONE_NAMES }), [chart, gates]);
  const overlay = useMemo(
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
  const select = useCallback(
    (index: number) => {
      setSaid(sectorSentence(chart, gates, index, index === shipIndex));
      rewriteSearch((changed) => changed.set("at", `${index + 1}`));
    },
    [chart, gates, shipIndex],
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
        <Tools
          isTable={isTable}
          sectorCount={chart.sectorCount}
          handle={() => handle.current}
          finder={finder}
          onFound={goTo}
        />
        {isTable ? (
          <SectorTable chart={chart} gates={gates} onChoose={goTo} selected={selected} />
        ) : (
          <ChartCanvas
            picture={picture}
            overlay={overlay}
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
        <Legend chart={chart} />
      </div>
      <div className="map-side">
        <SectorPanel
          regionId={regionId}
          chart={chart}
          gates={gates}
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

interface ToolsProps {
  readonly isTable: boolean;
  readonly sectorCount: number;
  readonly handle: () => ChartHandle | null;
  readonly finder: React.RefObject<HTMLInputElement | null>;
  readonly onFound: (index: number) => void;
}

function Tools({ isTable, sectorCount, handle, finder, onFound }: ToolsProps) {
  const [wrong, setWrong] = useState(false);
  const find = (event: FormEvent) => {
    event.preventDefault();
    const number = Number(finder.current?.value);
    const isThere = Number.isInteger(number) && number >= 1 && number <= sectorCount;
    setWrong(!isThere);
    if (isThere) onFound(number - 1);
  };
  const turn = (view: "chart" | "table") =>
    rewriteSearch((search) => (view === "table" ? search.set("view", view) : search.delete("view")));
  const { buttons, find: finding, view } = words.map;
  const moves = [
    [buttons.closer, "+", () => handle()?.zoomBy(BUTTON_FACTOR)],
    [buttons.farther, "−", () => handle()?.zoomBy(1 / BUTTON_FACTOR)],
    [buttons.whole, "◎", () => handle()?.showWhole()],
    [buttons.up, "↑", () => handle()?.panBy(0, -BUTTON_SHARE)],
    [buttons.down, "↓", () => handle()?.panBy(0, BUTTON_SHARE)],
    [buttons.left, "←", () => handle()?.panBy(-BUTTON_SHARE, 0)],
    [buttons.right, "→", () => handle()?.panBy(BUTTON_SHARE, 0)],
  ] as const;
  return (
    <div className="tools">
      <fieldset className="switch">
        <legend className="unseen">{view.label}</legend>
        <button type="button" aria-pressed={!isTable} onClick={() => turn("chart")}>
          {view.chart}
        </button>
        <button type="button" aria-pressed={isTable} onClick={() => turn("table")}>
          {view.table}
        </button>
      </fieldset>
      <form className="finder" onSubmit={find}>
        <label htmlFor="find">{finding.label}</label>
        <input
          id="find"
          ref={finder}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          placeholder={finding.hint(sectorCount)}
          aria-invalid={wrong}
          aria-describedby={wrong ? "find-wrong" : undefined}
        />
        <button type="submit">{finding.button}</button>
        {wrong ? (
          <span id="find-wrong" role="alert" className="wrong">
            {finding.none}
          </span>
        ) : null}
      </form>
      {isTable ? null : (
        <div className="moves">
          {moves.map(([label, sign, act]) => (
            <button type="button" key={label} aria-label={label} title={label} onClick={act}>
              {sign}
            </button>
          ))}
        </div>
      )}
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
