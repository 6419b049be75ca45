import { useState } from "react";
import { Failure } from "../controls/states.tsx";
import { signInWithGoogle } from "../data/session.ts";
import { words } from "../words/en.ts";

export function GoogleButton() {
  const [error, setError] = useState<unknown>(null);
  const open = async () => {
    setError(null);
    await signInWithGoogle().catch(setError);
  };
  return (
    <>
      <button type="button" className="primary" onClick={() => void open()}>
        {words.signIn.google}
      </button>
      {error === null ? null : <Failure error={error} />}
    </>
  );
}
