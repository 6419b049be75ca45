import { escaped, SANS, short } from "../poster/chartStyle.ts";
import { decades, durationLabel, gridStep } from "./plotAxes.ts";
import { headline, type LoadReport, milliseconds } from "./report.ts";
import type { OperationRow } from "./summary.ts";

/** In pixels. */
const SHEET = {
  width: 960,
  left: 220,
  right: 740,
  rowsTop: 118,
  rowHeight: 34,
  throughputHeight: 150,
} as const;

/** Colours for light and for dark surroundings; the reader's own setting chooses. */
const STYLE = `
  .paper { fill: #ffffff } .ink { fill: #1b2333 } .dim { fill: #5b667d } .grid { stroke: #dfe4ee }
  .span { stroke: #b9c6e4 } .max { stroke: #5b667d } .p50 { fill: #2f6fed } .p95 { fill: #e08a00 } .p99 { fill: #cf3f4f }
  .area { fill: #2f6fed; fill-opacity: .14 } .line { stroke: #2f6fed; fill: none }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1220 } .ink { fill: #e4eaf7 } .dim { fill: #94a1bd } .grid { stroke: #26304a }
    .span { stroke: #43527a } .max { stroke: #94a1bd } .p50 { fill: #6ea0ff } .p95 { fill: #ffb648 } .p99 { fill: #ff7d8b }
    .area { fill: #6ea0ff; fill-opacity: .18 } .line { stroke: #6ea0ff; fill: none }
  }`;

const MARKS = [
  ["p50", "p50Ms"],
  ["p95", "p95Ms"],
  ["p99", "p99Ms"],
] as const;

/**
 * A run as an SVG document without scripts, fonts or links: each operation's latencies on a logarithmic scale, and below
 * them the answers of each second. The same report gives the same bytes.
 */
export function plotSvg(report: LoadReport): string {
  const rows = report.operations.filter(({ calls }) => calls > 0);
  const bottom = SHEET.rowsTop + rows.length * SHEET.rowHeight;
  const height = bottom + 70 + SHEET.throughputHeight + 60;
  const title = headline(report);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SHEET.width} ${height}" role="img" aria-label="${escaped(title)}" ${SANS}>`,
    `<title>${escaped(title)}</title><style>${STYLE}\n</style>`,
    `<rect class="paper" width="${SHEET.width}" height="${height}" rx="12"/>`,
    text(28, 40, escaped(title), "ink", 'font-size="18" font-weight="600"'),
    legend(),
    text(columnX(3), 74.5, "milliseconds", "dim", 'font-size="12" text-anchor="end"'),
    latencies(rows, bottom),
    throughput(report.throughput, bottom + 70),
    "</svg>\n",
  ].join("\n");
}

function text(x: number, y: number, content: string, ink: "ink" | "dim", more = 'font-size="13"'): string {
  return `<text class="${ink}" x="${short(x)}" y="${short(y)}" ${more}>${content}</text>`;
}

function legend(): string {
  const marks = MARKS.map(
    ([name], index) =>
      `<circle class="${name}" cx="${SHEET.left + 6 + index * 64}" cy="70" r="5"/>${text(SHEET.left + 16 + index * 64, 74.5, name, "dim")}`,
  );
  const x = SHEET.left + 6 + MARKS.length * 64;
  return `${marks.join("")}<path class="max" stroke-width="2" d="M${x} 64v12"/>${text(x + 10, 74.5, "slowest", "dim")}`;
}

function latencies(rows: readonly OperationRow[], bottom: number): string {
  const { from, to } = decades(rows.flatMap(({ p50Ms, maxMs }) => [p50Ms!, maxMs!]));
  const xOf = (ms: number) =>
    SHEET.left + ((Math.log10(Math.max(ms, 10 ** from)) - from) / (to - from)) * (SHEET.right - SHEET.left);
  const exponents = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const grid = exponents.map((exponent) => {
    const x = xOf(10 ** exponent);
    const label = text(x, bottom + 18, durationLabel(exponent), "dim", 'font-size="12" text-anchor="middle"');
    return `<path class="grid" d="M${short(x)} ${SHEET.rowsTop - 12}V${bottom}"/>${label}`;
  });
  const columns = [...MARKS.map(([name]) => name), "max"].map((name, index) =>
    text(columnX(index), SHEET.rowsTop - 20, name, "dim", 'font-size="12" text-anchor="end"'),
  );
  return [...grid, ...columns, ...rows.map((row, index) => latencyRow(row, index, xOf))].join("\n");
}

/** Right edge of a column of figures, in milliseconds. */
const columnX = (index: number) => SHEET.right + 58 + index * 48;

function latencyRow(row: OperationRow, index: number, xOf: (ms: number) => number): string {
  const y = SHEET.rowsTop + (index + 0.5) * SHEET.rowHeight;
  const span = `<path class="span" stroke-width="3" stroke-linecap="round" d="M${short(xOf(row.p50Ms!))} ${y}H${short(xOf(row.maxMs!))}"/>`;
  const slowest = `<path class="max" stroke-width="2" d="M${short(xOf(row.maxMs!))} ${y - 6}v12"/>`;
  // The lower ones on top: where they coincide, the median is what most players see.
  const marks = MARKS.toReversed().map(
    ([name, key]) => `<circle class="${name}" cx="${short(xOf(row[key]!))}" cy="${y}" r="5"/>`,
  );
  const figures = [row.p50Ms, row.p95Ms, row.p99Ms, row.maxMs].map((ms, column) =>
    text(columnX(column), y + 4.5, milliseconds(ms), "ink", 'font-size="13" text-anchor="end"'),
  );
  const label = text(
    SHEET.left - 16,
    y + 4.5,
    escaped(row.operation),
    "ink",
    'font-size="13" text-anchor="end"',
  );
  return [label, span, slowest, ...marks, ...figures].join("");
}

/** Answers a second, from the end of the warm-up on; each value stands in the middle of its second. */
function throughput(perSecond: readonly number[], top: number): string {
  const { left, throughputHeight } = SHEET;
  const right = SHEET.width - 28;
  const bottom = top + throughputHeight;
  const step = gridStep(Math.max(...perSecond), 4);
  const highest = Math.max(step, Math.ceil(Math.max(...perSecond) / step) * step);
  const yOf = (calls: number) => bottom - (calls / highest) * throughputHeight;
  const xOf = (second: number) => left + (second / perSecond.length) * (right - left);
  const lines = Array.from({ length: highest / step + 1 }, (_, index) => {
    const y = short(yOf(index * step));
    const label = text(
      left - 16,
      Number(y) + 4.5,
      `${index * step}`,
      "dim",
      'font-size="12" text-anchor="end"',
    );
    return `<path class="grid" d="M${left} ${y}H${right}"/>${label}`;
  });
  const points = perSecond.map((calls, second) => `${short(xOf(second + 0.5))} ${short(yOf(calls))}`);
  const secondsStep = gridStep(perSecond.length, 8);
  const ticks = Array.from({ length: Math.floor(perSecond.length / secondsStep) + 1 }, (_, index) => {
    const second = index * secondsStep;
    return text(xOf(second), bottom + 18, `${second} s`, "dim", 'font-size="12" text-anchor="middle"');
  });
  return [
    text(28, top + 4.5, "calls answered", "ink"),
    text(28, top + 22, "in each second", "ink"),
    ...lines,
    `<path class="area" d="M${short(xOf(0.5))} ${bottom}L${points.join("L")}V${bottom}Z"/>`,
    `<path class="line" stroke-width="2" stroke-linejoin="round" d="M${points.join("L")}"/>`,
    ...ticks,
  ].join("\n");
}
