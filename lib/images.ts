/** PostgreSQL's own clients, newest major: they speak to every server in support. From a registry without a limit on pulls. */
export const postgresClient = "public.ecr.aws/docker/library/postgres:18.4-alpine";

/** User of that image who is not root. */
export const postgresClientUser = 70;
