import { createTranslator } from "use-intl/core";
import { type Language, languages } from "../locale";
import { ar } from "./ar";
import { en, type Messages, type Namespace } from "./en";

/** Everything Tiffin says, by language. */
export const catalogue: Record<Language, Messages> = { en, ar };

/** Words for what is written outside a page, like mail. */
export const translatorOf = <N extends Namespace>(language: Language, namespace: N) =>
  createTranslator<Messages, N>({
    locale: languages[language].tag,
    messages: catalogue[language],
    namespace,
  });
