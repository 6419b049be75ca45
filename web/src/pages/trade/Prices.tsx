import { useState } from "react";
import { CallError } from "../../../../client/error.ts";
import { Scrolling } from "../../controls/Scrolling.tsx";
import { Failure } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { askPrices, type Port, type PriceBoard } from "./priceBoard.ts";

interface PricesProps {
  readonly regionId: string;
  readonly port: Port;
}

/** What one unit of each good costs or brings here, when one asks. */
export function Prices({ regionId, port }: PricesProps) {
  const [board, setBoard] = useState<PriceBoard | "asking" | { readonly error: unknown } | null>(null);
  const { trade: say } = words;
  const ask = async () => {
    setBoard("asking");
    const { ports } = await calls();
    await askPrices(port, (lines) => ports.quote({ regionId, lines }), refusedGood).then(setBoard, (error) =>
      setBoard({ error }),
    );
  };
  return (
    <section aria-labelledby="prices">
      <h2 id="prices">{say.prices}</h2>
      <p>{say.pricesWhy}</p>
      <button type="button" disabled={board === "asking"} onClick={() => void ask()}>
        {say.askPrices}
      </button>
      <div role="status">{board === "asking" ? <p>{say.asking}</p> : null}</div>
      {board !== null && typeof board === "object" && "error" in board ? (
        <Failure error={board.error} />
      ) : null}
      {Array.isArray(board) ? (
        <Scrolling label={say.pricesOf}>
          <table>
            <caption>{say.pricesOf}</caption>
            <thead>
              <tr>
                {[say.good, say.side, say.price, say.tax].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(board as PriceBoard).map(({ commodity, side, quoted }) => (
                <tr key={`${commodity} ${side}`}>
                  <th scope="row">{fieldWords(commodity)}</th>
                  <td>{say.sides[side]}</td>
                  <td>{quoted === null ? say.notNow : words.number(quoted.priceCredits)}</td>
                  <td>{quoted === null ? say.none : words.number(quoted.taxCredits)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      ) : null}
    </section>
  );
}

/** The good that a quote was refused for. */
const refusedGood = (error: unknown): string | null =>
  error instanceof CallError && typeof error.metadata.commodity === "string"
    ? error.metadata.commodity
    : null;
