import { entitlementOf, isExcluded } from "../../../../../functions/src/governance/polls/entitlement.ts";
import type { Poll } from "../../../../../functions/src/governance/polls/poll.ts";
import type { Member } from "../../../../../functions/src/membership/schema.ts";
import { notHere } from "../../../controls/states.tsx";
import { useWatched } from "../../../data/watch.ts";
import { useViewer } from "../../../shell/player.ts";
import { words } from "../../../words/en.ts";
import { BallotForm } from "./BallotForm.tsx";

interface BallotSectionProps {
  readonly poll: Poll;
  readonly options: readonly string[];
  readonly nameOf: (option: string) => string;
}

/** The ballot of who may vote here; to others, why they may not. */
export function BallotSection({ poll, options, nameOf }: BallotSectionProps) {
  const { uid } = useViewer();
  const member = useWatched<Member | undefined>({
    template: "regions/{regionId}/members/{uid}",
    parameters: { regionId: poll.regionId, uid },
  });
  const { ballot: say } = words;
  const power = member.state === "here" ? powerOf(member.value, poll) : null;
  return (
    <section className="panel" aria-labelledby="ballot">
      <h2 id="ballot">{say.title}</h2>
      {notHere(member)}
      {typeof power === "string" ? <p>{say[power]}</p> : null}
      {typeof power === "number" ? (
        <BallotForm poll={poll} options={options} votingPower={power} nameOf={nameOf} />
      ) : null}
    </section>
  );
}

/** A membership that was stored before these were noted has none of them. */
const NEVER_CHANGED: Pick<Member, "grantCheckpoints" | "councilCheckpoints"> = {
  grantCheckpoints: [],
  councilCheckpoints: [],
};

/** What the member votes with, by the server's own rule, or why with nothing. */
function powerOf(member: Member | undefined, poll: Poll): number | "notMember" | "excluded" | "notEntitled" {
  if (member === undefined) return "notMember";
  if (isExcluded(member)) return "excluded";
  const power = entitlementOf({ ...NEVER_CHANGED, ...member }, poll);
  return power > 0 ? power : "notEntitled";
}
