import { useMemo } from "react";
import { DEFAULT_CONFIGURATION } from "../../../../functions/src/regions/configuration/defaultConfiguration.ts";
import { type AskedStep, askedOf, formsOf, type NewRegion } from "../../purchase/newRegion.ts";
import { type Draft, edited, valueAt } from "../../settings/draft.ts";
import type { FieldForm } from "../../settings/fields.ts";
import { textOf } from "../../settings/typed.ts";
import { PALETTES } from "../../theme/palettes.ts";
import { words } from "../../words/en.ts";
import { FieldGroups } from "../governing/FieldGroups.tsx";
import { FieldInput } from "../governing/FieldInput.tsx";
import { Preview } from "./Preview.tsx";

interface RulesStepProps {
  readonly step: Exclude<AskedStep, "basics">;
  readonly draft: NewRegion;
  readonly onEdits: (edits: Draft) => void;
}

/** The rules of one step, as they usually are, under what was changed. */
export function RulesStep({ step, draft, onEdits }: RulesStepProps) {
  const forms = useMemo(() => formsOf(step).map(withPalettes), [step]);
  const { edits } = draft;
  const { wrong, refusal } = useMemo(() => askedOf(edits, forms), [edits, forms]);
  const textAt = (form: FieldForm) =>
    edits[form.path]?.text ?? textOf(form, valueAt(DEFAULT_CONFIGURATION, form.path));
  return (
    <>
      <form className="route-form settings" autoComplete="off" onSubmit={(event) => event.preventDefault()}>
        <FieldGroups
          forms={forms}
          control={(form, label) => (
            <div key={form.path}>
              <FieldInput
                form={form}
                label={label}
                text={textAt(form)}
                wrongLine={wrong.get(form.path)}
                onChange={(text) => onEdits(edited(edits, form, text, DEFAULT_CONFIGURATION))}
              />
              {edits[form.path] === undefined ? null : <span className="tag">{words.governing.edited}</span>}
            </div>
          )}
        />
      </form>
      {refusal === null ? null : (
        <p className="wrong" role="alert">
          {refusal}
        </p>
      )}
      {step === "theme" ? (
        <Preview
          name={draft.displayName}
          textAt={(path) => textAt(forms.find((form) => form.path === path)!)}
        />
      ) : null}
    </>
  );
}

/** A theme can be any word; the pages know eight. */
const withPalettes = (form: FieldForm): FieldForm =>
  form.path === "culture.theme"
    ? { kind: "choice", path: form.path, field: form.field, choices: PALETTES }
    : form;
