import { chmodSync } from "node:fs";
import { join } from "node:path";
import { ToolError } from "../errors";
import { run } from "../processes";
import { findProgram } from "../programs";

export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** A throw-away certificate for 127.0.0.1, valid for a year, that only its own runs trust. */
export async function makeCertificate(folder: string): Promise<Certificate> {
  const openssl = findProgram("openssl");
  if (openssl === undefined) {
    throw new ToolError(
      "openssl is not installed: a server on this machine needs a certificate",
      "install openssl, and run this again",
    );
  }
  const files = { certificate: join(folder, "certificate.pem"), key: join(folder, "key.pem") };
  const names = "subjectAltName=IP:127.0.0.1,DNS:localhost";
  const result = await run(openssl, [
    ..."req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 365 -subj /CN=127.0.0.1".split(" "),
    ...["-addext", names, "-keyout", files.key, "-out", files.certificate],
  ]);
  if (result.code !== 0) {
    throw new ToolError(
      `openssl made no certificate:\n  ${result.stderr.trim()}`,
      "check the openssl installation (1.1.1 or later)",
    );
  }
  chmodSync(files.key, 0o600);
  return files;
}
