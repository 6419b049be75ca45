import { Link } from "../../controls/Link.tsx";
import { MemberRegionPage, type RegionAccess } from "../../controls/RegionPage.tsx";
import { Contained } from "../../controls/states.tsx";
import type { PageProps } from "../../page.ts";
import { governmentWords, treatiesWords } from "../../words/pages/government.ts";
import { useRegional } from "../../words/regional.ts";
import { Offices } from "./Offices.tsx";
import { Petitions } from "./Petitions.tsx";
import { Proposals } from "./Proposals.tsx";

/** Who holds which office, what is proposed, and what citizens ask for. */
export default function GovernmentPage({ parameters }: PageProps) {
  return (
    <MemberRegionPage regionId={parameters.regionId!} title={governmentWords.title}>
      {(access) => <OfRegion {...access} />}
    </MemberRegionPage>
  );
}

function OfRegion({ region, member, caller, may }: RegionAccess) {
  const { regionId } = region;
  const { link } = useRegional(treatiesWords);
  return (
    <>
      <p>
        <Link to={`/treaties/${regionId}`}>{link}</Link>
      </p>
      <Contained>
        <Offices
          region={region}
          uid={caller.uid}
          elected={member?.status === "active" ? member.offices : []}
          mayCall={may("region:{regionId}:governance:manage")}
        />
      </Contained>
      <Contained>
        <Proposals
          regionId={regionId}
          uid={caller.uid}
          mayPropose={may("region:{regionId}:policy:propose")}
        />
      </Contained>
      <Contained>
        <Petitions
          regionId={regionId}
          mayVote={may("region:{regionId}:vote")}
          mayAnswer={may("region:{regionId}:governance:manage")}
        />
      </Contained>
    </>
  );
}
