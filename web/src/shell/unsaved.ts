import { useEffect } from "react";
import { keepFrom } from "./navigation.ts";

/** While something typed on this page is not sent, leaving it asks first. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    const release = keepFrom();
    return () => {
      removeEventListener("beforeunload", ask);
      release();
    };
  }, [isUnsaved]);
}
