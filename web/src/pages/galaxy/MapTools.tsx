import { type FormEvent, useState } from "react";
import type { ChartHandle } from "../../chart/ChartCanvas.tsx";
import { rewriteSearch } from "../../shell/navigation.ts";
import { words } from "../../words/en.ts";
import { OverlaySelect } from "./OverlaySelect.tsx";
import type { ChartOverlay } from "./overlays.ts";

const BUTTON_FACTOR = 2;
const BUTTON_SHARE = 0.3;

interface MapToolsProps {
  readonly isTable: boolean;
  readonly overlay: ChartOverlay | null;
  readonly sectorCount: number;
  readonly handle: () => ChartHandle | null;
  readonly finder: React.RefObject<HTMLInputElement | null>;
  readonly onFound: (index: number) => void;
}

/** What the chart or its table is asked by: which of the two, a sector by its number, buttons for all that is dragged, an overlay. */
export function MapTools({ isTable, overlay, sectorCount, handle, finder, onFound }: MapToolsProps) {
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
      <OverlaySelect shown={overlay} />
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
