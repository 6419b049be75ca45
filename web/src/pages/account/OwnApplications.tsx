import { Act } from "../../controls/Act.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";

const SHOWN = 10;

interface Application {
  readonly regionId: string;
  readonly message: string;
  readonly at: Date;
}

/** Where one waits to be let in. */
export function OwnApplications() {
  const { uid } = useViewer();
  const watched = useWatched<readonly Application[]>({
    template: "regions/{regionId}/joinRequests",
    parameters: {},
    acrossAll: true,
    where: ["uid", "==", uid],
    limit: SHOWN,
  });
  const { account: say } = words;
  const withdraw = (regionId: string) => async (requestId: string) => {
    await (await calls()).membership.withdrawJoinRequest({ regionId, requestId });
    return say.withdrawn;
  };
  return (
    <WatchedList id="applications" title={say.applications} none={say.noApplications} watched={watched}>
      {(applications) => (
        <ul className="cards">
          {applications.map(({ regionId, message, at }) => (
            <li key={regionId}>
              <h3>{regionId}</h3>
              <p className="dim">{say.appliedOn(at)}</p>
              <p className="written">{message}</p>
              <Act
                label={say.withdraw(regionId)}
                review={say.withdrawReview}
                confirm={say.confirmWithdraw}
                act={withdraw(regionId)}
              />
            </li>
          ))}
        </ul>
      )}
    </WatchedList>
  );
}
