import type { Member } from "../../../../functions/src/membership/schema.ts";
import type { Region, Settings } from "../../../../functions/src/regions/schema.ts";
import { Heading } from "../../controls/Heading.tsx";
import { Contained, notHere, Stale } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { holds } from "../../permissions.ts";
import { useCaller } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { Treasury } from "../regions/Treasury.tsx";
import { Budget } from "./Budget.tsx";
import { Claims } from "./Claims.tsx";
import { Statements } from "./Statements.tsx";

/** A region's public money: what is appropriated, spent, owed to traders and accounted for. */
export default function TreasuryPage({ parameters }: PageProps) {
  const regionId = parameters.regionId!;
  const region = useWatched<Region | undefined>({ template: "regions/{regionId}", parameters: { regionId } });
  const found = region.state === "here" ? region.value : undefined;
  const { treasury: say, governing } = words;
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
  const settings = useWatched<Settings | undefined>({
    template: "regions/{regionId}/settings/{part}",
    parameters: { regionId, part: "current" },
  });
  const member = useWatched<Member | undefined>({
    template: "regions/{regionId}/members/{uid}",
    parameters: { regionId, uid: caller.uid },
  });
  if (settings.state !== "here") return notHere(settings);
  if (member.state !== "here") return notHere(member);
  const manages = holds("region:{regionId}:economy:manage", region, member.value, caller);
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
