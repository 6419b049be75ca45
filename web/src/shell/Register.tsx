import { type FormEvent, useRef, useState } from "react";
import { newRequestId } from "../../../client/input.ts";
import { playersRegisterPlayer } from "../../../client/rooms/textBounds.ts";
import { Heading } from "../controls/Heading.tsx";
import { Failure } from "../controls/states.tsx";
import { calls } from "../data/calls.ts";
import { words } from "../words/en.ts";

/** An account without a player begins here; the listener on its document brings the page that was asked for. */
export function Register() {
  const [name, setName] = useState("");
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // An id lives as long as the intent: a changed name is another one.
  const intent = useRef({ name: "", requestId: "" });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    if (intent.current.name !== name) intent.current = { name, requestId: newRequestId() };
    const { players } = await calls();
    await players.registerPlayer(intent.current).catch(setError);
    setBusy(false);
  };
  return (
    <>
      <Heading title={words.register.title} />
      <p>{words.register.why}</p>
      <form onSubmit={(event) => void send(event)}>
        <label htmlFor="name">{words.register.name}</label>
        <input
          id="name"
          name="name"
          autoComplete="nickname"
          required
          minLength={3}
          maxLength={playersRegisterPlayer.name.most}
          aria-describedby="name-hint"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <p id="name-hint" className="dim">
          {words.register.hint}
        </p>
        {error === null ? null : <Failure error={error} />}
        <button type="submit" disabled={busy}>
          {words.register.button}
        </button>
      </form>
    </>
  );
}
