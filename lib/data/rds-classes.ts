/** Day of the table below, ISO 8601. */
export const rdsTableDate = "2026-10-20";

/**
 * Instance classes of RDS for PostgreSQL 14 to 18: a family and its sizes a line. Source: RDS' DescribeOrderableDBInstanceOptions in every region,
 * as the schemas of the Python package cfn-lint 1.58.0 carry it; without serverless (Aurora) and c6gd (Multi-AZ clusters alone).
 */
export const rdsTable = `
m5 large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge
m5d large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge
m6g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
m6gd large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
m6i large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
m6id large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
m6idn large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
m6in large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
m7g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
m7i large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
m8a large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
m8g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
m8gd large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
m9g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
r5 large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge
r5b large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge
r5d large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge
r6g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
r6gd large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
r6i large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
r6id large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
r6idn large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
r6in large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge
r7g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
r7i large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
r8a large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
r8g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
r8gd large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge
t3 micro small medium large xlarge 2xlarge
t4g micro small medium large xlarge 2xlarge
x2g large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge
x2idn 16xlarge 24xlarge 32xlarge
x2iedn xlarge 2xlarge 4xlarge 8xlarge 16xlarge 24xlarge 32xlarge
`;
