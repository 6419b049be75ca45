import type { CostLine } from "./model.ts";
import { dollarsOf, type Meter, meterDollars } from "./prices.ts";

/** What the bars are made of, in their order; colours that stay apart for the colour-blind (Okabe and Ito, 2008). */
const PARTS: readonly {
  readonly label: string;
  readonly colour: string;
  readonly meters: readonly Meter[];
}[] = [
  { label: "document reads", colour: "#0072b2", meters: ["reads"] },
  { label: "writes and deletes", colour: "#d55e00", meters: ["writes", "deletes"] },
  {
    label: "functions",
    colour: "#009e73",
    meters: ["requests", "vcpuSeconds", "gibSeconds", "taskOperations"],
  },
  { label: "sent to players", colour: "#e69f00", meters: ["sentGiB"] },
  { label: "storage and schedules", colour: "#cc79a7", meters: ["storedGiB", "schedulerJobs"] },
];

const WIDTH = 960;
const LABEL_WIDTH = 330;
const BAR_WIDTH = 520;
const ROW = 26;
const TOP = 84;

/** The dearest lines of a month as stacked bars: an SVG without scripts, fonts or links. */
export function costBars(title: string, lines: readonly CostLine[], shown: number): string {
  const dearest = [...lines].sort((a, b) => dollarsOf(b.usage) - dollarsOf(a.usage));
  const rows = dearest.slice(0, shown);
  const most = dollarsOf(rows[0]!.usage);
  const height = TOP + ROW * rows.length + 16;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}" font-family="sans-serif">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="20" y="30" font-size="18" font-weight="bold" fill="#1a1a1a">${escaped(title)}</text>`,
    legend(),
    ...rows.map((row, index) => bar(row, TOP + ROW * index, most)),
    "</svg>\n",
  ].join("\n");
}

function legend(): string {
  const step = (WIDTH - 40) / PARTS.length;
  return PARTS.map(({ label, colour }, index) => {
    const x = 20 + step * index;
    return `<rect x="${x}" y="48" width="12" height="12" fill="${colour}"/><text x="${x + 18}" y="59" font-size="13" fill="#333333">${label}</text>`;
  }).join("");
}

function bar({ what, usage }: CostLine, y: number, most: number): string {
  const parts: string[] = [];
  let x = LABEL_WIDTH;
  for (const { colour, meters } of PARTS) {
    const dollars = meters.reduce((sum, meter) => sum + meterDollars(meter, usage), 0);
    const width = (dollars / most) * BAR_WIDTH;
    if (width >= 0.5) {
      parts.push(
        `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="18" fill="${colour}"/>`,
      );
    }
    x += width;
  }
  const label = `<text x="${LABEL_WIDTH - 10}" y="${y + 14}" font-size="13" text-anchor="end" fill="#1a1a1a">${escaped(what.replaceAll("`", ""))}</text>`;
  const amount = `<text x="${(x + 8).toFixed(1)}" y="${y + 14}" font-size="13" fill="#1a1a1a">${money(dollarsOf(usage))}</text>`;
  return `${label}${parts.join("")}${amount}`;
}

/** Cents below ten dollars to the tenth, so that small lines still differ. */
export function money(dollars: number): string {
  if (dollars === 0) return "–";
  return dollars < 0.001 ? "< $0.001" : `$${dollars.toFixed(dollars < 10 ? 3 : 2)}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
