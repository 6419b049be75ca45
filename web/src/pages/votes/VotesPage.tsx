import { type Poll, type PollState, pollStateAt } from "../../../../functions/src/governance/polls/poll.ts";
import { Link } from "../../controls/Link.tsx";
import { RegionPage } from "../../controls/RegionPage.tsx";
import { notHere, Stale } from "../../controls/states.tsx";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";
import { cursorFrom, cursorTo } from "../cursor.ts";

/** A region's votes to a page: with the region and its settings twenty reads. */
const PAGE_VOTES = 18;
/** In which order the states stand on the page: what can be done something about comes first. */
const ORDER = ["voting", "called", "closing", "closed", "cancelled"] as const satisfies PollState[];

/** What a region votes on, and what it has voted on. */
export default function VotesPage({ parameters, search }: PageProps) {
  const after = cursorFrom(search.get("after"));
  return (
    <RegionPage regionId={parameters.regionId!} title={words.votes.title}>
      {({ regionId }) => <Votes regionId={regionId} after={after} />}
    </RegionPage>
  );
}

interface VotesProps {
  readonly regionId: string;
  readonly after: ReturnType<typeof cursorFrom>;
}

function Votes({ regionId, after }: VotesProps) {
  const now = useGameTime();
  const watched = useWatched<readonly Poll[]>({
    template: "regions/{regionId}/polls",
    parameters: { regionId },
    orderBy: ["closesAt", "desc"],
    ...(after === null ? {} : { after }),
    limit: PAGE_VOTES,
  });
  const polls = watched.state === "here" ? watched.value : [];
  const last = polls.length === PAGE_VOTES ? polls.at(-1) : undefined;
  const say = useRegional(words.votes);
  return (
    <>
      <Stale watched={watched} />
      {notHere(watched)}
      {watched.state === "here" && polls.length === 0 ? (
        <p>{after === null ? say.none : say.noMore}</p>
      ) : null}
      {now === null
        ? null
        : ORDER.map((state) => (
            <Group
              key={state}
              state={state}
              polls={polls.filter((poll) => stateOf(poll, now) === state)}
              now={now}
            />
          ))}
      <p className="pager">
        {after === null ? null : <Link to={`/votes/${regionId}`}>{say.latest}</Link>}
        {last === undefined ? null : (
          <Link to={`/votes/${regionId}?after=${cursorTo(last.closesAt, last.pollId)}`}>{say.earlier}</Link>
        )}
      </p>
    </>
  );
}

const stateOf = (poll: Poll, now: number) => pollStateAt(poll, new Date(now));

interface GroupProps {
  readonly state: PollState;
  readonly polls: readonly Poll[];
  readonly now: number;
}

function Group({ state, polls, now }: GroupProps) {
  const say = useRegional(words.votes);
  if (polls.length === 0) return null;
  return (
    <section aria-labelledby={`votes-${state}`}>
      <h2 id={`votes-${state}`}>{say.groups[state]}</h2>
      <ul className="cards">
        {polls.map((poll) => (
          <li key={poll.pollId}>
            <h3>
              <Link to={`/vote/${poll.regionId}/${poll.pollId}`}>
                <bdi>{poll.title}</bdi>
              </Link>
            </h3>
            <p>{whenOf(poll, state, now, say)}</p>
            {poll.result === null ? null : <p>{say.result.outcomes[poll.result.outcome]}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function whenOf(
  { opensAt, closesAt, endedAt }: Poll,
  state: PollState,
  now: number,
  say: typeof words.votes,
): string {
  if (state === "called") return say.opensIn(words.duration(opensAt.getTime() - now));
  if (state === "voting") return say.closesIn(words.duration(closesAt.getTime() - now));
  return state === "closing" ? say.counting : say.ended(endedAt ?? closesAt);
}
