import { useEffect, useState } from "react";
import { Heading } from "../controls/Heading.tsx";
import { Failure } from "../controls/states.tsx";
import { signInAs } from "../data/session.ts";
import { type CastMember, isLocal, localCast } from "../data/stack.ts";
import { words } from "../words/en.ts";
import { GoogleButton } from "./GoogleButton.tsx";
import { LinkForm } from "./LinkForm.tsx";

const ASK_AGAIN_MS = 2_000;

/** On the local stack, everybody of the demo galaxy by role; where it is deployed, with Google. A link by e-mail in both. */
export function SignIn() {
  return (
    <>
      <Heading title={words.signIn.title} />
      {isLocal ? <Cast /> : <GoogleButton />}
      <LinkForm />
    </>
  );
}

function Cast() {
  const cast = useCast();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  if (cast === null) return <p role="status">{words.signIn.noCast}</p>;
  const pick = async (member: CastMember) => {
    setBusy(true);
    setError(null);
    await signInAs(member).catch(setError);
    setBusy(false);
  };
  return (
    <>
      <p>{words.signIn.local}</p>
      {error === null ? null : <Failure error={error} />}
      <ul className="cast">
        {cast.map((member) => {
          const name = member.email.split("@")[0]!;
          return (
            <li key={member.email}>
              <button type="button" disabled={busy} onClick={() => void pick(member)}>
                <b>{words.signIn.as(`${name[0]!.toUpperCase()}${name.slice(1)}`)}</b>
                <span className="dim">{member.role}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Null until the demo galaxy stands. */
function useCast(): readonly CastMember[] | null {
  const [cast, setCast] = useState<readonly CastMember[] | null>(null);
  useEffect(() => {
    if (cast !== null && cast.length > 0) return;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      const found = await localCast().catch(() => []);
      if (found.length > 0) setCast(found);
      else timer = setTimeout(ask, ASK_AGAIN_MS);
    };
    void ask();
    return () => clearTimeout(timer);
  }, [cast]);
  return cast;
}
