export * from "./account";
export * from "./events";
export * from "./menu";
export * from "./orders";
export * from "./restaurants";
export * from "./sales";
export * from "./search";
export * from "./users";
