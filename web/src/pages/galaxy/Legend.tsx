import type { Layer, Look } from "../../chart/layers.ts";
import type { StarChart } from "../../chart/model.ts";
import { CORNERS, zoneIdOf, zoneLook } from "../../chart/zoneLook.ts";
import { words } from "../../words/en.ts";
import { type ChartOverlay, classNames, overlayName } from "./overlays.ts";

/** On a phone the map comes first. */
const FOLDED_PX = 600;

interface LegendProps {
  readonly chart: StarChart;
  readonly overlay: ChartOverlay | null;
  readonly layer: Layer | null;
}

/** What the marks mean, and the keys. */
export function Legend({ chart, overlay, layer }: LegendProps) {
  const { map } = words;
  return (
    <details className="legend" open={innerWidth > FOLDED_PX}>
      <summary>{map.legend}</summary>
      {overlay === null ? null : <h2>{overlayName(overlay)}</h2>}
      {layer === null ? null : (
        <ul>
          {classNames(layer.id).map((name, place) => (
            <li key={name}>
              <Mark look={layer.looks[place]!} /> {name}
            </li>
          ))}
        </ul>
      )}
      <ul>
        {layer !== null
          ? null
          : [...new Set(chart.zones)].map((code) => (
              <li key={code}>
                <ZoneMark code={code} /> {words.zones[zoneIdOf(code)]}
              </li>
            ))}
        {[
          map.port,
          map.planet,
          map.chokepointMark,
          map.gateMark,
          map.terminalMark,
          map.shipMark,
          map.crossing,
          map.oneWayLine,
          ...(overlay === "ways" ? Object.values(words.layers.marks) : []),
        ].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h2>{map.keys}</h2>
      <dl id="chart-keys" className="keys">
        {map.keyList.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** A zone's mark beside its name. */
export function ZoneMark({ code }: { readonly code: number }) {
  return <Mark look={{ ...zoneLook(code), size: LARGEST }} />;
}

/** The largest mark of an overlay fills its place. */
const LARGEST = 2.1;

function Mark({ look: { color, shape, size } }: { readonly look: Look }) {
  const radius = (6.5 * size) / LARGEST;
  const at = (part: number) => (8 + radius * part).toFixed(1);
  const points = CORNERS[shape].map(([x, y]) => `${at(x)},${at(y)}`);
  return (
    <svg className="zone-mark" viewBox="0 0 16 16" aria-hidden="true">
      <polygon points={points.join(" ")} fill={color} />
    </svg>
  );
}
