import { Heading } from "../../controls/Heading.tsx";
import { Contained } from "../../controls/states.tsx";
import { words } from "../../words/en.ts";
import { Exports } from "./Exports.tsx";
import { Leaving } from "./Leaving.tsx";
import { OwnApplications } from "./OwnApplications.tsx";

/** What waits for an answer, what is stored, and the way out. */
export default function AccountPage() {
  return (
    <>
      <Heading title={words.account.title} />
      <Contained>
        <OwnApplications />
      </Contained>
      <Contained>
        <Exports />
      </Contained>
      <Contained>
        <Leaving />
      </Contained>
    </>
  );
}
