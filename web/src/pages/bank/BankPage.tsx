import type { Bank, Deposit, Loan } from "../../../../functions/src/banking/schema.ts";
import type { Region, Settings } from "../../../../functions/src/regions/schema.ts";
import { Link } from "../../controls/Link.tsx";
import { RegionPage } from "../../controls/RegionPage.tsx";
import { Contained, notHere } from "../../controls/states.tsx";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { useViewer } from "../../shell/player.ts";
import { bankWords } from "../../words/pages/bank.ts";
import { DepositSection } from "./DepositSection.tsx";
import { LoanSection } from "./LoanSection.tsx";
import { Rates } from "./Rates.tsx";
import { ShipInsurance } from "./ShipInsurance.tsx";

/** A region's bank: its rates, and what the player has or owes there. */
export default function BankPage({ parameters }: PageProps) {
  const regionId = parameters.regionId!;
  return (
    <RegionPage regionId={regionId} title={bankWords.title}>
      {(region) => <OfRegion region={region} />}
    </RegionPage>
  );
}

function OfRegion({ region }: { readonly region: Region }) {
  const { regionId } = region;
  const { uid } = useViewer();
  const settings = useWatched<Settings | undefined>({
    template: "regions/{regionId}/settings/{part}",
    parameters: { regionId, part: "current" },
  });
  const bank = useWatched<Bank | undefined>({
    template: "regions/{regionId}/banks/{part}",
    parameters: { regionId, part: "bank" },
  });
  const own = { regionId, uid };
  const deposit = useWatched<Deposit | undefined>({
    template: "regions/{regionId}/deposits/{uid}",
    parameters: own,
  });
  const loan = useWatched<Loan | undefined>({ template: "regions/{regionId}/loans/{uid}", parameters: own });
  const now = useGameTime();
  if (settings.state !== "here") return notHere(settings);
  if (deposit.state !== "here") return notHere(deposit);
  if (loan.state !== "here") return notHere(loan);
  if (settings.value === undefined || now === null) return null;
  const postings = bank.state === "here" ? (bank.value?.postings ?? []) : [];
  const at = new Date(now);
  return (
    <>
      <Contained>
        {bank.state === "here" ? (
          <Rates law={settings.value.banking} postings={postings} />
        ) : (
          notHere(bank, bankWords.hidden)
        )}
      </Contained>
      <Contained>
        <DepositSection regionId={regionId} deposit={deposit.value} postings={postings} now={at} />
      </Contained>
      <Contained>
        <LoanSection region={region} loan={loan.value} law={settings.value.banking} now={at} />
      </Contained>
      <Contained>
        <ShipInsurance
          regionId={regionId}
          rateBasisPoints={settings.value.banking.shipInsuranceBasisPoints}
          now={at}
        />
      </Contained>
      <p>
        <Link to={`/settings/${regionId}/banking`}>{bankWords.toLaw}</Link>
      </p>
    </>
  );
}
