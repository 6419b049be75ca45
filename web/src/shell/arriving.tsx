import { type ComponentType, useEffect, useState } from "react";
import { Loading } from "../controls/states.tsx";

/** A component that comes in a chunk of its own: when it is shown, or when it is sent for. */
export interface Arriving<Props> {
  (props: Props): React.ReactNode;
  /** Sends for it before it is shown. */
  bring(): void;
}

/**
 * As React's `lazy` without a boundary: one that has shown that it waits, React keeps waiting for 300 ms more, which was two thirds
 * of a second on the way to each page.
 */
export function arriving<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): Arriving<Props> {
  let here: ComponentType<Props> | null = null;
  let coming: Promise<ComponentType<Props>> | undefined;
  function bring(): Promise<ComponentType<Props>> {
    coming ??= load().then(
      (module) => (here = module.default),
      (error: unknown) => {
        coming = undefined;
        throw error;
      },
    );
    return coming;
  }
  function Arrived(props: Props) {
    const [Component, setComponent] = useState(() => here);
    const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
    useEffect(() => {
      if (Component !== null) return;
      let left = false;
      bring().then(
        (found) => left || setComponent(() => found),
        (error: unknown) => left || setFailure({ error }),
      );
      return () => {
        left = true;
      };
    }, [Component]);
    if (failure !== null) throw failure.error;
    return Component === null ? <Loading /> : <Component {...props} />;
  }
  // Who shows it says what has failed.
  return Object.assign(Arrived, { bring: () => void bring().catch(() => {}) });
}
