import { z } from "zod";
import type { Member } from "../../../../functions/src/membership/schema.ts";
import {
  type Configuration,
  settingsSchema,
  statuteSchema,
} from "../../../../functions/src/regions/configuration/configuration.ts";
import { joined } from "../../../../functions/src/regions/configuration/parts.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { notHere, Stale } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { SECTIONS, type Section } from "../../settings/fields.ts";
import { NotFound } from "../../shell/NotFound.tsx";
import { useCaller } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { powersOf } from "./powers.ts";
import { SettingsForm } from "./SettingsForm.tsx";

/** One part of a region's rules: what holds, and what would change before it is applied. */
export default function SettingsPage({ parameters }: PageProps) {
  const regionId = parameters.regionId!;
  const section = SECTIONS.find((name) => name === parameters.section);
  const region = useWatched<Region | undefined>({ template: "regions/{regionId}", parameters: { regionId } });
  const { governing: say } = words;
  if (section === undefined) return <NotFound />;
  const name = region.state === "here" ? region.value?.displayName : undefined;
  return (
    <>
      <Heading title={say.title(name ?? regionId)} />
      <nav aria-label={say.sectionsLabel}>
        <ul>
          {SECTIONS.map((other) => (
            <li key={other}>
              <Link to={`/settings/${regionId}/${other}`} current={other === section}>
                {say.sections[other]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Stale watched={region} />
      {notHere(region)}
      {region.state === "here" && region.value === undefined ? (
        <p className="notice">{say.unknown(regionId)}</p>
      ) : null}
      {region.state === "here" && region.value !== undefined ? (
        <Rules region={region.value} section={section} />
      ) : null}
    </>
  );
}

function Rules({ region, section }: { readonly region: Region; readonly section: Section }) {
  const { regionId } = region;
  const caller = useCaller();
  const settings = useWatched<unknown>({
    template: "regions/{regionId}/settings/{part}",
    parameters: { regionId, part: "current" },
  });
  const member = useWatched<Member | undefined>({
    template: "regions/{regionId}/members/{uid}",
    parameters: { regionId, uid: caller.uid },
  });
  if (settings.state !== "here") return notHere(settings);
  if (member.state !== "here") return notHere(member);
  const current = configurationOf(region, settings.value);
  if (current === null) return <p className="notice">{words.governing.unreadable}</p>;
  return (
    <SettingsForm
      region={region}
      section={section}
      current={current}
      powers={powersOf(region, member.value, caller, section)}
    />
  );
}

const statute = z.object(statuteSchema);
const beside = z.object(settingsSchema);

/** Null of documents that are newer than this page. */
function configurationOf(region: Region, settings: unknown): Configuration | null {
  const own = statute.safeParse(region);
  const rest = beside.safeParse(settings);
  return own.success && rest.success ? joined(own.data, rest.data) : null;
}
