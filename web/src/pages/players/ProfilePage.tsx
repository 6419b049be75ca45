import type { PlayersGetProfileOutput } from "../../../../client/rooms/players.ts";
import type { Member } from "../../../../functions/src/membership/schema.ts";
import { Fact } from "../../controls/Fact.tsx";
import { Heading } from "../../controls/Heading.tsx";
import { Contained, Failure, Loading, notHere } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useAnswer } from "../../data/useAnswer.ts";
import { useWatched } from "../../data/watch.ts";
import { MAX_MEMBERSHIPS, useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { Achievements } from "./Achievements.tsx";
import { EditProfile } from "./EditProfile.tsx";
import { MembershipCard } from "./MembershipCard.tsx";

/** Who one is, what one has, where one belongs. */
export default function ProfilePage() {
  const { profile: say } = words;
  return (
    <>
      <Heading title={say.title} />
      <Own />
      <EditProfile />
      <Contained>
        <Achievements />
      </Contained>
      <Memberships />
    </>
  );
}

/** One listener follows what all regions have of the player, bans among it: who belongs to forty opens no forty. */
function Memberships() {
  const { uid, memberships } = useViewer();
  const members = useWatched<readonly Member[]>({
    template: "regions/{regionId}/members",
    parameters: {},
    acrossAll: true,
    where: ["uid", "==", uid],
    limit: MAX_MEMBERSHIPS,
  });
  const { profile: say } = words;
  const known = members.state === "here" ? members.value : [];
  return (
    <section aria-labelledby="memberships">
      <h2 id="memberships">{say.memberships}</h2>
      {notHere(memberships) ?? notHere(members)}
      {memberships.state !== "here" ? null : memberships.value.length === 0 ? (
        <p>{say.noMemberships}</p>
      ) : (
        <ul className="cards">
          {memberships.value.map((membership) => (
            <li key={membership.regionId}>
              <Contained>
                <MembershipCard
                  membership={membership}
                  member={known.find(({ regionId }) => regionId === membership.regionId)}
                />
              </Contained>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Own() {
  const answer = useAnswer("own", async (signal) => (await calls()).players.getProfile({}, { signal }));
  if (answer.state === "failed") return <Failure error={answer.error} onRetry={answer.again} />;
  return answer.state === "here" ? <Facts profile={answer.value} /> : <Loading />;
}

function Facts({ profile }: { readonly profile: PlayersGetProfileOutput }) {
  const { player } = useViewer();
  const { profile: say } = words;
  const homes = (profile.own?.homes ?? []).toReversed();
  return (
    <div className="facts-pair">
      <dl className="facts">
        <Fact name={say.balance}>{words.credits(profile.own?.balanceCredits ?? 0)}</Fact>
        <Fact name={say.name}>
          <bdi>{player.name}</bdi>
        </Fact>
        <Fact name={say.biography}>
          {player.biography === "" ? say.noBiography : <bdi>{player.biography}</bdi>}
        </Fact>
        <Fact name={say.galacticCitizen}>{profile.galacticCitizen ? say.yes : say.no}</Fact>
        <Fact name={say.since}>{words.instant(new Date(profile.registeredAt))}</Fact>
      </dl>
      <div>
        <h2>{say.homes}</h2>
        <ol className="plain">
          {homes.map(({ regionId, since }, place) => (
            <li key={since}>
              <b>{regionId ?? say.homeless}</b> {say.homeSince(new Date(since))}
              {place === 0 && regionId !== null ? <span className="tag">{say.present}</span> : null}
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
