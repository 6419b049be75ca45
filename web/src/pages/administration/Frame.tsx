import type { ReactNode } from "react";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { administration } from "../../words/administration.ts";

/** The pages that stand in the administrators' own menu, by their addresses. */
const PLACES = {
  health: "/administration",
  regions: "/administration/regions",
  jobs: "/administration/jobs",
  tasks: "/administration/tasks",
  schedules: "/administration/schedules",
  ledger: "/administration/ledger",
  money: "/administration/money",
  log: "/administration/log",
  accounts: "/administration/accounts",
  books: "/administration/books",
} as const;

interface FrameProps {
  readonly title: string;
  readonly place: keyof typeof PLACES;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** What all pages for administrators have: their heading and their menu. */
export function Frame({ title, place, lead, children }: FrameProps) {
  const say = administration;
  return (
    <>
      <Heading title={title} />
      <nav aria-label={say.pages}>
        <ul>
          {(Object.keys(PLACES) as (keyof typeof PLACES)[]).map((name) => (
            <li key={name}>
              <Link to={PLACES[name]} current={name === place}>
                {say.nav[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {lead === undefined ? null : <p>{lead}</p>}
      {children}
    </>
  );
}
