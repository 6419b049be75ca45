import { TREATY_TYPES, type Treaty } from "../../../../functions/src/governance/treaties/treaty.ts";
import type { Member } from "../../../../functions/src/membership/schema.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Heading } from "../../controls/Heading.tsx";
import { notHere, Stale } from "../../controls/states.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { holds } from "../../permissions.ts";
import { useCaller } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { treatiesWords } from "../../words/pages/government.ts";
import { OfferTreaty } from "./OfferTreaty.tsx";
import { TreatyCard } from "./TreatyCard.tsx";

/** Five partners with each type. */
const SHOWN = 5 * TREATY_TYPES.length;

/** What a region has agreed with others, and what is on the table. */
export default function TreatiesPage({ parameters }: PageProps) {
  const regionId = parameters.regionId!;
  const region = useWatched<Region | undefined>({ template: "regions/{regionId}", parameters: { regionId } });
  const found = region.state === "here" ? region.value : undefined;
  const say = treatiesWords;
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
  const member = useWatched<Member | undefined>({
    template: "regions/{regionId}/members/{uid}",
    parameters: { regionId, uid: caller.uid },
  });
  const treaties = useWatched<readonly Treaty[]>({
    template: "treaties",
    parameters: {},
    where: ["regionIds", "array-contains", regionId],
    limit: SHOWN,
  });
  const say = treatiesWords;
  if (member.state !== "here") return notHere(member);
  const negotiates = holds("region:{regionId}:treaties:negotiate", region, member.value, caller);
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
