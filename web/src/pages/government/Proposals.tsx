import type { Proposal } from "../../../../functions/src/governance/laws/proposal.ts";
import { Act } from "../../controls/Act.tsx";
import { Link } from "../../controls/Link.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { governmentWords } from "../../words/pages/government.ts";
import { useRegional } from "../../words/regional.ts";
import { Referendum } from "./Referendum.tsx";

const SHOWN = 10;

interface ProposalsProps {
  readonly regionId: string;
  readonly uid: string;
  readonly mayPropose: boolean;
}

/** What is proposed, the latest first, with what its proposer may do about it. */
export function Proposals({ regionId, uid, mayPropose }: ProposalsProps) {
  const watched = useWatched<readonly Proposal[]>({
    template: "regions/{regionId}/proposals",
    parameters: { regionId },
    orderBy: ["createdAt", "desc"],
    limit: SHOWN,
  });
  const say = useRegional(governmentWords);
  return (
    <>
      <WatchedList
        id="proposals"
        title={say.proposals}
        lead={say.proposalsWhy}
        none={say.noProposals}
        watched={watched}
      >
        {(proposals) => (
          <ul className="cards">
            {proposals.map((proposal) => (
              <li key={proposal.proposalId}>
                <Card proposal={proposal} isOwn={proposal.proposerUid === uid} />
              </li>
            ))}
          </ul>
        )}
      </WatchedList>
      {mayPropose ? (
        <>
          <p>
            <Link to={`/settings/${regionId}/governance`}>{say.toRules}</Link>
          </p>
          <Referendum regionId={regionId} />
        </>
      ) : null}
    </>
  );
}

function Card({ proposal, isOwn }: { readonly proposal: Proposal; readonly isOwn: boolean }) {
  const { regionId, proposalId, title, content, submittedAt, endedAt, decision } = proposal;
  const say = useRegional(governmentWords);
  const { votes } = useRegional(words);
  const isDraft = submittedAt === null;
  const isOpen = endedAt === null && decision === null;
  const submit = async (requestId: string) => {
    const { governance } = await calls();
    const { votingOpensAt } = await governance.submitProposal({ regionId, proposalId, requestId });
    return say.isSubmitted(new Date(votingOpensAt));
  };
  const takeBack = async (requestId: string) => {
    await (await calls()).governance.cancelProposal({ regionId, proposalId, requestId });
    return say.takenBack;
  };
  return (
    <>
      <h3>
        <bdi>{title}</bdi>
        <span className="tag">{say.kinds[content.kind]}</span>
      </h3>
      {content.kind === "referendum" ? (
        <p>
          <bdi>{content.question}</bdi>
        </p>
      ) : null}
      <p className="dim">
        {decision === null
          ? isDraft
            ? say.draft
            : isOpen
              ? say.submitted
              : say.ended
          : votes.result.outcomes[decision]}
      </p>
      {isDraft ? null : (
        <p>
          <Link to={`/vote/${regionId}/${proposalId}`}>{say.toVote(title)}</Link>
        </p>
      )}
      {isOwn && isDraft && isOpen ? (
        <Act label={say.submit(title)} review={say.submitReview} confirm={say.confirmSubmit} act={submit} />
      ) : null}
      {isOwn && isOpen ? (
        <Act
          label={say.takeBack(title)}
          review={say.takeBackReview}
          confirm={say.confirmTakeBack}
          act={takeBack}
        />
      ) : null}
    </>
  );
}
