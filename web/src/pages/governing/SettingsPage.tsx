import { z } from "zod";
import type { Configuration } from "../../../../functions/src/regions/configuration/configuration.ts";
import {
  settingsSchema,
  statuteSchema,
} from "../../../../functions/src/regions/configuration/partSchemas.ts";
import { joined } from "../../../../functions/src/regions/configuration/parts.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Link } from "../../controls/Link.tsx";
import { MemberRegionPage, type RegionAccess } from "../../controls/RegionPage.tsx";
import { notHere } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { SECTIONS, type Section } from "../../settings/fields.ts";
import { NotFound } from "../../shell/NotFound.tsx";
import { words } from "../../words/en.ts";
import { powersOf } from "./powers.ts";
import { SettingsForm } from "./SettingsForm.tsx";

/** One part of a region's rules: what holds, and what would change before it is applied. */
export default function SettingsPage({ parameters }: PageProps) {
  const regionId = parameters.regionId!;
  const section = SECTIONS.find((name) => name === parameters.section);
  const { governing: say } = words;
  if (section === undefined) return <NotFound />;
  const sections = (
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
  );
  return (
    <MemberRegionPage regionId={regionId} title={say.title} lead={sections}>
      {(access) => <Rules access={access} section={section} />}
    </MemberRegionPage>
  );
}

function Rules({ access, section }: { readonly access: RegionAccess; readonly section: Section }) {
  const { region, member, caller } = access;
  const { regionId } = region;
  const settings = useWatched<unknown>({
    template: "regions/{regionId}/settings/{part}",
    parameters: { regionId, part: "current" },
  });
  if (settings.state !== "here") return notHere(settings);
  const told = configurationOf(region, settings.value);
  if (told === null) return <p className="notice">{words.governing.unreadable}</p>;
  return (
    <SettingsForm
      region={region}
      section={section}
      told={told}
      powers={powersOf(region, member, caller, section)}
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
