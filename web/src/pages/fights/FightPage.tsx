import { replayOf } from "../../../../functions/src/combat/replay.ts";
import type { Engagement } from "../../../../functions/src/combat/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { CrossTable } from "../../controls/CrossTable.tsx";
import { Fact } from "../../controls/Fact.tsx";
import { Heading } from "../../controls/Heading.tsx";
import { notHere, Stale } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { goodsWords } from "../trade/goodsWords.ts";

/** The record of a fight, and the fight again, round by round, from the record alone. */
export default function FightPage({ parameters }: PageProps) {
  const engagementId = parameters.engagementId!;
  const watched = useWatched<Engagement | undefined>({
    template: "engagements/{engagementId}",
    parameters: { engagementId },
  });
  const fight = watched.state === "here" ? watched.value : undefined;
  const { record: say } = words.fights;
  return (
    <>
      <Heading title={say.title} />
      <Stale watched={watched} />
      {notHere(watched, say.unknown)}
      {watched.state === "here" && fight === undefined ? <p className="notice">{say.unknown}</p> : null}
      {fight === undefined ? null : <Facts fight={fight} />}
      {fight === undefined ? null : <Claim engagementId={engagementId} fight={fight} />}
    </>
  );
}

const SIDES = ["attacker", "defender"] as const;

function Facts({ fight }: { readonly fight: Engagement }) {
  const { uid } = useViewer();
  const { record: say } = words.fights;
  const nameOf = (side: (typeof SIDES)[number]) =>
    fight[`${side}Uid`] === uid ? say.you(say[side]) : say[side];
  const columns = SIDES.map((side) => ({ key: side, head: nameOf(side) }));
  const row = (name: string, cell: (side: Engagement["attacker"]) => string | number) => ({
    key: name,
    head: name,
    cells: SIDES.map((side) => cell(fight[side])),
  });
  return (
    <>
      <dl className="facts">
        <Fact name={say.at}>{words.instant(fight.at)}</Fact>
        <Fact name={words.travel.sector}>{say.where(fight.regionId, fight.sectorNumber)}</Fact>
        <Fact name={say.tax}>{words.credits(fight.taxCredits)}</Fact>
        <Fact name={say.disrepute}>{fight.disreputePoints}</Fact>
      </dl>
      <CrossTable
        label={say.sides}
        caption={say.sides}
        rowsAre={say.side}
        columns={columns}
        rows={[
          row(say.ship, ({ shipClass }) => words.travel.classes[shipClass]),
          row(say.stance, ({ stance }) => words.fights.stances[stance]),
          row(say.attackPoints, ({ attack }) => attack),
          row(say.before, ({ shieldPoints, hullPoints }) => say.points(shieldPoints, hullPoints)),
          row(say.after, ({ shieldPointsLeft, hullPointsLeft }) =>
            say.points(shieldPointsLeft, hullPointsLeft),
          ),
          row(say.end, ({ end }) => say.ends[end]),
          row(say.looted, ({ looted }) => goodsWords(looted)),
          row(say.wrecked, ({ wrecked }) => goodsWords(wrecked)),
        ]}
      />
      <Rounds fight={fight} columns={columns} />
    </>
  );
}

interface RoundsProps {
  readonly fight: Engagement;
  readonly columns: readonly { readonly key: string; readonly head: string }[];
}

function Rounds({ fight, columns }: RoundsProps) {
  const { rounds, agrees } = replayOf(fight);
  const { record: say } = words.fights;
  return (
    <>
      <CrossTable
        label={say.replay}
        caption={say.replay}
        rowsAre={say.round}
        columns={columns}
        rows={rounds.map((sides, index) => ({
          key: index,
          head: index + 1,
          cells: SIDES.map((side) => say.points(sides[side].shieldPoints, sides[side].hullPoints)),
        }))}
      />
      <p className={agrees ? "sum" : "wrong"}>{agrees ? say.agrees : say.differs}</p>
    </>
  );
}

/** Whose ship was destroyed claims what it was covered with: whether it was the server says. */
function Claim({ engagementId, fight }: { readonly engagementId: string; readonly fight: Engagement }) {
  const { uid } = useViewer();
  const { record: say } = words.fights;
  const own = SIDES.find((side) => fight[`${side}Uid`] === uid);
  if (own === undefined || fight[own].end !== "destroyed") return null;
  const { shipId } = fight[own];
  if (shipId === null) return null;
  const claim = async (requestId: string) => {
    const { banking } = await calls();
    const { owedCredits } = await banking.claimInsurance({ shipId, engagementId, requestId });
    return say.claimed(owedCredits);
  };
  return <Act label={say.claim} review={say.claimReview} confirm={say.confirmClaim} act={claim} />;
}
