import { uuidv7 } from "uuidv7";

/** A new UUIDv7: sorts by the time it was made. */
export const newId = (): string => uuidv7();
