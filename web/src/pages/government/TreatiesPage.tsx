import { TREATY_TYPES, type Treaty } from "../../../../functions/src/governance/treaties/treaty.ts";
import { MemberRegionPage } from "../../controls/RegionPage.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { treatiesWords } from "../../words/pages/government.ts";
import { useRegional } from "../../words/regional.ts";
import { OfferTreaty } from "./OfferTreaty.tsx";
import { TreatyCard } from "./TreatyCard.tsx";

/** Five partners with each type. */
const SHOWN = 5 * TREATY_TYPES.length;

/** What a region has agreed with others, and what is on the table. */
export default function TreatiesPage({ parameters }: PageProps) {
  return (
    <MemberRegionPage regionId={parameters.regionId!} title={treatiesWords.title}>
      {({ region, may }) => (
        <OfRegion regionId={region.regionId} negotiates={may("region:{regionId}:treaties:negotiate")} />
      )}
    </MemberRegionPage>
  );
}

interface OfRegionProps {
  readonly regionId: string;
  readonly negotiates: boolean;
}

function OfRegion({ regionId, negotiates }: OfRegionProps) {
  const treaties = useWatched<readonly Treaty[]>({
    template: "treaties",
    parameters: {},
    where: ["regionIds", "array-contains", regionId],
    limit: SHOWN,
  });
  const say = useRegional(treatiesWords);
  return (
    <>
      <WatchedList id="treaties" title={say.list} none={say.none} watched={treaties}>
        {(found) => (
          <ul className="cards">
            {found.map((treaty) => (
              <li key={treaty.treatyId}>
                <TreatyCard regionId={regionId} treaty={treaty} negotiates={negotiates} />
              </li>
            ))}
          </ul>
        )}
      </WatchedList>
      {negotiates ? <OfferTreaty regionId={regionId} /> : null}
    </>
  );
}
