/** TCP ports of the data stores: of PostgreSQL, and of Redis and Valkey. */
export const dataPorts = { database: 5432, cache: 6379 } as const;
