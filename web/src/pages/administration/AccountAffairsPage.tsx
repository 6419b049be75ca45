import type { Player } from "../../../../functions/src/players/schema.ts";
import { Fact } from "../../controls/Fact.tsx";
import { notHere, Stale } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { administration } from "../../words/administration.ts";
import { words } from "../../words/en.ts";
import { Frame } from "./Frame.tsx";
import { LogTable } from "./LogTable.tsx";
import { ReasonedAct } from "./ReasonedAct.tsx";

/** One account: who it is, what it has bought, and whether it is blocked. */
export default function AccountAffairsPage({ search }: PageProps) {
  const uid = search.get("uid");
  const { account: say } = administration;
  return (
    <Frame title={say.title(uid ?? "")} place="accounts">
      {uid === null ? <p className="notice">{say.unknown}</p> : <Account uid={uid} />}
    </Frame>
  );
}

function Account({ uid }: { readonly uid: string }) {
  const watched = useWatched<Player | undefined>({ template: "players/{uid}", parameters: { uid } });
  const { account: say } = administration;
  if (watched.state !== "here") return notHere(watched);
  if (watched.value === undefined) return <p className="notice">{say.unknown}</p>;
  const { name, registeredAt, homeRegionId, blocked } = watched.value;
  return (
    <>
      <Stale watched={watched} />
      <dl className="facts">
        <Fact name={say.name}>
          <bdi>{name}</bdi>
        </Fact>
        <Fact name={say.registered}>{words.instant(registeredAt)}</Fact>
        <Fact name={say.home}>{homeRegionId ?? words.profile.homeless}</Fact>
        <Fact name={say.state}>{blocked === null ? say.free : <bdi>{say.blocked(blocked.reason)}</bdi>}</Fact>
        <Purchases uid={uid} />
      </dl>
      <Block uid={uid} isBlocked={blocked !== null} />
      <h2>{say.log}</h2>
      <LogTable regionId={null} only={{ kind: "subject", value: uid }} />
    </>
  );
}

interface Buyer {
  readonly barredSince: Date | null;
  readonly open: Readonly<Record<string, string>>;
  readonly live: Readonly<Record<string, string>>;
}

function Purchases({ uid }: { readonly uid: string }) {
  const watched = useWatched<Buyer | undefined>({ template: "buyers/{uid}", parameters: { uid } });
  const { account: say } = administration;
  const buyer = watched.state === "here" ? watched.value : undefined;
  if (buyer === undefined) return <Fact name={say.buyer}>{notHere(watched) ?? say.noBuyer}</Fact>;
  const { barredSince, open, live } = buyer;
  return (
    <Fact name={say.buyer}>
      {barredSince === null ? say.mayBuy : say.barred(barredSince)}, {say.open(Object.keys(open).length)},{" "}
      {say.live(Object.keys(live).length)}
    </Fact>
  );
}

function Block({ uid, isBlocked }: { readonly uid: string; readonly isBlocked: boolean }) {
  const { account: say } = administration;
  return isBlocked ? (
    <ReasonedAct
      key="unblock"
      label={say.unblock}
      review={say.unblockReview}
      confirm={say.confirmUnblock}
      reader="theirs"
      act={async (given) => {
        await (await calls()).players.unblockAccount({ uid, ...given });
        return say.unblockedNow;
      }}
    />
  ) : (
    <ReasonedAct
      key="block"
      label={say.block}
      review={say.blockReview}
      confirm={say.confirmBlock}
      reader="theirs"
      act={async (given) => {
        await (await calls()).players.blockAccount({ uid, ...given });
        return say.blockedNow;
      }}
    />
  );
}
