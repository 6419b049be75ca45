import { currencyOf } from "../../../../functions/src/platform/ledger/assets.ts";
import type { Currency } from "../../../../functions/src/regions/currency/schema.ts";
import { Fact } from "../../controls/Fact.tsx";
import { Link } from "../../controls/Link.tsx";
import { MemberRegionPage } from "../../controls/RegionPage.tsx";
import { Contained, notHere } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { useViewer } from "../../shell/player.ts";
import { percent } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { currencyWords } from "../../words/pages/currency.ts";
import { useRegional } from "../../words/regional.ts";
import { Convert } from "./Convert.tsx";
import { NameCurrency } from "./NameCurrency.tsx";
import { SupplyCurrency } from "./SupplyCurrency.tsx";

/** The player's own accounts: the credits, and a hold for each ship. */
const MOST_ACCOUNTS = 25;

/** A region's own money: its board, and what one does there. */
export default function CurrencyPage({ parameters }: PageProps) {
  return (
    <MemberRegionPage regionId={parameters.regionId!} title={currencyWords.title}>
      {({ region, may }) => (
        <OfRegion regionId={region.regionId} manages={may("region:{regionId}:economy:manage")} />
      )}
    </MemberRegionPage>
  );
}

interface OfRegionProps {
  readonly regionId: string;
  readonly manages: boolean;
}

function OfRegion({ regionId, manages }: OfRegionProps) {
  const watched = useWatched<Currency | undefined>({
    template: "regions/{regionId}/currencies/{part}",
    parameters: { regionId, part: "current" },
  });
  const say = useRegional(currencyWords);
  if (watched.state !== "here") return notHere(watched);
  const board = watched.value;
  const isNone = board === undefined || (board.regime === "none" && board.announced === null);
  return (
    <>
      <p>
        <Link to={`/settings/${regionId}/currency`}>{say.toLaw}</Link>
      </p>
      {board === undefined ? <p>{say.unnamed}</p> : <Board board={board} />}
      {board === undefined ? null : (
        <Contained>
          <Convert board={board} />
        </Contained>
      )}
      {manages && isNone ? <NameCurrency regionId={regionId} /> : null}
      {manages && board !== undefined && !isNone ? <SupplyCurrency board={board} /> : null}
    </>
  );
}

function Board({ board }: { readonly board: Currency }) {
  const { uid } = useViewer();
  const { regionId, code, name, regime, rateMillionths, announced } = board;
  const balances = useWatched<readonly { readonly amounts: Readonly<Record<string, number>> }[]>({
    template: "ledgerBalances",
    parameters: {},
    where: ["holderUid", "==", uid],
    limit: MOST_ACCOUNTS,
  });
  const say = useRegional(currencyWords);
  const held =
    balances.state === "here"
      ? balances.value.reduce((sum, { amounts }) => sum + (amounts[currencyOf(regionId)] ?? 0), 0)
      : null;
  return (
    <dl className="facts">
      <Fact name={say.name}>
        <bdi>{name}</bdi> ({code})
      </Fact>
      <Fact name={say.regime}>{say.regimes[regime]}</Fact>
      <Fact name={say.rate}>{say.worth(rateMillionths)}</Fact>
      <Fact name={say.fee}>{percent(board.feeBasisPoints)}</Fact>
      <Fact name={say.rebate}>{percent(board.levyRebateBasisPoints)}</Fact>
      {announced === null ? null : (
        <Fact name={say.announced}>
          {say.next(say.regimes[announced.regime], announced.rateMillionths, announced.from)}
        </Fact>
      )}
      <Fact name={say.yours}>{held === null ? notHere(balances) : words.number(held)}</Fact>
    </dl>
  );
}
