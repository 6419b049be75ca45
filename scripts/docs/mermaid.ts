/** A bar for each row, as Markdown that draws itself where it is read. */
export function barChart(title: string, unit: string, rows: readonly (readonly [string, number])[]): string {
  const names = rows.map(([name]) => `"${name.replaceAll(/["`]/g, "")}"`);
  return [
    "```mermaid",
    "xychart-beta horizontal",
    `  title "${title}"`,
    `  x-axis [${names.join(", ")}]`,
    `  y-axis "${unit}"`,
    `  bar [${rows.map(([, value]) => Number(value.toPrecision(3))).join(", ")}]`,
    "```",
  ].join("\n");
}
