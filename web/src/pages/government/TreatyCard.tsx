import type { Treaty } from "../../../../functions/src/governance/treaties/treaty.ts";
import { NEVER } from "../../../../functions/src/regions/status/terms.ts";
import { Fact } from "../../controls/Fact.tsx";
import { useGameTime } from "../../data/clock.ts";
import { fieldWords } from "../../votes/fields.ts";
import { treatiesWords } from "../../words/pages/government.ts";
import { useRegional } from "../../words/regional.ts";
import { valueWords } from "../votes/valueWords.ts";
import { TreatyActs } from "./TreatyActs.tsx";

interface TreatyCardProps {
  readonly regionId: string;
  readonly treaty: Treaty;
  readonly negotiates: boolean;
}

/** One treaty from the side of a region: what holds, what is offered, and what may be done about it. */
export function TreatyCard({ regionId, treaty, negotiates }: TreatyCardProps) {
  const now = useGameTime();
  const { type, regionIds, offer, agreement } = treaty;
  const partner = regionIds.find((id) => id !== regionId) ?? regionId;
  const say = useRegional(treatiesWords);
  const isInForce = agreement !== null && now !== null && agreement.endsAt.getTime() > now;
  return (
    <>
      <h3>{say.with(say.types[type], partner)}</h3>
      {agreement === null || now === null ? null : (
        <>
          <h4>{isInForce ? say.inForce : say.over(agreement.endsAt)}</h4>
          <p>
            {say.since(agreement.since)},{" "}
            {agreement.remainingMs
              ? say.standsStill
              : agreement.endsAt < NEVER
                ? say.until(agreement.endsAt)
                : say.endless}
          </p>
          {agreement.noticeByRegionId === null ? null : <p>{say.notice(agreement.noticeByRegionId)}</p>}
          {agreement.breach === null ? null : (
            <p className="wrong">
              <bdi>{say.breach(agreement.breach.byRegionId, agreement.breach.reason)}</bdi>
            </p>
          )}
          <Clauses clauses={agreement} />
        </>
      )}
      {offer === null ? null : (
        <>
          <h4>{say.onTable}</h4>
          <p>
            {say.offeredBy(offer.byRegionId, offer.at)},{" "}
            {offer.signedRegionIds.length === 0
              ? say.unsigned
              : say.signedBy(offer.signedRegionIds.join(", "))}
          </p>
          {offer.message === "" ? null : <blockquote className="written">{offer.message}</blockquote>}
          <Clauses clauses={offer} />
        </>
      )}
      {negotiates ? (
        <TreatyActs regionId={regionId} withRegionId={partner} treaty={treaty} isInForce={isInForce} />
      ) : null}
    </>
  );
}

type ClausesOf = Pick<NonNullable<Treaty["offer"]>, "terms" | "termDays" | "noticeDays">;

function Clauses({ clauses: { terms, termDays, noticeDays } }: { readonly clauses: ClausesOf }) {
  const say = useRegional(treatiesWords);
  const { type: _, ...own } = terms;
  return (
    <dl className="facts">
      {Object.entries(own).map(([name, value]) => (
        <Fact key={name} name={fieldWords(name)}>
          {valueWords(name, value)}
        </Fact>
      ))}
      <Fact name={say.term}>{termDays === null ? say.untilEnded : say.days(termDays)}</Fact>
      <Fact name={say.noticeDays}>{say.days(noticeDays)}</Fact>
    </dl>
  );
}
