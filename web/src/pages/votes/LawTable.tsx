import type { Poll } from "../../../../functions/src/governance/polls/poll.ts";
import {
  type ConfigurationParts,
  joined,
  type Statute,
} from "../../../../functions/src/regions/configuration/parts.ts";
import { useWatched } from "../../data/watch.ts";
import { type Field, fieldsOf, fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { valueWords } from "./valueWords.ts";

interface LawTableProps {
  readonly poll: Poll;
  readonly change: object;
}

/** A law by its fields, from → to; once it is decided there is no "now" to compare with. */
export function LawTable({ poll: { regionId, result }, change }: LawTableProps) {
  const isOpen = result === null;
  const present = usePresent(isOpen ? regionId : null);
  const { law } = words.votes;
  return (
    <table>
      <caption>{law.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{law.field}</th>
          {isOpen ? <th scope="col">{law.now}</th> : null}
          <th scope="col">{law.to}</th>
        </tr>
      </thead>
      <tbody>
        {fieldsOf(change as Record<string, unknown>).map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{fieldWords(name)}</th>
            {isOpen ? <td>{valueWords(name, present?.get(name))}</td> : null}
            <td>
              <bdi>{valueWords(name, value)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the region has configured now, by the fields' names; null while it is not here. */
function usePresent(regionId: string | null): ReadonlyMap<string, unknown> | null {
  const of = (template: string) =>
    regionId === null ? null : { template, parameters: { regionId, part: "current" } };
  const region = useWatched<Statute | undefined>(of("regions/{regionId}"));
  const settings = useWatched<ConfigurationParts["settings"] | undefined>(
    of("regions/{regionId}/settings/{part}"),
  );
  if (region.state !== "here" || settings.state !== "here") return null;
  if (region.value === undefined || settings.value === undefined) return null;
  const fields: Field[] = fieldsOf(
    joined(region.value, settings.value) as unknown as Record<string, unknown>,
  );
  return new Map(fields);
}
