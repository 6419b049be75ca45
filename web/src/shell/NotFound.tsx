import { Heading } from "../controls/Heading.tsx";
import { Link } from "../controls/Link.tsx";
import { words } from "../words/en.ts";

export function NotFound() {
  return (
    <>
      <Heading title={words.notFound.title} />
      <p>{words.notFound.why}</p>
      <p>
        <Link to="/">{words.notFound.home}</Link>
      </p>
    </>
  );
}
