import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { problems } from "../errors";
import { type Language, languages } from "../locale";
import { catalogue } from "./catalogue";

type Node = string | { [key: string]: Node };

/** Every message with its path: `ui.tryAgain`. */
function flatten(node: Node, path = ""): [path: string, text: string][] {
  if (typeof node === "string") return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) =>
    flatten(child, path ? `${path}.${key}` : key),
  );
}

/** What a message needs to be told, and the tags that its parts stand in. */
function placeholders(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const own = `${TYPE[element.type]} ${element.value}`;
    if (element.type === TYPE.tag) return [own, ...placeholders(element.children)];
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [own];
    return [own, ...Object.values(element.options).flatMap(({ value }) => placeholders(value))];
  });
}

type Choice = Extract<MessageFormatElement, { options: unknown }>;

/** Where a message has one of several forms, by number or by kind. */
function choices(elements: MessageFormatElement[]): Choice[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.tag) return choices(element.children);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    return [element, ...Object.values(element.options).flatMap(({ value }) => choices(value))];
  });
}

const english = new Map(flatten(catalogue.en));
const spoken = Object.keys(languages) as Language[];

describe.each(spoken)("the catalogue in %s", (language) => {
  const messages = flatten(catalogue[language]);

  test("has the same words to say as English", () => {
    expect(messages.map(([path]) => path).sort()).toEqual([...english.keys()].sort());
  });

  test("leaves nothing unsaid, in any form", () => {
    expect(messages.filter(([, text]) => text.trim() === "").map(([path]) => path)).toEqual([]);
    for (const [path, text] of messages) {
      const forms = choices(parse(text)).flatMap(({ options }) => Object.values(options));
      expect(
        forms.filter(({ value }) => value.length === 0),
        path,
      ).toEqual([]);
    }
  });

  test("needs the same facts as English", () => {
    const needs = (text: string) => [...new Set(placeholders(parse(text)))].sort();
    for (const [path, text] of messages) {
      expect(needs(text), path).toEqual(needs(english.get(path) ?? ""));
    }
  });

  test("has a form for every number it counts", () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    // Nought is said like many things wherever no phrase of its own is given.
    const wanted = pluralCategories.filter((category) => category !== "zero");
    for (const [path, text] of messages) {
      for (const choice of choices(parse(text))) {
        if (choice.type !== TYPE.plural) continue;
        expect(Object.keys(choice.options), path).toEqual(expect.arrayContaining(wanted));
      }
    }
  });
});

test("every refusal of the API can be explained", () => {
  expect(Object.keys(catalogue.en.errors)).toEqual(expect.arrayContaining(Object.keys(problems)));
});
