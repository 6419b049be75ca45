import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Link } from "../../controls/Link.tsx";
import { RegionPage } from "../../controls/RegionPage.tsx";
import { Contained } from "../../controls/states.tsx";
import type { PageProps } from "../../page.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { owningWords } from "../../words/pages/owning.ts";
import { useRegional } from "../../words/regional.ts";
import { Archive } from "./Archive.tsx";
import { Closing } from "./Closing.tsx";
import { Ending } from "./Ending.tsx";
import { Governor } from "./Governor.tsx";
import { HandingOn } from "./HandingOn.tsx";
import { Offered } from "./Offered.tsx";
import { Payment } from "./Payment.tsx";
import { Succession } from "./Succession.tsx";

/** A region as a property: what it brings, who it goes to, how it ends, and what is left of it. */
export default function OwningPage({ parameters }: PageProps) {
  return (
    <RegionPage regionId={parameters.regionId!} title={owningWords.title}>
      {(region) => <OfRegion region={region} />}
    </RegionPage>
  );
}

function OfRegion({ region }: { readonly region: Region }) {
  const { uid } = useViewer();
  const { regionId, status, ownerUid, closesAt } = region;
  const say = useRegional(owningWords);
  const { belonging } = useRegional(words);
  const isOwner = ownerUid === uid;
  return (
    <>
      <p className="row">
        <Link to={`/region/${regionId}`}>{words.overview.link(region.displayName)}</Link>
      </p>
      <p>
        {isOwner ? say.yours : ownerUid === null ? say.ownedByNobody : say.notYours}{" "}
        <span className="tag">{belonging.directory.status[status]}</span>
      </p>
      {closesAt === null ? null : <p className="wrong">{say.closesAt(closesAt)}</p>}
      {isOwner ? (
        <>
          <Contained>
            <Payment region={region} />
          </Contained>
          <Contained>
            <Governor region={region} />
          </Contained>
          <Contained>
            <HandingOn region={region} />
          </Contained>
          <Contained>
            <Ending region={region} />
          </Contained>
        </>
      ) : (
        <>
          <Contained>
            <Offered region={region} />
          </Contained>
          <Contained>
            <Succession region={region} />
          </Contained>
        </>
      )}
      {status === "closing" || status === "closed" ? (
        <Contained>
          <Closing regionId={regionId} />
        </Contained>
      ) : null}
      {status === "closed" ? (
        <Contained>
          <Archive regionId={regionId} />
        </Contained>
      ) : null}
    </>
  );
}
