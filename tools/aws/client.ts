import { readFileSync } from "node:fs";
import { type IncomingMessage, request as plainRequest } from "node:http";
import { request } from "node:https";
import { text } from "node:stream/consumers";
import { ToolError } from "../errors";
import { run } from "../processes";
import { type Credentials, queryText, signedHeaders } from "./signature";

type Variables = Readonly<Record<string, string | undefined>>;

/** No credentials that this program can read. */
export class NoCredentialsError extends ToolError {}

/** What AWS refused. */
export class AwsError extends ToolError {
  constructor(
    /** Such as `NoSuchBucket`. */
    readonly code: string,
    message: string,
  ) {
    super(message, "check that the credentials are the environment's and may read and write where its states are");
    this.name = "AwsError";
  }
}

export interface Call {
  readonly service: "s3" | "dynamodb";
  readonly method: string;
  /** Escaped. @default "/" */
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Calls AWS where Terraform has no way to: it knows nothing of an object's versions. */
export class AwsClient {
  private constructor(
    private readonly region: string,
    private readonly variables: Variables,
    private readonly credentials: Credentials,
  ) {}

  /** @throws NoCredentialsError */
  static async open(region: string, variables: Variables): Promise<AwsClient> {
    return new AwsClient(region, variables, await credentialsOf(variables));
  }

  /** The answer's body. @throws AwsError when AWS refuses */
  async call({ service, method, path = "/", query = {}, headers = {}, body = "" }: Call): Promise<string> {
    const { AWS_ENDPOINT_URL: endpoint, AWS_CA_BUNDLE: bundle } = this.variables;
    const suffix = this.region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    const own = this.variables[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] || endpoint;
    const url = new URL(own || `https://${service}.${this.region}.${suffix}`);
    const signed = signedHeaders({ method, host: url.host, path, query, headers, body }, service, this.region, this.credentials);
    const options = {
      method,
      headers: signed,
      timeout: 60_000,
      ...(bundle && { ca: readFileSync(bundle) }),
    };
    const full = `${url.origin}${path}${Object.keys(query).length > 0 ? `?${queryText(query)}` : ""}`;
    const { status, answer } = await new Promise<{ status: number; answer: string }>((resolve, reject) => {
      const take = (response: IncomingMessage): void => {
        text(response).then((answer) => resolve({ status: response.statusCode ?? 0, answer }), reject);
      };
      const asked = url.protocol === "http:" ? plainRequest(full, options, take) : request(full, options, take);
      asked.on("timeout", () => asked.destroy(new Error("no answer for 60 s")));
      asked.on("error", (error) =>
        reject(new ToolError(`${url.host} was not reached: ${error.message}`, "check the network, and run this again")),
      );
      asked.end(body);
    });
    // A copy may fail after it has answered 200 (S3's CopyObject).
    if (status >= 300 || /<Error>/.test(answer)) {
      const code = /<Code>([^<]+)|"__type":\s*"(?:[^"#]*#)?([^"]+)"/.exec(answer);
      throw new AwsError(
        code?.[1] ?? code?.[2] ?? String(status),
        `AWS refused ${service} ${method} ${path}: ${answer || status}`,
      );
    }
    return answer;
  }
}

async function credentialsOf(variables: Variables): Promise<Credentials> {
  const { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = variables;
  if (key && secret) {
    return { key, secret, ...(token && { token }) };
  }
  // Profiles and sign-ins are the AWS CLI's to understand.
  const env = { ...process.env, ...variables };
  const { code, stdout } = await run("aws", ["configure", "export-credentials", "--format", "process"], {
    env,
    timeoutMs: 60_000,
  });
  try {
    const given = JSON.parse(code === 0 ? stdout : "") as Record<string, string>;
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken } = given;
    return { key: AccessKeyId, secret: SecretAccessKey, ...(SessionToken && { token: SessionToken }) };
  } catch {
    throw new NoCredentialsError(
      "there are no AWS credentials that slipway itself can read: neither AWS_ACCESS_KEY_ID nor an AWS CLI (version 2) that is logged in",
      'log in, and where the AWS CLI is elsewhere: eval "$(aws configure export-credentials --format env)"',
    );
  }
}
