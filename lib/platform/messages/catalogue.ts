import compile from "icu-minify/compile";
import format, { type CompiledMessage, type FormatValues } from "icu-minify/format";
import type { MessageKeys, NestedKeyOf } from "use-intl/core";
import { type Language, languages } from "../locale";
import { ar } from "./ar";
import { en, type Messages, type Namespace } from "./en";

/** Everything Tiffin says, by language, as it is written. */
export const catalogue: Record<Language, Messages> = { en, ar };

type Compiled = CompiledMessage | { [key: string]: Compiled };
type Written = string | { [key: string]: Written };

const compileAll = (written: Written): Compiled =>
  typeof written === "string"
    ? compile(written)
    : Object.fromEntries(Object.entries(written).map(([key, child]) => [key, compileAll(child)]));

// By way of JSON, because pages hand plain objects alone to the browser.
const toPlain = (written: Written) => JSON.parse(JSON.stringify(compileAll(written))) as Messages;

/** The same, taken apart once a process, so that browsers need no parser. */
export const compiled: Record<Language, Messages> = { en: toPlain(en), ar: toPlain(ar) };

const formatters = {
  getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
    new Intl.NumberFormat(...args),
  getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) =>
    new Intl.PluralRules(...args),
};

const find = (node: unknown, path: string): CompiledMessage =>
  path
    .split(".")
    .reduce((inner, key) => (inner as Record<string, unknown>)[key], node) as CompiledMessage;

/** Words for what is written outside a page, like mail: `t("code.subject", { code })`. */
export const translatorOf =
  <N extends Namespace>(language: Language, namespace: N) =>
  (key: MessageKeys<Messages[N], NestedKeyOf<Messages[N]>>, values: FormatValues<string>) =>
    String(
      format(find(compiled[language][namespace], key), languages[language].tag, values, {
        formatters,
      }),
    );
