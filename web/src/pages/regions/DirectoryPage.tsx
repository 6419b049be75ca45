import { useState } from "react";
import type { RegionsListRegionsOutput } from "../../../../client/rooms/regions.ts";
import { membershipJoinRegion } from "../../../../client/rooms/textBounds.ts";
import { Act } from "../../controls/Act.tsx";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { Failure, Loading } from "../../controls/states.tsx";
import { TextArea } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { useAnswer } from "../../data/useAnswer.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";

const PAGE_REGIONS = 20;

type Listed = RegionsListRegionsOutput["regions"][number];

/** Every region, a page after the other. */
export default function DirectoryPage() {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const { directory: say } = words.belonging;
  return (
    <>
      <Heading title={say.title} />
      <p>{say.why}</p>
      {cursors.map((cursor, index) => (
        <Regions
          key={cursor ?? "first"}
          cursor={cursor}
          isLast={index === cursors.length - 1}
          onMore={(next) => setCursors([...cursors, next])}
        />
      ))}
    </>
  );
}

interface RegionsProps {
  readonly cursor: string | null;
  readonly isLast: boolean;
  readonly onMore: (cursor: string) => void;
}

function Regions({ cursor, isLast, onMore }: RegionsProps) {
  const answer = useAnswer(cursor ?? "", async (signal) => {
    const { regions } = await calls();
    return regions.listRegions({ cursor: cursor ?? undefined, pageSize: PAGE_REGIONS }, { signal });
  });
  const { directory: say } = words.belonging;
  if (answer.state === "asking") return <Loading />;
  if (answer.state === "failed") return <Failure error={answer.error} onRetry={answer.again} />;
  const { regions, cursor: next } = answer.value;
  return (
    <>
      {regions.length === 0 ? <p>{say.none}</p> : null}
      <ul className="cards">
        {regions.map((region) => (
          <li key={region.regionId}>
            <RegionCard region={region} />
          </li>
        ))}
      </ul>
      {next === null || !isLast ? null : (
        <button type="button" onClick={() => onMore(next)}>
          {say.more}
        </button>
      )}
    </>
  );
}

function RegionCard({ region }: { readonly region: Listed }) {
  const { memberships } = useViewer();
  const { regionId, displayName, status, governanceType, immigration, memberCounts } = region;
  const own = memberships.state === "here" ? memberships.value : null;
  const membership = own?.find((held) => held.regionId === regionId && held.status === "active");
  const { directory: say } = words.belonging;
  const { citizens, residents, visitors } = memberCounts;
  const isOpen = status === "active" && immigration.policy !== "closed";
  return (
    <>
      <h2>
        <Link to={`/map/${regionId}`}>
          <bdi>{displayName}</bdi>
        </Link>
      </h2>
      <p>
        {say.government[governanceType]}
        <span className="tag">{say.status[status]}</span>
      </p>
      <p>{say.people(citizens, residents, visitors)}</p>
      <p>
        <Link to={`/votes/${regionId}`}>{words.home.votes(displayName)}</Link>
      </p>
      {membership === undefined ? (
        <p className="dim">
          {say.policy[immigration.policy]}
          {immigration.minimumReputation > 0 ? ` ${say.reputation(immigration.minimumReputation)}` : ""}
        </p>
      ) : (
        <p>{say.member(words.standings[membership.standing])}</p>
      )}
      {own !== null && isOpen ? <Join region={region} isMember={membership !== undefined} /> : null}
    </>
  );
}

/** Stays where it is once one has joined, so that what it says can be read. */
function Join({ region, isMember }: { readonly region: Listed; readonly isMember: boolean }) {
  const { regionId, displayName, immigration } = region;
  const [message, setMessage] = useState("");
  const [wasMember] = useState(isMember);
  const { directory: say } = words.belonging;
  if (wasMember) return null;
  const join = async (requestId: string) => {
    const { membership } = await calls();
    const { outcome } = await membership.joinRegion({ regionId, message, requestId });
    return say[outcome];
  };
  if (immigration.policy === "open")
    return (
      <Act label={say.join(displayName)} review={say.joinReview} confirm={say.confirmJoin} once act={join} />
    );
  return (
    <Act
      label={say.apply(displayName)}
      review={say.applyReview}
      confirm={say.confirmApply}
      draft={message}
      once
      act={join}
    >
      <TextArea
        label={say.message}
        rows={3}
        maxLength={membershipJoinRegion.message.most}
        value={message}
        onChange={setMessage}
      />
    </Act>
  );
}
