import { type FormEvent, useState } from "react";
import { Failure } from "../controls/states.tsx";
import { askForLink, followOpenedLink } from "../data/session.ts";
import { openedLink } from "../data/signInLink.ts";
import { isLocal } from "../data/stack.ts";
import { useStore } from "../data/store.ts";
import { words } from "../words/en.ts";

/** Sign-in by a link to an e-mail address: nothing to remember. */
export function LinkForm() {
  const link = useStore(openedLink);
  const [address, setAddress] = useState("");
  const [state, setState] = useState<"open" | "busy" | "sent">("open");
  const [error, setError] = useState<unknown>(null);
  const { signIn: say } = words;
  const act = async (event: FormEvent) => {
    event.preventDefault();
    setState("busy");
    setError(null);
    try {
      await (link === "asks" ? followOpenedLink(address) : askForLink(address));
      setState(link === "asks" ? "open" : "sent");
    } catch (failure) {
      setError(failure);
      setState("open");
    }
  };
  return (
    <form className="route-form explorer-form" onSubmit={(event) => void act(event)}>
      <h2>{say.byLink}</h2>
      {link === "failed" ? <p className="notice">{say.linkFailed}</p> : null}
      {link === "asks" ? <p>{say.linkAsks}</p> : null}
      <div>
        <label htmlFor="address">{say.address}</label>
        <input
          id="address"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
      </div>
      {error === null ? null : <Failure error={error} />}
      <div className="row">
        <button type="submit" disabled={state === "busy"}>
          {link === "asks" ? say.confirm : say.sendLink}
        </button>
      </div>
      <p role="status">{state === "sent" ? (isLocal ? say.sentLocally : say.sent(address)) : null}</p>
    </form>
  );
}
