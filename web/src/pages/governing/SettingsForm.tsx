import { useMemo } from "react";
import type { Configuration } from "../../../../functions/src/regions/configuration/configuration.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { edited, readDraft, unset, valueAt, without } from "../../settings/draft.ts";
import { type FieldForm, formOf, type Section } from "../../settings/fields.ts";
import { useRulesDraft } from "../../settings/keptRules.ts";
import type { Powers } from "../../settings/ruling.ts";
import { textOf } from "../../settings/typed.ts";
import { useViewer } from "../../shell/player.ts";
import { useUnsaved } from "../../shell/unsaved.ts";
import { words } from "../../words/en.ts";
import { Applying } from "./Applying.tsx";
import { Contested } from "./Contested.tsx";
import { FieldGroups } from "./FieldGroups.tsx";
import { FieldInput } from "./FieldInput.tsx";
import { Rename } from "./Rename.tsx";

interface SettingsFormProps {
  readonly region: Region;
  readonly section: Section;
  readonly current: Configuration;
  readonly powers: Powers;
}

/** The fields of a section as they are now, under what has been edited here. */
export function SettingsForm({ region, section, current, powers }: SettingsFormProps) {
  const forms = useMemo(() => formOf(section), [section]);
  const { uid } = useViewer();
  const [draft, setDraft] = useRulesDraft(uid, region.regionId, section, (kept) =>
    unset(kept, forms, current),
  );
  const { wrong } = useMemo(() => readDraft(draft, forms, current), [draft, forms, current]);
  useUnsaved(Object.keys(draft).length > 0);
  const { governing: say } = words;
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
        onDone={(paths) => setDraft((before) => without(before, paths))}
      />
      {section === "culture" && powers.authority !== null ? <Rename region={region} /> : null}
    </>
  );
}
