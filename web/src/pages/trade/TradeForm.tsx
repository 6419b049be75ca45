import { type FormEvent, useState } from "react";
import { CallError } from "../../../../client/error.ts";
import type { PortsQuoteOutput, PortsTradeOutput } from "../../../../client/rooms/ports.ts";
import { Act } from "../../controls/Act.tsx";
import { Failure } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useGameTime } from "../../data/clock.ts";
import { fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { LinesTable } from "./LinesTable.tsx";
import { dealsOf, type Line, type Port } from "./priceBoard.ts";

interface TradeFormProps {
  readonly regionId: string;
  readonly port: Port;
  readonly onTraded: () => void;
}

type Stage =
  | { readonly kind: "idle" | "asking" | "empty" }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "quoted"; readonly quote: PortsQuoteOutput }
  | { readonly kind: "traded"; readonly receipt: PortsTradeOutput };

/** Units of what the port deals in, a quote of them with its seconds, the trade on it, and the receipt. */
export function TradeForm({ regionId, port, onTraded }: TradeFormProps) {
  const [units, setUnits] = useState<Readonly<Record<string, string>>>({});
  const [stage, setStage] = useState<Stage>({ kind: "idle" });
  const deals = dealsOf(port);
  const { trade: say } = words;
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    const lines = deals
      .map((deal): Line => ({ ...deal, units: Number(units[keyOf(deal)] ?? 0) }))
      .filter((line) => line.units !== 0);
    if (lines.length === 0) return setStage({ kind: "empty" });
    setStage({ kind: "asking" });
    try {
      setStage({ kind: "quoted", quote: await (await calls()).ports.quote({ regionId, lines }) });
    } catch (error) {
      setStage({ kind: "failed", error });
    }
  };
  const traded = (receipt: PortsTradeOutput) => {
    setStage({ kind: "traded", receipt });
    setUnits({});
    onTraded();
  };
  return (
    <section aria-labelledby="quote">
      <h2 id="quote">{say.quote}</h2>
      <p>{say.quoteWhy}</p>
      <form className="route-form settings" autoComplete="off" onSubmit={(event) => void ask(event)}>
        <div className="keyed-fields">
          {deals.map((deal) => (
            <label key={keyOf(deal)}>
              {say.unitsOf[deal.side](fieldWords(deal.commodity))}
              <input
                inputMode="numeric"
                maxLength={7}
                value={units[keyOf(deal)] ?? ""}
                onChange={(event) => {
                  setUnits({ ...units, [keyOf(deal)]: event.target.value });
                  setStage({ kind: "idle" });
                }}
              />
            </label>
          ))}
        </div>
        <div className="row">
          <button type="submit" disabled={stage.kind === "asking"}>
            {say.ask}
          </button>
        </div>
      </form>
      <div role="status">
        {stage.kind === "asking" ? <p>{say.asking}</p> : null}
        {stage.kind === "empty" ? <p className="wrong">{say.nothingAsked}</p> : null}
        {stage.kind === "traded" ? <p className="sum">{say.paid(stage.receipt.netCredits)}</p> : null}
      </div>
      {stage.kind === "failed" ? <Failure error={stage.error} /> : null}
      {stage.kind === "quoted" ? (
        <Quote
          regionId={regionId}
          quote={stage.quote}
          onTraded={traded}
          onMoved={(quote) => setStage({ kind: "quoted", quote })}
        />
      ) : null}
      {stage.kind === "traded" ? (
        <>
          <h3>{say.receipt}</h3>
          <LinesTable caption={say.receiptOf} lines={stage.receipt.lines} />
        </>
      ) : null}
    </section>
  );
}

const keyOf = ({ commodity, side }: Omit<Line, "units">) => `${side} ${commodity}`;

interface QuoteProps {
  readonly regionId: string;
  readonly quote: PortsQuoteOutput;
  readonly onTraded: (receipt: PortsTradeOutput) => void;
  readonly onMoved: (quote: PortsQuoteOutput) => void;
}

/** What was quoted, for as long as it stands. Where the price has moved too far, the refusal brings the next quote. */
function Quote({ regionId, quote, onTraded, onMoved }: QuoteProps) {
  const { paper, expiresAt, lines, netCredits } = quote;
  const now = useGameTime();
  const left = now === null ? null : Math.max(0, Math.ceil((Date.parse(expiresAt) - now) / 1_000));
  const { trade: say } = words;
  const trade = async (requestId: string) => {
    const { ports } = await calls();
    try {
      onTraded(await ports.trade({ regionId, paper, requestId }));
    } catch (error) {
      if (error instanceof CallError && error.reason === "PRICE_MOVED")
        onMoved(error.offer as PortsQuoteOutput);
      throw error;
    }
    return "";
  };
  return (
    <>
      <h3>{say.quoted}</h3>
      <LinesTable caption={say.quoted} lines={lines} />
      <p className="sum">{say.net(netCredits)}</p>
      {left === null ? null : <p>{left > 0 ? say.standsFor(left) : say.expired}</p>}
      <Act
        label={say.trade}
        review={`${say.net(netCredits)} ${say.tradeReview}`}
        confirm={say.confirmTrade}
        draft={paper}
        refusal={left !== null && left <= 0 ? say.expired : null}
        act={trade}
      />
    </>
  );
}
