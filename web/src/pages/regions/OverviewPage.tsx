import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Fact } from "../../controls/Fact.tsx";
import { Link } from "../../controls/Link.tsx";
import { MemberRegionPage, type RegionAccess } from "../../controls/RegionPage.tsx";
import { Contained, notHere } from "../../controls/states.tsx";
import { useWatchedOnce } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { percent } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";
import { Announce } from "./Announce.tsx";
import { Applications } from "./Applications.tsx";
import { Log } from "./Log.tsx";
import { News } from "./News.tsx";
import { Petitions } from "./Petitions.tsx";
import { Treasury } from "./Treasury.tsx";

interface Counts {
  readonly visitors: number;
  readonly residents: number;
  readonly citizens: number;
  readonly countedAt: Date;
}

/** A region at a glance; who holds an office sees what only they may see, and acts. */
export default function OverviewPage({ parameters }: PageProps) {
  return (
    <MemberRegionPage regionId={parameters.regionId!} title={words.overview.title}>
      {({ region, may }) => <Overview region={region} may={may} />}
    </MemberRegionPage>
  );
}

function Overview({ region, may }: Pick<RegionAccess, "region" | "may">) {
  const { regionId } = region;
  const { overview: say, titles, ...links } = useRegional(words);
  const managesMembers = may("region:{regionId}:members:manage");
  return (
    <>
      <p className="row">
        <Link to={`/map/${regionId}`}>{say.chart}</Link>
        <Link to={`/votes/${regionId}`}>{links.home.votes(region.displayName)}</Link>
        <Link to={`/government/${regionId}`}>{titles.offices}</Link>
        <Link to={`/treaties/${regionId}`}>{titles.treaties}</Link>
        <Link to={`/settings/${regionId}/governance`}>{links.governing.link}</Link>
        <Link to={`/members/${regionId}`}>{links.members.link}</Link>
        <Link to={`/treasury/${regionId}`}>{links.treasury.link}</Link>
        <Link to={`/economy/${regionId}`}>{titles.economy}</Link>
        <Link to={`/bank/${regionId}`}>{titles.bank}</Link>
        <Link to={`/currency/${regionId}`}>{titles.currency}</Link>
        <Link to={`/gates/${regionId}`}>{titles.gates}</Link>
        {region.kind === "owned" ? <Link to={`/own/${regionId}`}>{titles.owning}</Link> : null}
      </p>
      <section aria-labelledby="figures">
        <h2 id="figures">{say.facts}</h2>
        <dl className="facts">
          <Figures region={region} />
          {may("region:{regionId}:economy:manage") ? <Treasury regionId={regionId} /> : null}
        </dl>
      </section>
      <Contained>
        {managesMembers ? <Applications regionId={regionId} /> : null}
        {may("region:{regionId}:governance:manage") ? <Announce regionId={regionId} /> : null}
      </Contained>
      <Contained>
        <News regionId={regionId} />
      </Contained>
      <Contained>
        <Petitions regionId={regionId} />
      </Contained>
      <Contained>
        <Log regionId={regionId} isWhole={managesMembers} />
      </Contained>
    </>
  );
}

function Figures({ region }: { readonly region: Region }) {
  const { regionId, status, statusReason, governance, economy } = region;
  // Counted once an hour: beside eight listeners of an officer's page it is none.
  const counts = useWatchedOnce<Counts | undefined>({
    template: "regions/{regionId}/memberCounts/{part}",
    parameters: { regionId, part: "current" },
  });
  const { overview: say, belonging } = useRegional(words);
  const counted = counts.state === "here" ? counts.value : undefined;
  return (
    <>
      <Fact name={say.status}>
        <b>{belonging.directory.status[status]}</b>{" "}
        {statusReason === null ? "" : <bdi>{say.because(statusReason)}</bdi>}
      </Fact>
      <Fact name={say.government}>{belonging.directory.government[governance.type]}</Fact>
      <Fact name={say.threshold}>{percent(governance.votingThresholdBasisPoints)}</Fact>
      <Fact name={say.tax}>{percent(economy.tradeTaxBasisPoints)}</Fact>
      <Fact name={say.people}>
        {counted === undefined ? (
          (notHere(counts) ?? say.notCounted)
        ) : (
          <>
            {belonging.directory.people(counted.citizens, counted.residents, counted.visitors)}{" "}
            <small>{say.counted(counted.countedAt)}</small>
          </>
        )}
      </Fact>
    </>
  );
}
