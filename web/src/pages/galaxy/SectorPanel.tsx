import type { Layer } from "../../chart/layers.ts";
import { type StarChart, warpsOf } from "../../chart/model.ts";
import type { GateMark } from "../../chart/screen.ts";
import { zoneIdOf } from "../../chart/zoneLook.ts";
import { Link } from "../../controls/Link.tsx";
import { words } from "../../words/en.ts";
import { marksIn } from "./describe.ts";
import { ZoneMark } from "./Legend.tsx";
import { valueWords } from "./overlays.ts";

interface SectorPanelProps {
  readonly regionId: string;
  readonly chart: StarChart;
  readonly gates: readonly GateMark[];
  readonly layer: Layer | null;
  readonly selected: number | null;
  readonly shipIndex: number | null;
  readonly onGo: (index: number) => void;
}

/** What the chart knows of the chosen sector. */
export function SectorPanel({ regionId, chart, gates, layer, selected, shipIndex, onGo }: SectorPanelProps) {
  const { map } = words;
  return (
    <section className="panel" aria-labelledby="sector-heading">
      <h2 id="sector-heading">{selected === null ? map.sector : map.selected(selected + 1)}</h2>
      {selected === null ? (
        <p>{map.choose}</p>
      ) : (
        <>
          <p>
            <ZoneMark code={chart.zones[selected]!} /> {words.zones[zoneIdOf(chart.zones[selected]!)]}
            {marksIn(chart, gates, selected, selected === shipIndex).map((text) => (
              <span key={text} className="tag">
                {text}
              </span>
            ))}
          </p>
          {valueWords(layer, selected).map((text) => (
            <p key={text}>{text}</p>
          ))}
          <h3>{words.sector.warps}</h3>
          <ul className="numbers">
            {[...warpsOf(chart, selected)].map((target) => (
              <li key={target}>
                <button type="button" aria-label={map.goTo(target + 1)} onClick={() => onGo(target)}>
                  {target + 1}
                  {warpsOf(chart, target).includes(selected) ? null : <small> {map.oneWay}</small>}
                </button>
              </li>
            ))}
          </ul>
          <p>
            <Link to={`/sector/${regionId}/${selected + 1}`}>{map.open(selected + 1)}</Link>
          </p>
        </>
      )}
    </section>
  );
}
