import { CrossTable } from "../../controls/CrossTable.tsx";
import { type Day, MEASURE_NAMES, MEASURES } from "../../economy/series.ts";
import { words } from "../../words/en.ts";
import { economyWords } from "../../words/pages/economy.ts";
import { useRegional } from "../../words/regional.ts";

/** Every measure of each day, the latest first. */
export function DaysTable({ days }: { readonly days: readonly Day[] }) {
  const say = useRegional(economyWords);
  return (
    <CrossTable
      label={say.table}
      caption={say.table}
      rowsAre={say.day}
      columns={MEASURE_NAMES.map((name) => ({ key: name, head: say.measures[name] }))}
      rows={days.toReversed().map((day) => ({
        key: day.day,
        head: day.isFinal ? day.day : say.running(day.day),
        cells: MEASURE_NAMES.map((name) => {
          const value = MEASURES[name](day);
          return value === null ? say.noValue : words.number(value);
        }),
      }))}
    />
  );
}
