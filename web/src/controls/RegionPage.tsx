import { type ReactNode, useMemo } from "react";
import type { Member } from "../../../functions/src/membership/schema.ts";
import type { RegionalPermission } from "../../../functions/src/platform/declaration/permissions.ts";
import type { Region, Settings } from "../../../functions/src/regions/schema.ts";
import { useWatched } from "../data/watch.ts";
import { holds } from "../permissions.ts";
import { type Caller, useCaller } from "../shell/player.ts";
import { paletteOf } from "../theme/palettes.ts";
import { words } from "../words/en.ts";
import { mapped } from "../words/mapped.ts";
import { Saying } from "../words/regional.ts";
import { sayingOf } from "../words/terms.ts";
import { Heading } from "./Heading.tsx";
import { notHere, Stale } from "./states.tsx";

interface RegionPageProps<About> {
  readonly regionId: string;
  /** Of the region's name; of its id until that is known. */
  readonly title: (name: string) => string;
  /** What stands under the heading whether the region is here or not. */
  readonly lead?: ReactNode;
  readonly children: (about: About) => ReactNode;
}

/** The frame of a page about one region, in the inks and with the terms that its culture has chosen. */
export function RegionPage({ regionId, title, lead, children }: RegionPageProps<Region>) {
  const region = useWatched<Region | undefined>({ template: "regions/{regionId}", parameters: { regionId } });
  const settings = useWatched<Settings | undefined>({
    template: "regions/{regionId}/settings/{part}",
    parameters: { regionId, part: "current" },
  });
  const found = region.state === "here" ? region.value : undefined;
  const culture = settings.state === "here" ? settings.value?.culture : undefined;
  const say = useMemo(() => sayingOf(culture?.languagePack ?? {}), [culture]);
  const said = say === null ? title : mapped(title, say);
  return (
    <div className="of-region" data-palette={paletteOf(culture?.theme ?? "")}>
      <Heading title={said(found?.displayName ?? regionId)} />
      {lead}
      <Stale watched={region} />
      {notHere(region)}
      {region.state === "here" && found === undefined ? (
        <p className="notice">{words.governing.unknown(regionId)}</p>
      ) : null}
      {found === undefined ? null : <Saying value={say}>{children(found)}</Saying>}
    </div>
  );
}

/** A region, and who looks at it. */
export interface RegionAccess {
  readonly region: Region;
  readonly member: Member | undefined;
  readonly caller: Caller;
  readonly may: (permission: RegionalPermission) => boolean;
}

/** The same where what is shown depends on what one may do there. */
export function MemberRegionPage({ children, ...frame }: RegionPageProps<RegionAccess>) {
  return <RegionPage {...frame}>{(region) => <Accessed region={region}>{children}</Accessed>}</RegionPage>;
}

interface AccessedProps {
  readonly region: Region;
  readonly children: (access: RegionAccess) => ReactNode;
}

function Accessed({ region, children }: AccessedProps) {
  const caller = useCaller();
  const watched = useWatched<Member | undefined>({
    template: "regions/{regionId}/members/{uid}",
    parameters: { regionId: region.regionId, uid: caller.uid },
  });
  if (watched.state !== "here") return notHere(watched);
  const member = watched.value;
  return children({ region, member, caller, may: (permission) => holds(permission, region, member, caller) });
}
