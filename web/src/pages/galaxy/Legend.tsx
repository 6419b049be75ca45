import type { StarChart } from "../../chart/model.ts";
import { CORNERS, zoneIdOf, zoneLook } from "../../chart/zoneLook.ts";
import { words } from "../../words/en.ts";

/** On a phone the map comes first. */
const FOLDED_PX = 600;

/** What the marks mean, and the keys. */
export function Legend({ chart }: { readonly chart: StarChart }) {
  const { map } = words;
  return (
    <details className="legend" open={innerWidth > FOLDED_PX}>
      <summary>{map.legend}</summary>
      <ul>
        {[...new Set(chart.zones)].map((code) => (
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
  const { color, shape } = zoneLook(code);
  const points = CORNERS[shape].map(([x, y]) => `${(8 + 6.5 * x).toFixed(1)},${(8 + 6.5 * y).toFixed(1)}`);
  return (
    <svg className="zone-mark" viewBox="0 0 16 16" aria-hidden="true">
      <polygon points={points.join(" ")} fill={color} />
    </svg>
  );
}
