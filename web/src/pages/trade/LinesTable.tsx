import { Scrolling } from "../../controls/Scrolling.tsx";
import { fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import type { Quoted } from "./priceBoard.ts";

/** Lines of a quote or a receipt, each with what it costs or brings. */
export function LinesTable({
  caption,
  lines,
}: {
  readonly caption: string;
  readonly lines: readonly Quoted[];
}) {
  const { trade: say } = words;
  return (
    <Scrolling label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {[say.good, say.side, say.units, say.price, say.tax, say.levies].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ commodity, side, units, priceCredits, taxCredits, levyCredits, claimCredits }) => (
            <tr key={`${commodity} ${side}`}>
              <th scope="row">{fieldWords(commodity)}</th>
              <td>{say.sides[side]}</td>
              <td>{words.number(units)}</td>
              <td>{words.number(priceCredits)}</td>
              <td>{words.number(taxCredits)}</td>
              <td>
                {claimCredits > 0
                  ? say.claim(claimCredits)
                  : levyCredits > 0
                    ? say.levy(levyCredits)
                    : say.none}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
