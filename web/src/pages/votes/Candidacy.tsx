import { useState } from "react";
import { governanceNominateCandidate } from "../../../../client/rooms/textBounds.ts";
import type { Nomination } from "../../../../functions/src/governance/elections/candidacy.ts";
import type { Poll } from "../../../../functions/src/governance/polls/poll.ts";
import { Act } from "../../controls/Act.tsx";
import { TextArea } from "../../controls/TextField.tsx";
import { UidField } from "../../controls/UidField.tsx";
import { calls } from "../../data/calls.ts";
import { useViewer } from "../../shell/player.ts";
import { governmentWords } from "../../words/pages/government.ts";
import type { Subject } from "./useSubject.ts";

interface CandidacyProps {
  readonly poll: Poll;
  readonly subject: Subject;
}

/** Until voting opens: standing, nominating, accepting, signing, withdrawing. Who may, the server says. */
export function Candidacy({ poll, subject: { candidates } }: CandidacyProps) {
  const { uid } = useViewer();
  const { candidacy: say } = governmentWords;
  if (candidates.state !== "here") return null;
  const own = candidates.value.find(
    (nomination) => nomination.uid === uid && nomination.withdrawnAt === null,
  );
  const election = { regionId: poll.regionId, electionId: poll.pollId };
  const others = candidates.value.filter(
    (nomination) =>
      nomination.uid !== uid && nomination.acceptedAt !== null && nomination.withdrawnAt === null,
  );
  return (
    <section aria-labelledby="candidacy">
      <h2 id="candidacy">{say.title}</h2>
      <p>{say.why}</p>
      {own === undefined ? <Stand {...election} uid={uid} /> : <Own {...election} nomination={own} />}
      <Nominate {...election} />
      <ul className="cards">
        {others.map((nomination) => (
          <li key={nomination.uid}>
            <Sign {...election} nomination={nomination} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface InElection {
  readonly regionId: string;
  readonly electionId: string;
}

function Stand({ uid, ...election }: InElection & { readonly uid: string }) {
  const [platform, setPlatform] = useState("");
  const { candidacy: say } = governmentWords;
  const stand = async (requestId: string) => {
    await (await calls()).governance.nominateCandidate({ ...election, uid, platform, requestId });
    return say.stands;
  };
  return (
    <Act label={say.stand} review={say.standReview} confirm={say.confirmStand} draft={platform} act={stand}>
      <Platform value={platform} onChange={setPlatform} />
    </Act>
  );
}

/** The player's own nomination: accepted, or waiting for that. */
function Own({ nomination, ...election }: InElection & { readonly nomination: Nomination }) {
  const [platform, setPlatform] = useState(nomination.platform);
  const { candidacy: say } = governmentWords;
  const accept = async (requestId: string) => {
    await (await calls()).governance.acceptNomination({ ...election, platform, requestId });
    return say.accepted;
  };
  const withdraw = async (requestId: string) => {
    await (await calls()).governance.withdrawCandidacy({ ...election, requestId });
    return say.withdrawn;
  };
  return (
    <>
      <p>
        {nomination.acceptedAt === null ? null : say.stands} {say.signatures(nomination.seconderCount)}
      </p>
      <Act
        label={say.accept}
        review={say.acceptReview}
        confirm={say.confirmAccept}
        draft={platform}
        act={accept}
      >
        <Platform value={platform} onChange={setPlatform} />
      </Act>
      <Act label={say.withdraw} review={say.withdrawReview} confirm={say.confirmWithdraw} act={withdraw} />
    </>
  );
}

function Nominate(election: InElection) {
  const [uid, setUid] = useState("");
  const { candidacy: say } = governmentWords;
  const nominate = async (requestId: string) => {
    await (await calls()).governance.nominateCandidate({ ...election, uid: uid.trim(), requestId });
    return say.nominated;
  };
  return (
    <Act
      label={say.nominate}
      review={say.nominateReview}
      confirm={say.confirmNominate}
      draft={uid}
      act={nominate}
    >
      <UidField label={say.whom} value={uid} onChange={setUid} />
    </Act>
  );
}

function Sign({
  nomination: { uid, name, seconderCount },
  ...election
}: InElection & { readonly nomination: Nomination }) {
  const { candidacy: say } = governmentWords;
  const sign = async (requestId: string) => {
    const { governance } = await calls();
    const signed = await governance.secondCandidate({ ...election, uid, requestId });
    return say.signed(signed.seconderCount, signed.neededCount);
  };
  return (
    <>
      <p>
        <bdi>{name}</bdi>: {say.signatures(seconderCount)}
      </p>
      <Act label={say.sign(name)} review={say.signReview} confirm={say.confirmSign} act={sign} />
    </>
  );
}

function Platform({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  return (
    <TextArea
      label={governmentWords.candidacy.platform}
      rows={4}
      maxLength={governanceNominateCandidate.platform.most}
      value={value}
      onChange={onChange}
    />
  );
}
