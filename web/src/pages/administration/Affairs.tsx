import type { Closing } from "../../../../functions/src/closing/schema.ts";
import { Fact } from "../../controls/Fact.tsx";
import { notHere } from "../../controls/states.tsx";
import { useGameTime } from "../../data/clock.ts";
import { useWatched, type Watched } from "../../data/watch.ts";
import { administration } from "../../words/administration.ts";

interface Figures {
  readonly days: readonly { readonly day: string; readonly health: { readonly score: number } | null }[];
}
interface Offer {
  readonly toUid: string;
  readonly until: Date;
}
interface Succession {
  readonly uid: string;
}
interface Beneficiary {
  readonly changes: readonly { readonly ownerUid: string | null }[];
}

/** What other rooms keep of a region: how it does, and who is to hold it. */
export function Affairs({ regionId }: { readonly regionId: string }) {
  const now = useGameTime();
  const month = now === null ? null : new Date(now).toISOString().slice(0, 7);
  const current = { regionId, part: "current" };
  const figures = useWatched<Figures | undefined>(
    month === null
      ? null
      : { template: "regions/{regionId}/statistics/{month}", parameters: { regionId, month } },
  );
  const offer = useWatched<Offer | undefined>({
    template: "regions/{regionId}/offers/{part}",
    parameters: current,
  });
  const succession = useWatched<Succession | undefined>({
    template: "regions/{regionId}/successions/{part}",
    parameters: current,
  });
  const beneficiary = useWatched<Beneficiary | undefined>({
    template: "beneficiaries/{regionId}",
    parameters: { regionId },
  });
  const closing = useWatched<Closing | undefined>({
    template: "closings/{regionId}",
    parameters: { regionId },
  });
  const { region: say, nobody, nothing } = administration;
  return (
    <>
      <Fact name={say.health}>{shown(figures, healthOf, say.noHealth)}</Fact>
      <Fact name={say.offer}>{shown(offer, ({ toUid, until }) => say.offered(toUid, until), nobody)}</Fact>
      <Fact name={say.succession}>{shown(succession, ({ uid }) => uid, nobody)}</Fact>
      <Fact name={say.beneficiary}>
        {shown(beneficiary, ({ changes }) => changes.at(-1)?.ownerUid ?? nobody, nobody)}
      </Fact>
      <Fact name={say.closing}>
        {shown(closing, ({ phase, phaseSince }) => say.phase(phase, phaseSince), nothing)}
      </Fact>
    </>
  );
}

function shown<Value>(watched: Watched<Value | undefined>, say: (value: Value) => string, absent: string) {
  if (watched.state !== "here") return notHere(watched);
  return watched.value === undefined ? absent : say(watched.value);
}

function healthOf({ days }: Figures): string {
  const { region: say } = administration;
  const told = days.findLast(({ health }) => health !== null);
  return told?.health ? say.healthOf(told.health.score, told.day) : say.noHealth;
}
