import { useEffect, useRef, useState } from "react";
import type { RegionsConfigureEconomyInput } from "../../../../client/rooms/regions.ts";
import { canonicalJson } from "../../../../functions/src/platform/random.ts";
import type { Configuration } from "../../../../functions/src/regions/configuration/configuration.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { allows } from "../../../../functions/src/regions/status/capabilities.ts";
import { Act } from "../../controls/Act.tsx";
import { Link } from "../../controls/Link.tsx";
import { calls } from "../../data/calls.ts";
import { type Draft, fieldsIn, isContested, readDraft } from "../../settings/draft.ts";
import type { FieldForm } from "../../settings/fields.ts";
import { type Part, type Powers, rulingOn } from "../../settings/ruling.ts";
import { fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";
import { ChangeTable } from "./ChangeTable.tsx";
import { Projection } from "./Projection.tsx";
import { ProposeAct } from "./ProposeAct.tsx";

interface ApplyingProps {
  readonly region: Region;
  readonly forms: readonly FieldForm[];
  readonly draft: Draft;
  readonly current: Configuration;
  readonly powers: Powers;
  /** A part of the draft holds now. */
  readonly onSet: (part: Part) => void;
  /** What was edited in these fields is put to the vote, or given up. */
  readonly onGone: (fields: readonly string[]) => void;
}

interface Said {
  readonly sentence: string;
  readonly voteId?: string;
}

/** Before a draft is applied: from what to what, and who decides, each part with a button that says what it does. */
export function Applying({ region, forms, draft, current, powers, onSet, onGone }: ApplyingProps) {
  const [said, setSaid] = useState<Said>({ sentence: "" });
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (said.sentence !== "") status.current?.focus();
  }, [said]);
  const { governing: say } = useRegional(words);
  const { change, wrong } = readDraft(draft, forms, current);
  const isContestedAnywhere = forms.some((form) => isContested(draft, form, current));
  const isReady = wrong.size === 0 && !isContestedAnywhere;
  const ruling = isReady ? rulingOn(current, change, powers) : null;
  const touched = forms.filter(({ path }) => draft[path] !== undefined);
  const set = (part: Part) => async (requestId: string) => {
    await send(region.regionId, part, requestId);
    setSaid({ sentence: say.isSet(part.changes.length) });
    onSet(part);
    return "";
  };
  const voted =
    ({ change: law }: Part) =>
    (sentence: string, voteId: string) => {
      setSaid({ sentence, voteId });
      onGone(fieldsIn(law));
    };
  return (
    <section aria-labelledby="before" className="panel">
      <h2 id="before">{say.before}</h2>
      {touched.length === 0 ? <p>{say.untouched}</p> : null}
      {wrong.size === 0 ? null : <p className="wrong">{say.wrongSomewhere}</p>}
      {isContestedAnywhere ? <p className="wrong">{say.contestedSomewhere}</p> : null}
      {touched.length > 0 && wrong.size === 0 ? (
        <ChangeTable forms={touched} draft={draft} current={current} />
      ) : null}
      {isReady && change.economy !== undefined ? (
        <Projection regionId={region.regionId} change={change} />
      ) : null}
      {ruling?.refused ? (
        <div className="notice">
          <p>{say.refused(ruling.refused.fields.map(fieldWords).join(", "))}</p>
          <p>{ruling.refused.because || (allows(region, "configure") ? say.notYours : say.notNow)}</p>
        </div>
      ) : null}
      {ruling?.now ? (
        <Act
          label={say.setNow(ruling.now.changes.length)}
          review={say.setReview}
          confirm={say.confirmSet}
          draft={canonicalJson(ruling.now.change)}
          act={set(ruling.now)}
        />
      ) : null}
      {ruling?.vote ? (
        <ProposeAct regionId={region.regionId} vote={ruling.vote} onCalled={voted(ruling.vote)} />
      ) : null}
      {touched.length === 0 ? null : (
        <button type="button" onClick={() => onGone(touched.map(({ field }) => field))}>
          {say.discard}
        </button>
      )}
      <p role="status" ref={status} tabIndex={-1}>
        {said.sentence}
      </p>
      {said.voteId === undefined ? null : (
        <p>
          <Link to={`/vote/${region.regionId}/${said.voteId}`}>{say.toVote}</Link>
        </p>
      )}
    </section>
  );
}

/** The wire names the goods that can be banned, which the server's schema takes from a list. */
type Economy = RegionsConfigureEconomyInput["economy"];

/** Economy, bank and currency have a callable of their own. */
async function send(regionId: string, { change }: Part, requestId: string): Promise<void> {
  const { regions } = await calls();
  const { economy, banking, currency, ...others } = change;
  if (economy === undefined && banking === undefined && currency === undefined)
    await regions.configureRegion({ regionId, ...others, requestId });
  else
    await regions.configureEconomy({ regionId, economy: economy as Economy, banking, currency, requestId });
}
