import type { Phase, Closing as Stored } from "../../../../functions/src/closing/schema.ts";
import { Credits } from "../../controls/Credits.tsx";
import { Fact } from "../../controls/Fact.tsx";
import { Link } from "../../controls/Link.tsx";
import { notHere } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { owningWords } from "../../words/pages/owning.ts";
import { useRegional } from "../../words/regional.ts";

const PHASES: readonly Phase[] = [
  "freeze",
  "export",
  "settle",
  "evacuate",
  "archive",
  "empty",
  "emptied",
  "closed",
];

/** How far the end of a region has come: those who belonged may see it. */
export function Closing({ regionId }: { readonly regionId: string }) {
  const closing = useWatched<Stored | undefined>({
    template: "closings/{regionId}",
    parameters: { regionId },
  });
  const say = useRegional(owningWords);
  if (closing.state !== "here") return notHere(closing, say.closingHidden);
  if (closing.value === undefined) return null;
  const { phase, phaseSince, frozen, closedAt } = closing.value;
  const step = PHASES.indexOf(phase) + 1;
  return (
    <section aria-labelledby="closing">
      <h2 id="closing">{say.closing}</h2>
      <p role="status">
        {say.phase(step, PHASES.length, say.phases[phase])} <small>{say.since(phaseSince)}</small>
      </p>
      <dl className="facts">
        {frozen === null ? null : (
          <>
            <Fact name={say.members}>{words.number(frozen.members)}</Fact>
            <Fact name={say.treasury}>
              <Credits amount={frozen.treasuryCredits} />
            </Fact>
            <Fact name={say.sharers}>{words.number(frozen.sharers)}</Fact>
          </>
        )}
        {closedAt === null ? null : <Fact name={say.closedAt}>{words.instant(closedAt)}</Fact>}
      </dl>
      <p>
        <Link to="/account">{say.toExport}</Link>
      </p>
    </section>
  );
}
