import { type FormEvent, useState } from "react";
import { CallError } from "../../../../client/error.ts";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { send } from "../../data/calls.ts";
import { callables, type Described } from "../../explorer/callables.ts";
import { curlOf, fieldsOf, inputOf } from "../../explorer/fields.ts";
import type { PageProps } from "../../page.ts";
import { NotFound } from "../../shell/NotFound.tsx";
import { words } from "../../words/en.ts";
import { FieldControl } from "./FieldControl.tsx";

export default function CallablePage({ parameters }: PageProps) {
  const path = `${parameters.room}/${parameters.verb}`;
  const callable = callables.find((described) => described.path === path);
  return callable === undefined ? <NotFound /> : <CallableForm callable={callable} />;
}

type Outcome =
  | { readonly answer: unknown }
  | { readonly error: CallError }
  | { readonly wrong: string }
  | "sending"
  | null;

function CallableForm({ callable: { path, summary, input } }: { readonly callable: Described }) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [outcome, setOutcome] = useState<Outcome>(null);
  const { explorer: say } = words;
  const call = async (event: FormEvent) => {
    event.preventDefault();
    setOutcome("sending");
    const mutates = input.properties?.requestId !== undefined;
    setOutcome(await outcomeOf(path, mutates, () => inputOf(input, typed)));
  };
  return (
    <>
      <Heading title={path} />
      <p>{summary}</p>
      <p>
        <Link to="/explorer">{say.back}</Link>
      </p>
      <form className="route-form explorer-form" noValidate onSubmit={(event) => void call(event)}>
        {fieldsOf(input).map((field) => (
          <FieldControl
            key={field.path}
            field={field}
            value={typed[field.path] ?? ""}
            onChange={(text) => setTyped({ ...typed, [field.path]: text })}
          />
        ))}
        <div className="row">
          <button type="submit" className="primary" disabled={outcome === "sending"}>
            {say.send(path)}
          </button>
        </div>
      </form>
      <div role="status">
        <Said outcome={outcome} />
      </div>
      <h2>{say.curl}</h2>
      <Code label={say.curl} text={curlText(path, () => inputOf(input, typed))} />
    </>
  );
}

async function outcomeOf(
  path: string,
  mutates: boolean,
  input: () => Record<string, unknown>,
): Promise<Outcome> {
  try {
    return { answer: await send(path, input(), mutates) };
  } catch (error) {
    if (error instanceof CallError) return { error };
    if (error instanceof SyntaxError) return { wrong: error.message };
    throw error;
  }
}

function curlText(path: string, input: () => Record<string, unknown>): string {
  try {
    return curlOf(location.origin, path, input());
  } catch (error) {
    return (error as Error).message;
  }
}

function Said({ outcome }: { readonly outcome: Outcome }) {
  const { explorer: say, states } = words;
  if (outcome === null) return null;
  if (outcome === "sending") return <p>{states.loading}</p>;
  if ("wrong" in outcome) return <p className="wrong">{outcome.wrong}</p>;
  if ("answer" in outcome)
    return (
      <>
        <h2>{say.answer}</h2>
        <Code label={say.answer} text={JSON.stringify(outcome.answer, null, 2)} />
      </>
    );
  const { error } = outcome;
  return (
    <>
      <h2>{say.refusal(error.reason)}</h2>
      <p lang="en">{error.message}</p>
      {error.correlationId === undefined ? null : (
        <p className="dim">{states.reference(error.correlationId)}</p>
      )}
      <Code label={say.metadata} text={JSON.stringify(error.metadata, null, 2)} />
    </>
  );
}

/** Scrolls within itself where a line is long: by keyboard, too. */
function Code({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus for those without a mouse
    <section className="code" aria-label={label} tabIndex={0}>
      <pre>{text}</pre>
    </section>
  );
}
