import { type Cidr, contains, overlap, parseCidr } from "../../lib/cidr";
import { resolvedSection } from "../support/references";
import type { Stack } from "./synthesize";

interface Named {
  readonly attribute: string;
  readonly form: RegExp;
  /** Where no two may have one name. */
  readonly unique: "world" | "account" | "region" | "role" | "nowhere";
}

const word = "[a-z0-9]+";

/** What AWS takes as a name, by type. Sources: the API reference of each service, and its quotas. */
const names: Readonly<Record<string, Named>> = {
  aws_cloudwatch_event_rule: { attribute: "name", form: /^[\w.-]{1,64}$/, unique: "region" },
  aws_cloudwatch_log_group: { attribute: "name", form: /^[\w./#-]{1,512}$/, unique: "region" },
  aws_db_instance: { attribute: "identifier", form: /^[a-z](?!.*--)[a-z0-9-]{0,62}(?<!-)$/, unique: "region" },
  aws_db_parameter_group: { attribute: "name", form: /^[a-z](?!.*--)[a-z0-9-]{0,254}(?<!-)$/, unique: "region" },
  aws_db_subnet_group: { attribute: "name", form: /^(?!default$)[a-z0-9 ._-]{1,255}$/, unique: "region" },
  aws_dynamodb_table: { attribute: "name", form: /^[\w.-]{3,255}$/, unique: "region" },
  aws_ecr_repository: {
    attribute: "name",
    form: new RegExp(`^(?=.{2,256}$)${word}([._-]${word})*(/${word}([._-]${word})*)*$`),
    unique: "region",
  },
  aws_eks_cluster: { attribute: "name", form: /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, unique: "region" },
  aws_eks_node_group: { attribute: "node_group_name", form: /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/, unique: "region" },
  aws_elasticache_parameter_group: { attribute: "name", form: /^[a-z](?!.*--)[a-z0-9-]{0,254}(?<!-)$/, unique: "region" },
  aws_elasticache_replication_group: {
    attribute: "replication_group_id",
    form: /^[a-z](?!.*--)[a-z0-9-]{0,39}(?<!-)$/,
    unique: "region",
  },
  aws_elasticache_subnet_group: { attribute: "name", form: /^[a-z0-9-]{1,255}$/, unique: "region" },
  aws_elasticache_user: { attribute: "user_id", form: /^[a-z](?!.*--)[a-z0-9-]{0,39}(?<!-)$/, unique: "region" },
  aws_elasticache_user_group: { attribute: "user_group_id", form: /^[a-z](?!.*--)[a-z0-9-]{0,39}(?<!-)$/, unique: "region" },
  aws_iam_role: { attribute: "name", form: /^[\w+=,.@-]{1,64}$/, unique: "account" },
  aws_iam_role_policy: { attribute: "name", form: /^[\w+=,.@-]{1,128}$/, unique: "role" },
  aws_kms_alias: { attribute: "name", form: /^alias\/(?!aws\/)[\w/-]{1,250}$/, unique: "region" },
  aws_launch_template: { attribute: "name", form: /^[A-Za-z0-9()./_-]{3,128}$/, unique: "region" },
  aws_s3_bucket: {
    attribute: "bucket",
    form: /^(?!xn--|sthree-|amzn-s3-demo-|\d+\.\d+\.\d+\.\d+$)(?!.*(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3|-an)$)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    unique: "world",
  },
  aws_secretsmanager_secret: { attribute: "name", form: /^[A-Za-z0-9/_+=.@-]{1,512}$/, unique: "region" },
  // AWS adds 26 characters to a prefix.
  aws_security_group: { attribute: "name_prefix", form: /^(?!sg-)[\w ./()#,@[\]+=&;{}!$*:-]{1,229}$/, unique: "nowhere" },
  aws_sns_topic: { attribute: "name", form: /^[\w-]{1,256}$/, unique: "region" },
  aws_sqs_queue: { attribute: "name", form: /^[\w-]{1,80}$/, unique: "region" },
  aws_ssm_parameter: { attribute: "name", form: /^(\/[\w.-]{1,255}){1,15}$/, unique: "region" },
};

/** Characters of a value that the standard tier of Parameter Store takes. */
const parameterCharacters = 4096;

/** What AWS would refuse of these stacks; nothing, as it should be. */
export function problemsOf(stacks: Readonly<Record<string, Stack>>): string[] {
  const owners = new Map<string, string>();
  return Object.entries(stacks).flatMap(([id, stack]) =>
    [...nameProblems(id, stack, owners), ...subnetProblems(stack), ...parameterProblems(stack), ...providerProblems(stack)].map(
      (problem) => `${id}: ${problem}`,
    ),
  );
}

function nameProblems(id: string, { provider, resource = {} }: Stack, owners: Map<string, string>): string[] {
  const [aws] = provider.aws ?? [];
  const account = String(aws?.allowed_account_ids);
  const region = `${account} ${String(aws?.region)}`;
  return Object.entries(resource).flatMap(([type, all]) => {
    const { attribute, form, unique } = names[type] ?? {};
    return Object.entries(all).flatMap(([address, body]) => {
      if (attribute === undefined || body[attribute] === undefined) {
        return [];
      }
      const name = String(body[attribute]);
      const scope = { world: "", account, region, role: `${id} ${String(body.role)}`, nowhere: `${id} ${address}` }[
        unique ?? "world"
      ];
      const key = `${type} ${scope} ${name}`;
      const owner = owners.get(key);
      owners.set(key, `${id} ${address}`);
      return [
        ...(form?.test(name) ? [] : [`${type}.${address} cannot be named ${name}`]),
        ...(owner === undefined ? [] : [`${type}.${address} has the name of ${owner}: ${name}`]),
      ];
    });
  });
}

function subnetProblems({ resource = {} }: Stack): string[] {
  const [vpc] = Object.values(resource.aws_vpc ?? {}).map(({ cidr_block: cidr }) => parseCidr(String(cidr)));
  const seen: { readonly name: string; readonly block: Cidr }[] = [];
  return Object.entries(resource.aws_subnet ?? {}).flatMap(([name, { cidr_block: cidr }]) => {
    const block = parseCidr(String(cidr));
    const other = seen.find((subnet) => overlap(subnet.block, block));
    seen.push({ name, block });
    return [
      ...(vpc !== undefined && contains(vpc, block) ? [] : [`the subnet ${name} is outside the VPC`]),
      ...(block.prefix >= 16 && block.prefix <= 28 ? [] : [`the subnet ${name} is a /${block.prefix}`]),
      ...(other === undefined ? [] : [`the subnet ${name} overlaps ${other.name}`]),
    ];
  });
}

function parameterProblems(stack: Stack): string[] {
  const json = JSON.stringify(stack);
  return Object.entries(stack.resource?.aws_ssm_parameter ?? {}).flatMap(([name, { value }]) => {
    const { length } = resolvedSection(json, value);
    return length > parameterCharacters ? [`the parameter ${name} has ${length} characters`] : [];
  });
}

/** A resource without its provider would come with whatever version Terraform finds. */
function providerProblems({ provider, resource = {} }: Stack): string[] {
  const used = new Set(Object.keys(resource).map((type) => type.replace(/_.*/, "")));
  return [...used].filter((name) => !(name in provider)).map((name) => `has no provider ${name}`);
}
