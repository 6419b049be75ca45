import {
  endOf,
  requireHeir,
  type Succession as Stored,
} from "../../../../functions/src/billing/region/succession.ts";
import type { Member } from "../../../../functions/src/membership/schema.ts";
import { GameError } from "../../../../functions/src/platform/errors.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { notHere } from "../../controls/states.tsx";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { owningWords } from "../../words/pages/owning.ts";
import { useRegional } from "../../words/regional.ts";
import { TakeOverAct } from "./TakeOverAct.tsx";

/** A region that ends unless its owner acts can be taken over by who has lived there, and at last by anybody. */
export function Succession({ region }: { readonly region: Region }) {
  const endsAt = endOf(region);
  const now = useGameTime();
  if (endsAt === null || now === null || now >= endsAt.getTime()) return null;
  return <Ending region={region} endsAt={endsAt} now={new Date(now)} />;
}

interface EndingProps {
  readonly region: Region;
  readonly endsAt: Date;
  readonly now: Date;
}

function Ending({ region, endsAt, now }: EndingProps) {
  const { uid } = useViewer();
  const { regionId } = region;
  const own = useWatched<readonly Stored[]>({
    template: "regions/{regionId}/successions",
    parameters: { regionId },
    where: ["uid", "==", uid],
    limit: 1,
  });
  const member = useWatched<Member | undefined>({
    template: "regions/{regionId}/members/{uid}",
    parameters: { regionId, uid },
  });
  const say = useRegional(owningWords);
  if (own.state !== "here") return notHere(own);
  if (member.state !== "here") return notHere(member);
  const [standing] = own.value;
  const refusal = ruleAgainst(() => requireHeir(region, standing, { uid, member: member.value }, now));
  return (
    <section aria-labelledby="succession">
      <h2 id="succession">{say.succession}</h2>
      <p>{say.successionWhy(endsAt)}</p>
      {standing?.paidAt ? <p>{say.heir}</p> : null}
      {refusal === null ? null : <p className="dim">{refusal}</p>}
      {refusal === null && !standing?.paidAt ? (
        <TakeOverAct
          subject={{ kind: "succession", regionId }}
          label={say.succeed}
          review={say.succeedReview}
        />
      ) : null}
    </section>
  );
}

function ruleAgainst(decide: () => void): string | null {
  try {
    decide();
    return null;
  } catch (error) {
    if (error instanceof GameError) return error.message;
    throw error;
  }
}
