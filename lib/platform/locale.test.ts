import { expect, test } from "vitest";
import { languageOf, pickLanguage } from "./locale";

test.each([
  ["ar", "en-GB,en;q=0.9", "ar", "what was chosen comes first"],
  [undefined, "ar-EG,ar;q=0.9,en;q=0.8", "ar", "then what the browser asks for"],
  [undefined, "fr-FR,en;q=0.3,ar;q=0.7", "ar", "in the browser's order"],
  [undefined, "ar;q=0,en;q=0.1", "en", "what is not wanted is not given"],
  [undefined, "fr-FR,de;q=0.5", "en", "English where nothing fits"],
  ["klingon", null, "en", "a made-up choice counts for nothing"],
  ["constructor", "toString", "en", "nor does a word that objects know"],
])("chosen %s, accepted %s: %s (%s)", (chosen, accepted, language, _why) => {
  expect(pickLanguage(chosen, accepted)).toBe(language);
});

test("a locale tag names its language", () => {
  expect(languageOf("ar-u-nu-latn")).toBe("ar");
  expect(languageOf("en-GB")).toBe("en");
});
