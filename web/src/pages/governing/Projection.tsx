import { useState } from "react";
import type { EconomyProjectInput, EconomyProjectOutput } from "../../../../client/rooms/economy.ts";
import { requireProjectable } from "../../../../functions/src/economy/projection/projectable.ts";
import { GameError } from "../../../../functions/src/platform/errors.ts";
import { canonicalJson } from "../../../../functions/src/platform/random.ts";
import type { ConfigurationChange } from "../../../../functions/src/regions/configuration/configuration.ts";
import type { FieldName } from "../../../../functions/src/regions/configuration/fieldNames.ts";
import { CrossTable } from "../../controls/CrossTable.tsx";
import { Failure } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { fieldsIn, only } from "../../settings/draft.ts";
import { words } from "../../words/en.ts";
import { projectingWords } from "../../words/pages/economy.ts";
import { useRegional } from "../../words/regional.ts";

interface ProjectionProps {
  readonly regionId: string;
  readonly change: ConfigurationChange;
}

/** What was asked for, and what came of it. */
type Asked = { readonly of: string } & (
  | { readonly state: "asking" }
  | { readonly state: "here"; readonly projected: EconomyProjectOutput }
  | { readonly state: "failed"; readonly error: unknown }
);

/** What a draft would bring the treasury, when one asks: for exactly that draft, and marked once it is another one. */
export function Projection({ regionId, change }: ProjectionProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const fields = fieldsIn(change);
  const projectable = fields.filter(isProjectable);
  const say = useRegional(projectingWords);
  if (projectable.length === 0) return null;
  const part = only(change, projectable);
  const of = canonicalJson(part);
  const ask = async () => {
    setAsked({ of, state: "asking" });
    const { economy } = await calls();
    const given = part.economy as EconomyProjectInput["economy"];
    await economy.project({ regionId, economy: given }).then(
      (projected) => setAsked({ of, state: "here", projected }),
      (error: unknown) => setAsked({ of, state: "failed", error }),
    );
  };
  const isCurrent = asked?.of === of;
  return (
    <section aria-labelledby="projection">
      <h3 id="projection">{say.title}</h3>
      <p className="dim">{say.why}</p>
      {projectable.length === fields.length ? null : <p>{say.part}</p>}
      <button type="button" disabled={isCurrent && asked.state === "asking"} onClick={() => void ask()}>
        {asked === null ? say.ask : say.again}
      </button>
      <div role="status">
        {asked?.state === "asking" ? <p>{words.states.loading}</p> : null}
        {asked?.state === "here" && !isCurrent ? <p className="wrong">{say.outOfDate}</p> : null}
      </div>
      {asked?.state === "failed" && isCurrent ? <Failure error={asked.error} /> : null}
      {asked?.state === "here" && isCurrent ? <Foretold projected={asked.projected} /> : null}
      {asked?.state === "here" && asked.projected.lastChange ? (
        <CameOut change={asked.projected.lastChange} />
      ) : null}
    </section>
  );
}

function isProjectable(field: string): boolean {
  try {
    requireProjectable([field as FieldName]);
    return true;
  } catch (error) {
    if (error instanceof GameError) return false;
    throw error;
  }
}

/** Of the elasticities that the server tells, the middle one is expected, and the ends are the band. */
const EXPECTED = 2;

function Foretold({ projected }: { readonly projected: EconomyProjectOutput }) {
  const { days, trades, sampledTrades, levies } = projected;
  const say = useRegional(projectingWords);
  const columns = [say.present, say.static, say.error, say.expected, say.band];
  return (
    <>
      <p>{say.basis(trades, sampledTrades, days)}</p>
      <CrossTable
        label={say.table}
        caption={say.table}
        rowsAre={say.levy}
        columns={columns.map((head) => ({ key: head, head }))}
        rows={levies.map(
          ({ levy, presentCredits, staticCredits, standardErrorCredits, behaviourCredits }) => ({
            key: levy,
            head: say.levies[levy],
            cells: [
              words.number(presentCredits),
              words.number(staticCredits),
              words.number(standardErrorCredits),
              ...(behaviourCredits === null
                ? [say.tooFew, say.tooFew]
                : [
                    words.number(behaviourCredits[EXPECTED]!),
                    say.between(Math.min(...behaviourCredits), Math.max(...behaviourCredits)),
                  ]),
            ],
          }),
        )}
      />
    </>
  );
}

/** How well the last change was foretold. */
function CameOut({ change }: { readonly change: NonNullable<EconomyProjectOutput["lastChange"]> }) {
  const { day, days, levies } = change;
  const say = useRegional(projectingWords);
  const title = say.lastTable(day, days);
  return (
    <CrossTable
      label={title}
      caption={title}
      rowsAre={say.levy}
      columns={[say.before, say.static, say.expected, say.came].map((head) => ({ key: head, head }))}
      rows={levies.map(({ levy, presentCredits, staticCredits, expectedCredits, cameCredits }) => ({
        key: levy,
        head: say.levies[levy],
        cells: [
          words.number(presentCredits),
          words.number(staticCredits),
          expectedCredits === null ? say.tooFew : words.number(expectedCredits),
          days === 0 ? say.notYet : words.number(cameCredits),
        ],
      }))}
    />
  );
}
