import { healthParts } from "../../../../functions/src/economy/statistics/health.ts";
import { CrossTable } from "../../controls/CrossTable.tsx";
import type { Day } from "../../economy/series.ts";
import { words } from "../../words/en.ts";
import { economyWords } from "../../words/pages/economy.ts";
import { useRegional } from "../../words/regional.ts";

/** How well the economy does by the latest day that says so, with what each term has earned. */
export function Health({ days }: { readonly days: readonly Day[] }) {
  const latest = days.findLast(({ health }) => health !== null);
  const say = useRegional(economyWords);
  if (latest === undefined || latest.health === null) return <p>{say.noHealth}</p>;
  const { day, health } = latest;
  return (
    <section aria-labelledby="health">
      <h2 id="health">{say.health(health.score, day)}</h2>
      <CrossTable
        label={say.healthTable}
        caption={say.healthWhy}
        rowsAre={say.term}
        columns={[
          { key: "share", head: say.share },
          { key: "weight", head: say.weight },
          { key: "points", head: say.points },
        ]}
        rows={healthParts(health.terms).map(({ term, weight, share }) => ({
          key: term,
          head: say.terms[term],
          cells: [say.percent(share), words.number(weight), (weight * share).toFixed(1)],
        }))}
      />
    </section>
  );
}
