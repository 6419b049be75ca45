import type { Petition } from "../../../../functions/src/governance/petitions/petition.ts";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";

const SHOWN = 5;

/** What citizens ask for, the latest first. */
export function Petitions({ regionId }: { readonly regionId: string }) {
  const watched = useWatched<readonly Petition[]>({
    template: "regions/{regionId}/petitions",
    parameters: { regionId },
    orderBy: ["openedAt", "desc"],
    limit: SHOWN,
  });
  const { overview: say } = useRegional(words);
  return (
    <WatchedList id="petitions" title={say.petitions} none={say.noPetitions} watched={watched}>
      {(petitions) => (
        <ul className="cards">
          {petitions.map((petition) => (
            <li key={petition.petitionId}>
              <h3>
                <bdi>{petition.title}</bdi>
              </h3>
              <p>{say.support(petition.supporterCount, petition.requiredCount)}</p>
              <p className="dim">{standOf(petition, say)}</p>
            </li>
          ))}
        </ul>
      )}
    </WatchedList>
  );
}

function standOf({ answer, answerDueAt, endedAt, closesAt }: Petition, say: typeof words.overview): string {
  if (answer !== null) return say.answered;
  if (answerDueAt !== null) return say.answerDue(answerDueAt);
  return endedAt === null ? say.collecting(closesAt) : say.ended;
}
