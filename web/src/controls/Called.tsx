import { nameOf } from "../data/names.ts";
import { useAnswer } from "../data/useAnswer.ts";
import { UID } from "../pages/administration/bounds.ts";
import { namingWords } from "../words/pages/naming.ts";

/** So long nobody has typed before it is looked up. */
const PAUSE_MS = 700;

/** Who it is whose uid stands in a form, before anything is sent to them. */
export function Called({ uid }: { readonly uid: string }) {
  const answer = useAnswer(uid, async (signal) => {
    if (!UID.test(uid)) return undefined;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    signal.throwIfAborted();
    return nameOf(uid);
  });
  const name = answer.state === "here" ? answer.value : undefined;
  return (
    <p role="status" className="dim">
      {name === undefined ? "" : name === null ? namingWords.nobody : <bdi>{namingWords.called(name)}</bdi>}
    </p>
  );
}
