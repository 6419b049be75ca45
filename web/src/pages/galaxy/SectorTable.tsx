import { useMemo, useState } from "react";
import { CHART_MARK } from "../../../../functions/src/galaxy/chartMark.ts";
import type { Layer } from "../../chart/layers.ts";
import { type StarChart, warpsOf } from "../../chart/model.ts";
import type { GateMark } from "../../chart/screen.ts";
import { zoneIdOf } from "../../chart/zoneLook.ts";
import { words } from "../../words/en.ts";
import { marksIn } from "./describe.ts";
import { overlayName, valueIn } from "./overlays.ts";

interface SectorTableProps {
  readonly chart: StarChart;
  readonly gates: readonly GateMark[];
  readonly layer: Layer | null;
  readonly selected: number | null;
  readonly onChoose: (index: number) => void;
}

const PAGE_ROWS = 50;

/** The same as the chart, in lines: for whom a picture says nothing, and for who seeks something. */
export function SectorTable({ chart, gates, layer, selected, onChoose }: SectorTableProps) {
  const [zone, setZone] = useState("");
  const [only, setOnly] = useState({ port: false, planet: false, gate: false });
  const [page, setPage] = useState(0);
  const rows = useMemo(() => {
    const withGate = new Set(gates.map(({ index }) => index));
    return Array.from({ length: chart.sectorCount }, (_, index) => index).filter(
      (index) =>
        (zone === "" || chart.zones[index] === Number(zone)) &&
        (!only.port || (chart.marks[index]! & CHART_MARK.port) !== 0) &&
        (!only.planet || (chart.marks[index]! & CHART_MARK.planet) !== 0) &&
        (!only.gate || withGate.has(index)),
    );
  }, [chart, gates, zone, only]);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
  const shown = rows.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS);
  const { table } = words;
  return (
    <div className="table">
      <fieldset className="filters">
        <legend>{table.only}</legend>
        <label>
          {table.zone}
          <select
            value={zone}
            onChange={(event) => {
              setZone(event.target.value);
              setPage(0);
            }}
          >
            <option value="">{table.everyZone}</option>
            {[...new Set(chart.zones)].map((code) => (
              <option key={code} value={code}>
                {words.zones[zoneIdOf(code)]}
              </option>
            ))}
          </select>
        </label>
        {(["port", "planet", "gate"] as const).map((name) => (
          <label key={name} className="check">
            <input
              type="checkbox"
              checked={only[name]}
              onChange={(event) => {
                setOnly({ ...only, [name]: event.target.checked });
                setPage(0);
              }}
            />
            {table[name]}
          </label>
        ))}
      </fieldset>
      <table>
        <caption>{table.caption(rows.length, chart.sectorCount)}</caption>
        <thead>
          <tr>
            {[...Object.values(table.columns), ...(layer ? [overlayName(layer.id)] : [])].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((index) => (
            <tr key={index} aria-current={index === selected ? "true" : undefined}>
              <th scope="row">
                <button
                  type="button"
                  onClick={() => onChoose(index)}
                  aria-label={words.map.selected(index + 1)}
                >
                  {index + 1}
                </button>
              </th>
              <td>{words.zones[zoneIdOf(chart.zones[index]!)]}</td>
              <td>{marksIn(chart, gates, index).join(", ") || "–"}</td>
              <td>{[...warpsOf(chart, index)].map((target) => target + 1).join(", ")}</td>
              {layer === null ? null : <td>{valueIn(layer, index)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p>{table.nothing}</p> : null}
      <p className="pager">
        <button type="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
          {table.before}
        </button>
        <span>{table.page(page + 1, pages)}</span>
        <button type="button" disabled={page + 1 >= pages} onClick={() => setPage(page + 1)}>
          {table.after}
        </button>
      </p>
    </div>
  );
}
