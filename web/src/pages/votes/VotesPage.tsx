import { type Poll, type PollState, pollStateAt } from "../../../../functions/src/governance/polls/poll.ts";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { notHere, Stale } from "../../controls/states.tsx";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { words } from "../../words/en.ts";

/** A region's votes to a page. */
const PAGE_VOTES = 20;
/** In which order the states stand on the page: what can be done something about comes first. */
const ORDER = ["voting", "called", "closing", "closed", "cancelled"] as const satisfies PollState[];

/** What a region votes on, and what it has voted on. */
export default function VotesPage({ parameters, search }: PageProps) {
  const regionId = parameters.regionId!;
  const after = cursorOf(search.get("after"));
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
  const { votes: say } = words;
  return (
    <>
      <Heading title={say.title(regionId)} />
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
          <Link to={`/votes/${regionId}?after=${last.closesAt.getTime()}-${last.pollId}`}>{say.earlier}</Link>
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
  const { votes: say } = words;
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
            <p>{whenOf(poll, state, now)}</p>
            {poll.result === null ? null : <p>{say.result.outcomes[poll.result.outcome]}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function whenOf({ opensAt, closesAt, endedAt }: Poll, state: PollState, now: number): string {
  const { votes: say } = words;
  if (state === "called") return say.opensIn(words.duration(opensAt.getTime() - now));
  if (state === "voting") return say.closesIn(words.duration(closesAt.getTime() - now));
  return state === "closing" ? say.counting : say.ended(endedAt ?? closesAt);
}

/** Of `?after=<milliseconds>-<id>`, after which vote the page begins. */
function cursorOf(text: string | null): readonly [Date, string] | null {
  const [, closesAt, pollId] = /^(\d+)-(.+)$/.exec(text ?? "") ?? [];
  return closesAt === undefined || pollId === undefined ? null : [new Date(Number(closesAt)), pollId];
}
