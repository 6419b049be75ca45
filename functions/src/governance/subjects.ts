import type { Poll, SubjectKind } from "./poll.ts";
import type { Subject } from "./subject.ts";

/** Who answers for each kind of subject; loaded when a poll of that kind moves on. */
const SUBJECTS: Readonly<Record<SubjectKind, () => Promise<Subject>>> = {
  election: async () => (await import("./electionSubject.ts")).electionSubject,
  proposal: async () => (await import("./proposalSubject.ts")).proposalSubject,
  treaty: async () => (await import("./treatySubject.ts")).treatySubject,
};

export function subjectOf({ subject }: Poll): Promise<Subject> {
  return SUBJECTS[subject.kind]();
}
