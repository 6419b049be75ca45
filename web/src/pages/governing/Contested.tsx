import type { Configuration } from "../../../../functions/src/regions/configuration/configuration.ts";
import { type Draft, isContested, kept, valueAt, without } from "../../settings/draft.ts";
import type { FieldForm } from "../../settings/fields.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";
import { formWords, shown } from "./formWords.ts";

interface ContestedProps {
  readonly form: FieldForm;
  readonly draft: Draft;
  readonly current: Configuration;
  readonly onDraft: (draft: Draft) => void;
}

/** Somebody has set a field that is being edited: whose value stands? */
export function Contested({ form, draft, current, onDraft }: ContestedProps) {
  const { governing: say } = useRegional(words);
  if (!isContested(draft, form, current)) return null;
  return (
    <div className="notice" role="alert">
      <p>
        <bdi>{say.contested(shown(form, valueAt(current, form.path)))}</bdi>
      </p>
      <div className="row">
        <button type="button" onClick={() => onDraft(kept(draft, form.path, current))}>
          {say.keepMine(formWords(form))}
        </button>
        <button type="button" onClick={() => onDraft(without(draft, [form.path]))}>
          {say.takeTheirs(formWords(form))}
        </button>
      </div>
    </div>
  );
}
