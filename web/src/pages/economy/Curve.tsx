import { curveOf, type Day, MEASURES, type Measure } from "../../economy/series.ts";
import { economyWords } from "../../words/pages/economy.ts";
import { useRegional } from "../../words/regional.ts";

const BOX = { width: 600, height: 160 } as const;

/** One measure over the days; the table beside it says the same in numbers. */
export function Curve({ days, measure }: { readonly days: readonly Day[]; readonly measure: Measure }) {
  const curve = curveOf(days.map(MEASURES[measure]), BOX);
  const say = useRegional(economyWords);
  if (curve === null) return <p>{say.nothingOf(say.measures[measure])}</p>;
  const [first, last] = [days[0]!.day, days.at(-1)!.day];
  return (
    <figure className="curve">
      <svg
        viewBox={`-4 -4 ${BOX.width + 8} ${BOX.height + 8}`}
        role="img"
        aria-label={say.curve(say.measures[measure], first, last, curve.least, curve.most)}
      >
        <line x1="0" y1={BOX.height} x2={BOX.width} y2={BOX.height} />
        <path d={curve.path} />
      </svg>
      <figcaption className="dim">{say.span(first, last, curve.least, curve.most)}</figcaption>
    </figure>
  );
}
