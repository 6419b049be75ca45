import { useMemo, useState } from "react";
import type { Configuration } from "../../../../functions/src/regions/configuration/configuration.ts";
import { configured } from "../../../../functions/src/regions/configuration/configurationDecision.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { edited, fieldsIn, readDraft, unset, valueAt, without } from "../../settings/draft.ts";
import { type FieldForm, formOf, type Section } from "../../settings/fields.ts";
import { useRulesDraft } from "../../settings/keptRules.ts";
import { afterSet, asSet, type Own, untold, withSet } from "../../settings/own.ts";
import type { Part, Powers } from "../../settings/ruling.ts";
import { textOf } from "../../settings/typed.ts";
import { useViewer } from "../../shell/player.ts";
import { useUnsaved } from "../../shell/unsaved.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";
import { Applying } from "./Applying.tsx";
import { Contested } from "./Contested.tsx";
import { FieldGroups } from "./FieldGroups.tsx";
import { FieldInput } from "./FieldInput.tsx";
import { Rename } from "./Rename.tsx";

interface SettingsFormProps {
  readonly region: Region;
  readonly section: Section;
  /** The rules as the documents tell them. */
  readonly told: Configuration;
  readonly powers: Powers;
}

/** The fields of a section as they are now, under what has been edited here. */
export function SettingsForm({ region, section, told, powers }: SettingsFormProps) {
  const forms = useMemo(() => formOf(section), [section]);
  const [current, setOwn] = useCurrent(told);
  const { uid } = useViewer();
  const [draft, setDraft] = useRulesDraft(uid, region.regionId, section, (kept) =>
    unset(kept, forms, current),
  );
  const { wrong } = useMemo(() => readDraft(draft, forms, current), [draft, forms, current]);
  useUnsaved(Object.keys(draft).length > 0);
  const onSet = (part: Part) => {
    const { configuration } = configured(current, part.change, "vote");
    const set = formsIn(forms, fieldsIn(part.change));
    setOwn((own) => withSet(own, pathsOf(set), told, configuration));
    setDraft((before) => afterSet(before, set, configuration));
  };
  const { governing: say } = useRegional(words);
  const control = (form: FieldForm, label: string) => (
    <div key={form.path}>
      <FieldInput
        form={form}
        label={label}
        text={draft[form.path]?.text ?? textOf(form, valueAt(current, form.path))}
        wrongLine={wrong.get(form.path)}
        onChange={(text) => setDraft((before) => edited(before, form, text, current))}
      />
      {draft[form.path] === undefined ? null : <span className="tag">{say.edited}</span>}
      <Contested form={form} draft={draft} current={current} onDraft={(next) => setDraft(() => next)} />
    </div>
  );
  return (
    <>
      <p>{say.why}</p>
      <form className="route-form settings" autoComplete="off" onSubmit={(event) => event.preventDefault()}>
        <FieldGroups forms={forms} control={control} />
      </form>
      <Applying
        {...{ region, forms, draft, current, powers }}
        onSet={onSet}
        onGone={(fields) => setDraft((before) => without(before, pathsOf(formsIn(forms, fields))))}
      />
      {section === "culture" && powers.authority !== null ? <Rename region={region} /> : null}
    </>
  );
}

const formsIn = (forms: readonly FieldForm[], fields: readonly string[]) =>
  forms.filter(({ field }) => fields.includes(field));
const pathsOf = (forms: readonly FieldForm[]) => forms.map(({ path }) => path);

/** The rules with what this page has set since: who edits on at once does not meet the own change as somebody's. */
function useCurrent(told: Configuration): [Configuration, (change: (before: Own) => Own) => void] {
  const [own, setOwn] = useState<Own>({});
  const still = untold(own, told);
  if (still !== own) setOwn(still);
  return [asSet(told, still), setOwn];
}
