import { Component, lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { CallError } from "../../../client/error.ts";
import type { Watched } from "../data/watch.ts";
import { reportFault } from "../shell/uncaught.ts";
import { words } from "../words/en.ts";

const SignInAgain = lazy(() => import("./SignInAgain.tsx"));

const SKELETON_MS = 300;
const SLOW_MS = 10_000;

/** Nothing for a moment, then a bar, then a sentence. */
export function Loading() {
  const [stage, setStage] = useState<"moment" | "bar" | "slow">("moment");
  useEffect(() => {
    const timers = [
      setTimeout(() => setStage("bar"), SKELETON_MS),
      setTimeout(() => setStage("slow"), SLOW_MS),
    ];
    return () => timers.forEach(clearTimeout);
  }, []);
  if (stage === "moment") return null;
  return (
    <p className="loading" role="status">
      {stage === "slow" ? words.states.slow : words.states.loading}
    </p>
  );
}

/** What stands in the place of something that is not here yet, or never will be; null where it is here. */
export function notHere(watched: Watched<unknown>, refused: string = words.states.refused): ReactNode {
  if (watched.state === "loading") return <Loading />;
  if (watched.state === "refused") return <p className="notice">{refused}</p>;
  if (watched.state === "failed") return <p className="notice">{words.states.failed}</p>;
  return null;
}

export function Stale({ watched }: { readonly watched: Watched<unknown> }) {
  if (watched.state !== "here" || watched.staleSince === null) return null;
  return <p className="notice">{words.states.stale(watched.staleSince)}</p>;
}

/** A failed call: what the rule says, what to do, and the reference for a report. */
export function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const call = error instanceof CallError ? error : null;
  return (
    <div className="notice" role="alert">
      <p>{call?.uncertain ? words.states.uncertain : (call?.message ?? words.states.failed)}</p>
      {call?.correlationId === undefined ? null : (
        <p className="dim">{words.states.reference(call.correlationId)}</p>
      )}
      {call?.reason === "SIGN_IN_AGAIN" ? (
        <Suspense>
          <SignInAgain />
        </Suspense>
      ) : null}
      {onRetry === undefined ? null : (
        <button type="button" onClick={onRetry}>
          {words.states.tryAgain}
        </button>
      )}
    </div>
  );
}

/** A part that throws leaves the rest of the page as it is. */
export class Contained extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    reportFault(error);
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="notice" role="alert">
        <p>{words.states.broken}</p>
        <button type="button" onClick={() => this.setState({ failed: false })}>
          {words.states.tryAgain}
        </button>
      </div>
    );
  }
}
