import { shardCount } from "../../../../functions/src/platform/ledger/accounts.ts";
import { creditsOf } from "../../../../functions/src/platform/ledger/assets.ts";
import { Credits } from "../../controls/Credits.tsx";
import { Fact } from "../../controls/Fact.tsx";
import { notHere } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";

interface Balance {
  readonly accountId: string;
  readonly amounts: Readonly<Record<string, number>>;
}

/** What the region owns, over all documents that its account is spread over. */
export function Treasury({ regionId }: { readonly regionId: string }) {
  const balances = useWatched<readonly Balance[]>({
    template: "ledgerBalances",
    parameters: {},
    where: ["regionId", "==", regionId],
    limit: shardCount(`treasury:${regionId}`),
  });
  const { overview: say } = useRegional(words);
  return (
    <Fact name={say.treasury}>
      {balances.state === "here" ? (
        <>
          <Credits
            amount={balances.value.reduce((sum, { amounts }) => sum + (amounts[creditsOf(regionId)] ?? 0), 0)}
          />{" "}
          <small>{say.treasurySource}</small>
        </>
      ) : (
        notHere(balances)
      )}
    </Fact>
  );
}
