import { ACHIEVEMENTS } from "../../../../functions/src/ships/pilots/achievements.ts";
import { NO_DEEDS } from "../../../../functions/src/ships/pilots/deeds.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { notHere } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";

/** What the player's pilot has earned, and what there is to earn yet. */
export function Achievements() {
  const { uid } = useViewer();
  const pilot = useWatched<Pilot | undefined>({ template: "pilots/{uid}", parameters: { uid } });
  const { profile: say } = words;
  const deeds = pilot.state === "here" ? (pilot.value?.deeds ?? NO_DEEDS) : null;
  const earned = deeds === null ? [] : ACHIEVEMENTS.filter(({ isEarned }) => isEarned(deeds));
  return (
    <section aria-labelledby="achievements">
      <h2 id="achievements">{say.achievements}</h2>
      {notHere(pilot)}
      {deeds === null ? null : (
        <>
          <p>{say.earned(earned.length, ACHIEVEMENTS.length)}</p>
          <ul className="plain">
            {ACHIEVEMENTS.map((achievement) => (
              <li key={achievement.id}>
                <b>{fieldWords(achievement.id)}</b>: {achievement.what}
                {earned.includes(achievement) ? <span className="tag">{say.isEarned}</span> : null}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
