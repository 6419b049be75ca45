import { type ReactNode, useEffect, useMemo, useState } from "react";
import { Link } from "../controls/Link.tsx";
import { Contained, Loading } from "../controls/states.tsx";
import { useOnline } from "../data/online.ts";
import { type Session, session, signOut, start } from "../data/session.ts";
import { unattested } from "../data/signIn/attest.ts";
import { isLocal } from "../data/stack.ts";
import { useStore } from "../data/store.ts";
import type { Page, SeenBy } from "../page.ts";
import { pages } from "../pages.ts";
import { words } from "../words/en.ts";
import { type Place, placeOf } from "./address.ts";
import { NotFound } from "./NotFound.tsx";
import { address } from "./navigation.ts";
import { FindPage } from "./palette/FindPage.tsx";
import { PlayerArea } from "./parts.ts";
import { SignIn } from "./SignIn.tsx";

/** The frame of every page: who is signed in, where one can go, and the page that the address names. */
export function Shell() {
  const here = useStore(address);
  const who = useStore(session);
  const [unreachable, setUnreachable] = useState(false);
  useEffect(() => {
    start().catch(() => setUnreachable(true));
  }, []);
  const [pathname = "/", query = ""] = here.split("?");
  const place = placeOf(pages, pathname, query);
  const seen = useMemo(() => pages.filter(({ seenBy }) => maySee(seenBy, who)), [who]);
  return (
    <>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header className="top">
        <Link to="/" className="brand">
          {words.game}
        </Link>
        {who.state === "signedIn" ? (
          <>
            <FindPage key={who.uid} pages={seen} regionId={place?.parameters.regionId ?? null} />
            <Menu pathname={pathname} pages={seen} />
          </>
        ) : null}
      </header>
      <Notices />
      <main id="content" tabIndex={-1}>
        <Contained>
          {unreachable ? (
            <p className="notice">{words.signIn.noStack}</p>
          ) : (
            <Content place={place} who={who} />
          )}
        </Contained>
      </main>
    </>
  );
}

function Content({ place, who }: { readonly place: Place | null; readonly who: Session }): ReactNode {
  if (place === null || (who.state === "signedIn" && !maySee(place.page.seenBy, who))) return <NotFound />;
  if (who.state === "restoring") return <Loading />;
  // The address stays as it is: a deep link waits for the sign-in, then opens.
  if (who.state === "signedOut") return <SignIn />;
  return <PlayerArea key={who.uid} uid={who.uid} place={place} />;
}

function maySee(seenBy: SeenBy, who: Session): boolean {
  if (seenBy === "player") return true;
  return (seenBy === "tester" && isLocal) || (who.state === "signedIn" && who.administrator);
}

function Menu({ pathname, pages }: { readonly pathname: string; readonly pages: readonly Page[] }) {
  return (
    <nav aria-label={words.menu.label}>
      <ul>
        {pages.map(({ menu }) =>
          menu === undefined ? null : (
            <li key={menu.to}>
              <Link to={menu.to} current={pathname === menu.to}>
                {menu.label}
              </Link>
            </li>
          ),
        )}
        <li>
          <button type="button" onClick={() => void signOut()}>
            {words.signIn.out}
          </button>
        </li>
      </ul>
    </nav>
  );
}

/** What stands in the way of every page. */
function Notices() {
  const online = useOnline();
  const withoutToken = useStore(unattested);
  return (
    <div role="status">
      {online ? null : <p className="notice">{words.states.offline}</p>}
      {withoutToken ? <p className="notice">{words.states.unattested}</p> : null}
    </div>
  );
}
