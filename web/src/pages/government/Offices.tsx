import { useState } from "react";
import { governanceCallElection } from "../../../../client/rooms/textBounds.ts";
import type { Office, OfficeRecord } from "../../../../functions/src/governance/offices/office.ts";
import { OFFICES } from "../../../../functions/src/governance/offices/office.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { Link } from "../../controls/Link.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { governmentWords } from "../../words/pages/government.ts";
import { useRegional } from "../../words/regional.ts";

interface OfficesProps {
  readonly region: Region;
  readonly uid: string;
  /** The offices beside the governor's that the player holds. */
  readonly elected: readonly Office[];
  readonly mayCall: boolean;
}

/** The elected offices: who holds them, until when, and the election that is called. */
export function Offices({ region, uid, elected, mayCall }: OfficesProps) {
  const { regionId, governorUid } = region;
  const watched = useWatched<readonly OfficeRecord[]>({
    template: "regions/{regionId}/offices",
    parameters: { regionId },
    limit: OFFICES.length,
  });
  const own: Office[] = [...(governorUid === uid ? (["governor"] as const) : []), ...elected];
  const say = useRegional(governmentWords);
  return (
    <>
      <WatchedList id="offices" title={say.offices} none={say.noOffices} watched={watched}>
        {(records) => (
          <ul className="cards">
            {records.map((record) => (
              <li key={record.office}>
                <Card region={region} record={record} />
              </li>
            ))}
          </ul>
        )}
      </WatchedList>
      {own.map((office) => (
        <Act
          key={office}
          label={say.resign(say.office[office])}
          review={say.resignReview}
          confirm={say.confirmResign}
          act={async (requestId) => {
            await (await calls()).governance.resignOffice({ regionId, office, requestId });
            return say.resigned;
          }}
        />
      ))}
      {mayCall ? OFFICES.map((office) => <Call key={office} regionId={regionId} office={office} />) : null}
    </>
  );
}

function Card({ region, record }: { readonly region: Region; readonly record: OfficeRecord }) {
  const { office, holders, termEndsAt, election } = record;
  const say = useRegional(governmentWords);
  return (
    <>
      <h3>{say.office[office]}</h3>
      {holders.length === 0 ? <p>{say.vacant}</p> : null}
      <ul>
        {holders.map(({ uid, since }) => (
          <li key={uid}>{say.holder(uid, since)}</li>
        ))}
      </ul>
      {termEndsAt === null ? null : <p className="dim">{say.termEnds(termEndsAt)}</p>}
      {election === null ? null : (
        <p>
          <Link to={`/vote/${region.regionId}/${election.electionId}`}>{say.toElection}</Link>
        </p>
      )}
    </>
  );
}

function Call({ regionId, office }: { readonly regionId: string; readonly office: Office }) {
  const [reason, setReason] = useState("");
  const say = useRegional(governmentWords);
  const call = async (requestId: string) => {
    const { governance } = await calls();
    const { votingOpensAt } = await governance.callElection({ regionId, office, reason, requestId });
    return say.called(new Date(votingOpensAt));
  };
  return (
    <Act
      label={say.callElection(say.office[office])}
      review={say.callReview}
      confirm={say.confirmCall}
      draft={reason}
      act={call}
    >
      <TextField
        label={say.publicReason}
        autoComplete="off"
        maxLength={governanceCallElection.reason.most}
        value={reason}
        onChange={setReason}
      />
    </Act>
  );
}
