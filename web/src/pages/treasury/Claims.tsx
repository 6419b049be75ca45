import type { ClaimDay } from "../../../../functions/src/treasury/schema.ts";
import { CrossTable } from "../../controls/CrossTable.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";

const SHOWN = 10;

/** What the treasury owes to traders, and has paid. */
export function Claims({ regionId }: { readonly regionId: string }) {
  const watched = useWatched<readonly ClaimDay[]>({
    template: "regions/{regionId}/claimDays",
    parameters: { regionId },
    orderBy: ["day", "desc"],
    limit: SHOWN,
  });
  const { treasury: say } = useRegional(words);
  return (
    <WatchedList id="claims" title={say.claims} lead={say.claimsWhy} none={say.noClaims} watched={watched}>
      {(days) => (
        <CrossTable
          label={say.claimsOf}
          caption={say.claimsOf}
          rowsAre={say.day}
          columns={[say.claimed, say.funded, say.paidOut, say.done].map((head) => ({ key: head, head }))}
          rows={days.map(({ day, claimedCredits, fundedCredits, paidCredits, endedAt }) => ({
            key: day,
            head: day,
            cells: [
              ...[claimedCredits, fundedCredits, paidCredits].map((credits) => words.number(credits)),
              endedAt === null ? say.notYet : say.yes,
            ],
          }))}
        />
      )}
    </WatchedList>
  );
}
