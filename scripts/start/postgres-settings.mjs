/** An order is on the disk before it is answered; the rest is for a small machine of its own. */
export const durableSettings = {
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  max_connections: "200",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  random_page_cost: "1.1",
  // Two cores serve many short statements: one statement must not take both.
  max_parallel_workers_per_gather: "0",
  jit: "off",
};

/** For tests alone: what they write need not outlive the machine. */
export const throwawaySettings = {
  ...durableSettings,
  shared_buffers: "128MB",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
};
