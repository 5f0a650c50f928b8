/** Thrown by a handler whose store is away: the shard waits, nothing is set aside. */
export class StoreAway extends Error {}
