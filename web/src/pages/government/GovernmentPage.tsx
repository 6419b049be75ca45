import type { Member } from "../../../../functions/src/membership/schema.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { Contained, notHere, Stale } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { holds } from "../../permissions.ts";
import { useCaller } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { governmentWords, treatiesWords } from "../../words/pages/government.ts";
import { Offices } from "./Offices.tsx";
import { Petitions } from "./Petitions.tsx";
import { Proposals } from "./Proposals.tsx";

/** Who holds which office, what is proposed, and what citizens ask for. */
export default function GovernmentPage({ parameters }: PageProps) {
  const regionId = parameters.regionId!;
  const region = useWatched<Region | undefined>({ template: "regions/{regionId}", parameters: { regionId } });
  const found = region.state === "here" ? region.value : undefined;
  const say = governmentWords;
  const { governing } = words;
  return (
    <>
      <Heading title={say.title(found?.displayName ?? regionId)} />
      <Stale watched={region} />
      {notHere(region)}
      {region.state === "here" && found === undefined ? (
        <p className="notice">{governing.unknown(regionId)}</p>
      ) : null}
      {found === undefined ? null : <OfRegion region={found} />}
    </>
  );
}

function OfRegion({ region }: { readonly region: Region }) {
  const { regionId } = region;
  const caller = useCaller();
  const watched = useWatched<Member | undefined>({
    template: "regions/{regionId}/members/{uid}",
    parameters: { regionId, uid: caller.uid },
  });
  if (watched.state !== "here") return notHere(watched);
  const member = watched.value;
  const may = (permission: Parameters<typeof holds>[0]) => holds(permission, region, member, caller);
  return (
    <>
      <p>
        <Link to={`/treaties/${regionId}`}>{treatiesWords.link}</Link>
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
