import { paletteOf } from "../../theme/palettes.ts";
import { buyingWords } from "../../words/pages/buying.ts";

interface PreviewProps {
  readonly name: string;
  readonly textAt: (path: string) => string;
}

/** The region as its members will meet it. What people wrote stays text: a theme only chooses one of our own palettes. */
export function Preview({ name, textAt }: PreviewProps) {
  const theme = textAt("culture.theme");
  const say = buyingWords;
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{say.preview}</h2>
      <div className="preview" data-palette={paletteOf(theme)}>
        <h3>
          <bdi>{name === "" ? say.unnamed : name}</bdi>
        </h3>
        <p className="sum">
          <bdi>{textAt("culture.welcomeMessage")}</bdi>
        </p>
        <p className="dim">
          <bdi>{say.portOf(textAt("culture.portNamePrefix"))}</bdi>
        </p>
      </div>
    </section>
  );
}
