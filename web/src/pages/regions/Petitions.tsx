import type { Petition } from "../../../../functions/src/governance/petitions/petition.ts";
import { notHere } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";

const SHOWN = 10;

/** What citizens ask for, the latest first. */
export function Petitions({ regionId }: { readonly regionId: string }) {
  const watched = useWatched<readonly Petition[]>({
    template: "regions/{regionId}/petitions",
    parameters: { regionId },
    orderBy: ["openedAt", "desc"],
    limit: SHOWN,
  });
  const { overview: say } = words;
  const petitions = watched.state === "here" ? watched.value : [];
  return (
    <section aria-labelledby="petitions">
      <h2 id="petitions">{say.petitions}</h2>
      {notHere(watched)}
      {watched.state === "here" && petitions.length === 0 ? <p>{say.noPetitions}</p> : null}
      <ul className="cards">
        {petitions.map((petition) => (
          <li key={petition.petitionId}>
            <h3>
              <bdi>{petition.title}</bdi>
            </h3>
            <p>{say.support(petition.supporterCount, petition.requiredCount)}</p>
            <p className="dim">{standOf(petition)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function standOf({ answer, answerDueAt, endedAt, closesAt }: Petition): string {
  const { overview: say } = words;
  if (answer !== null) return say.answered;
  if (answerDueAt !== null) return say.answerDue(answerDueAt);
  return endedAt === null ? say.collecting(closesAt) : say.ended;
}
