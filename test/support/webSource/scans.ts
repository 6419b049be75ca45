import { type ESTree, parseSync, Visitor } from "vite";

/** What is wrong in a source of the console, each with the file's name. */
export type Scan = (file: string, source: string) => string[];

/** Attributes that people read or hear. */
const SAID = new Set([
  "alt",
  "aria-label",
  "caption",
  "confirm",
  "label",
  "lead",
  "none",
  "placeholder",
  "review",
  "title",
]);
const hasLetter = (text: unknown): text is string => typeof text === "string" && /\p{L}/u.test(text);

/** Words that stand in a component and not in the catalogue. */
export const literalTexts: Scan = (file, source) => {
  const found: string[] = [];
  const note = (text: unknown) => {
    if (hasLetter(text)) found.push(`${file}: the words “${text.trim()}” are not in the catalogue`);
  };
  visit(file, source, {
    JSXText: ({ value }) => note(value),
    JSXExpressionContainer: ({ expression }) => {
      if (expression.type === "TemplateLiteral" && expression.expressions.length === 0)
        note(expression.quasis[0]?.value.cooked);
    },
    JSXElement: ({ children }) => {
      for (const child of children)
        if (child.type === "JSXExpressionContainer" && child.expression.type === "Literal")
          note(child.expression.value);
    },
    JSXAttribute: ({ name, value }) => {
      if (name.type === "JSXIdentifier" && SAID.has(name.name) && value?.type === "Literal")
        note(value.value);
    },
  });
  return found;
};

/** Style and markup that the content security policy refuses, or that comes from data. */
export const inlineStyles: Scan = (file, source) => {
  const found: string[] = [];
  visit(file, source, {
    JSXAttribute: ({ name }) => {
      if (name.type === "JSXIdentifier" && ["style", "dangerouslySetInnerHTML"].includes(name.name))
        found.push(`${file}: ${name.name} on an element`);
    },
    JSXOpeningElement: ({ name }) => {
      if (name.type === "JSXIdentifier" && ["style", "script", "iframe"].includes(name.name))
        found.push(`${file}: an element <${name.name}>`);
    },
  });
  return found;
};

const READERS = new Set(["read", "useWatched"]);

/** Queries without a bound: the rules refuse them, and nobody can say what they cost. */
export const unboundedListeners: Scan = (file, source) => {
  const found: string[] = [];
  visit(file, source, {
    CallExpression: ({ callee, arguments: given }) => {
      if (callee.type !== "Identifier" || !READERS.has(callee.name)) return;
      const properties = given.flatMap((argument) => propertiesIn(argument));
      if (properties.some(({ name }) => name === "limit")) return;
      for (const { name, value } of properties)
        if (name === "template" && isQuery(value))
          found.push(`${file}: ${value ?? "a template"} without a limit`);
    },
  });
  return found;
};

/** A collection has an odd number of parts; of what is no literal nobody knows. */
const isQuery = (template: string | null) => template === null || template.split("/").length % 2 === 1;

interface Property {
  readonly name: string;
  readonly value: string | null;
}

/** All properties of the objects within an expression, spread ones among them. */
function propertiesIn(node: ESTree.Node): Property[] {
  const found: Property[] = [];
  const each = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    const { type, key, value } = part as { type?: string; key?: { name?: string }; value?: unknown };
    if (type === "Property" && key?.name !== undefined)
      found.push({ name: key.name, value: literalOf(value) });
    Object.values(part).forEach(each);
  };
  each(node);
  return found;
}

function literalOf(node: unknown): string | null {
  const { type, value } = node as { type?: string; value?: unknown };
  return type === "Literal" && typeof value === "string" ? value : null;
}

function visit(file: string, source: string, visitor: ConstructorParameters<typeof Visitor>[0]): void {
  const { program, errors } = parseSync(file, source, { lang: "tsx" });
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
  new Visitor(visitor).visit(program);
}
