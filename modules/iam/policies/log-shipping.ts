import type { PolicyStatement } from "../../../lib/policy";

/** What Fluent Bit may do: write into one log group that exists already. Source: Fluent Bit, Amazon CloudWatch output. */
export function logShippingStatements(logGroupArn: string): PolicyStatement[] {
  return [
    {
      sid: "WriteLogs",
      actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      resources: [logGroupArn, `${logGroupArn}:log-stream:*`],
    },
  ];
}
