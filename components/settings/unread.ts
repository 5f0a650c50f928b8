/** The first field with something in it that is no number, or without what it must have. */
const unreadIn = (form: HTMLFormElement): HTMLInputElement | undefined =>
  [...form.elements]
    .filter((element) => element instanceof HTMLInputElement)
    .find(({ validity }) => validity.badInput || validity.valueMissing);

/** Whether every field can be read; the browser tells of the first that cannot. What is in it matters to the API. */
export function canRead(form: HTMLFormElement): boolean {
  return unreadIn(form)?.reportValidity() ?? true;
}
