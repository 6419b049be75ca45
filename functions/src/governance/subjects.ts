import type { Poll, SubjectKind } from "./polls/poll.ts";
import type { Subject } from "./polls/subject.ts";

/** Who answers for each kind of subject; loaded when a poll of that kind moves on. */
const SUBJECTS: Readonly<Record<SubjectKind, () => Promise<Subject>>> = {
  election: async () => (await import("./elections/electionSubject.ts")).electionSubject,
  proposal: async () => (await import("./laws/proposalSubject.ts")).proposalSubject,
  treaty: async () => (await import("./treaties/treatySubject.ts")).treatySubject,
};

export function subjectOf({ subject }: Poll): Promise<Subject> {
  return SUBJECTS[subject.kind]();
}
