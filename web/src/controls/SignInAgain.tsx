import { useState } from "react";
import { windowRefused } from "../data/signIn/windowRefused.ts";
import { signInAgain } from "../data/signInAgain.ts";
import { words } from "../words/en.ts";

type Stage = "open" | "busy" | "done" | "mailed" | "noWindow" | "failed";

/** Beside a refusal that asks for a fresh sign-in. What was typed stays; the same button sends it again, once. */
export default function SignInAgain() {
  const [stage, setStage] = useState<Stage>("open");
  const { again: say } = words.signIn;
  const act = async () => {
    setStage("busy");
    setStage(await signInAgain().catch((error): Stage => (windowRefused(error) ? "noWindow" : "failed")));
  };
  return (
    <>
      {stage === "done" ? null : (
        <button type="button" disabled={stage === "busy"} onClick={() => void act()}>
          {say.button}
        </button>
      )}
      <p role="status">{stage === "open" || stage === "busy" ? null : say[stage]}</p>
    </>
  );
}
