import { useState } from "react";
import { Failure } from "../controls/states.tsx";
import { signInWithGoogle } from "../data/session.ts";
import { cameBackInVain } from "../data/signIn/googleSignIn.ts";
import { useStore } from "../data/store.ts";
import { words } from "../words/en.ts";

export function GoogleButton() {
  const inVain = useStore(cameBackInVain);
  const [error, setError] = useState<unknown>(null);
  const [leaving, setLeaving] = useState(false);
  const open = async () => {
    setError(null);
    await signInWithGoogle(() => setLeaving(true)).catch((failure) => {
      setLeaving(false);
      setError(failure);
    });
  };
  return (
    <>
      {inVain ? <p className="notice">{words.signIn.inVain}</p> : null}
      <button type="button" className="primary" disabled={leaving} onClick={() => void open()}>
        {words.signIn.google}
      </button>
      <p role="status">{leaving ? words.signIn.leaving : null}</p>
      {error === null ? null : <Failure error={error} />}
    </>
  );
}
