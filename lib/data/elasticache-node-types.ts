/** Day of the table below, ISO 8601. */
export const cacheTableDate = "2026-10-20";

/**
 * Node types of ElastiCache: a family and its sizes a line. Source: ElastiCache's offerings in every region, as the schemas of the Python package
 * cfn-lint 1.58.0 carry them.
 */
export const cacheTable = `
c7gn large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
c8gn large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
m4 large xlarge 2xlarge 4xlarge 10xlarge
m5 large xlarge 2xlarge 4xlarge 12xlarge 24xlarge
m6g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
m7g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
m8g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
r4 large xlarge 2xlarge 4xlarge 8xlarge 16xlarge
r5 large xlarge 2xlarge 4xlarge 12xlarge 24xlarge
r6g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
r6gd xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
r7g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
r8g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
t2 micro small medium
t3 micro small medium
t4g micro small medium
`;
