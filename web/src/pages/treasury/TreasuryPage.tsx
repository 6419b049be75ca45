import type { Settings } from "../../../../functions/src/regions/schema.ts";
import { MemberRegionPage } from "../../controls/RegionPage.tsx";
import { Contained, notHere } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { words } from "../../words/en.ts";
import { Treasury } from "../regions/Treasury.tsx";
import { Budget } from "./Budget.tsx";
import { Claims } from "./Claims.tsx";
import { Statements } from "./Statements.tsx";

/** A region's public money: what is appropriated, spent, owed to traders and accounted for. */
export default function TreasuryPage({ parameters }: PageProps) {
  return (
    <MemberRegionPage regionId={parameters.regionId!} title={words.treasury.title}>
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
  const settings = useWatched<Settings | undefined>({
    template: "regions/{regionId}/settings/{part}",
    parameters: { regionId, part: "current" },
  });
  if (settings.state !== "here") return notHere(settings);
  return (
    <>
      {manages ? (
        <dl className="facts">
          <Treasury regionId={regionId} />
        </dl>
      ) : null}
      {settings.value === undefined ? null : (
        <Contained>
          <Budget regionId={regionId} economy={settings.value.economy} manages={manages} />
        </Contained>
      )}
      <Contained>
        <Claims regionId={regionId} />
      </Contained>
      <Contained>
        <Statements regionId={regionId} />
      </Contained>
    </>
  );
}
