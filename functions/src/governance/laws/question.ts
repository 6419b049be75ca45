import { digest } from "../../platform/random.ts";

/** The same for questions that differ in case, spaces, marks or the form of their characters alone. */
export function questionKey(question: string): string {
  return digest(
    question
      .normalize("NFKC")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ""),
  );
}
