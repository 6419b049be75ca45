import { useState } from "react";
import { membershipAnswerJoinRequest } from "../../../../client/rooms/textBounds.ts";
import { Act } from "../../controls/Act.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";

const SHOWN = 8;

interface Application {
  readonly uid: string;
  readonly name: string;
  readonly message: string;
  readonly at: Date;
}

/** Who waits to be let in. */
export function Applications({ regionId }: { readonly regionId: string }) {
  const watched = useWatched<readonly Application[]>({
    template: "regions/{regionId}/joinRequests",
    parameters: { regionId },
    limit: SHOWN,
  });
  const { overview: say } = useRegional(words);
  return (
    <WatchedList id="applications" title={say.applications} none={say.noApplications} watched={watched}>
      {(applications) => (
        <ul className="cards">
          {applications.map((application) => (
            <li key={application.uid}>
              <h3>
                <bdi>{application.name}</bdi>
              </h3>
              <p className="dim">{words.instant(application.at)}</p>
              <p className="written">{application.message}</p>
              <Answers regionId={regionId} application={application} />
            </li>
          ))}
        </ul>
      )}
    </WatchedList>
  );
}

interface AnswersProps {
  readonly regionId: string;
  readonly application: Application;
}

function Answers({ regionId, application: { uid, name } }: AnswersProps) {
  const [reason, setReason] = useState("");
  const { overview: say } = useRegional(words);
  const answer = (approved: boolean) => async (requestId: string) => {
    const { membership } = await calls();
    await membership.answerJoinRequest({ regionId, uid, approved, reason, requestId });
    return approved ? say.admitted : say.refusedNow;
  };
  const reasonInput = (
    <TextField
      label={say.reason}
      autoComplete="off"
      maxLength={membershipAnswerJoinRequest.reason.most}
      value={reason}
      onChange={setReason}
    />
  );
  return (
    <>
      <Act
        label={say.admit(name)}
        review={say.admitReview}
        confirm={say.confirmAdmit}
        draft={reason}
        act={answer(true)}
      >
        {reasonInput}
      </Act>
      <Act
        label={say.refuse(name)}
        review={say.refuseReview}
        confirm={say.confirmRefuse}
        draft={reason}
        act={answer(false)}
      >
        {reasonInput}
      </Act>
    </>
  );
}
