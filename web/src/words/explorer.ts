/** Words of the explorer. */
export const explorer = {
  title: "Explorer",
  why: "Every callable with a form of its own, sent as you. What it changes, it changes.",
  back: "All callables",
  required: "required",
  optional: "may be left empty",
  requestId: "drawn anew for each call where it is left empty",
  send: (path: string) => `Send ${path}`,
  answer: "Answer",
  refusal: (reason: string) => `Refused: ${reason}`,
  metadata: "What the refusal names",
  curl: "The same from a shell",
} as const;
