import { uuidv7 } from "uuidv7";

/** A new UUIDv7: sorts by the time it was made. */
export const newId = (): string => uuidv7();

const form = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text has the form of an id, so that Postgres accepts it as one. */
export const isId = (text: string): boolean => form.test(text);
