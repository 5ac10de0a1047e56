import { decide, type Policy } from "../../support/iam-evaluator";
import { platformWith } from "../../support/platforms";
import { resolved, resolvedSection } from "../../support/references";
import { addressesOf, onlyResource, resourceAt, resourcesOf } from "../../support/resources";

const reason = "a test of what happens then";
const section = (json: string, name: string) =>
  JSON.parse(resolvedSection(json, resourceAt(json, `aws_ssm_parameter.contract_${name}`).value));
const policyOf = (json: string, address: string): Policy => JSON.parse(resolved(json, resourceAt(json, address).policy));
const aliases = (json: string) => Object.values(resourcesOf(json).aws_kms_alias ?? {}).map(({ name }) => String(name));
const ofType = (json: string, type: string) => Object.keys(resourcesOf(json)[type] ?? {}).sort();

describe("customer keys", () => {
  const json = platformWith({
    "database.customerKey": true,
    "cache.customerKey": true,
    "buckets.files.customerKey": true,
    "registry.customerKey": true,
    "registry.type": "ecr",
    "secrets.customerKey": true,
  });
  const key = (purpose: string) => `\${aws_kms_key.keys_${purpose}.arn}`;

  it("are one for each purpose", () => {
    const purposes = ["cache", "database", "ecr", "eks-secrets", "logs", "secrets", "storage"];
    expect(aliases(json).sort()).toEqual(purposes.map((purpose) => `alias/debtflow-production-${purpose}`));
  });

  it("encrypt what they are for", () => {
    expect(onlyResource(json, "aws_db_instance")).toMatchObject({
      kms_key_id: key("database"),
      performance_insights_kms_key_id: key("database"),
    });
    expect(onlyResource(json, "aws_elasticache_replication_group").kms_key_id).toBe(key("cache"));
    for (const { encryption_configuration: encryption } of Object.values(resourcesOf(json).aws_ecr_repository ?? {})) {
      expect(encryption).toEqual([{ encryption_type: "KMS", kms_key: key("ecr") }]);
    }
    for (const { kms_key_id: keyId } of Object.values(resourcesOf(json).aws_secretsmanager_secret ?? {})) {
      expect(keyId).toBe(key("secrets"));
    }
    expect(
      JSON.stringify(resourceAt(json, "aws_s3_bucket_server_side_encryption_configuration.storage_files_encryption")),
    ).toContain(key("storage"));
  });

  it("leave the bucket of access logs to S3's own, which alone can write there", () => {
    const logs = resourceAt(json, "aws_s3_bucket_server_side_encryption_configuration.storage_logs_encryption");
    expect(JSON.stringify(logs)).toContain("AES256");
  });

  it("open to the workloads that read what they encrypt, and to those that write it", () => {
    const arnOf = (purpose: string) => resolved(json, key(purpose));
    const ask = (workload: string, action: string, purpose: string) =>
      decide([policyOf(json, `aws_iam_role_policy.iam_${workload}_kms`)], { action, resource: arnOf(purpose) });
    expect(ask("beat", "kms:Decrypt", "secrets")).toBe("allowed");
    expect(ask("beat", "kms:Decrypt", "storage")).toBe("not allowed");
    expect(ask("api", "kms:Decrypt", "storage")).toBe("allowed");
    expect(ask("api", "kms:GenerateDataKey", "storage")).toBe("allowed");
    expect(ask("api", "kms:GenerateDataKey", "secrets")).toBe("not allowed");
    expect(ask("api", "kms:Decrypt", "database")).toBe("not allowed");
  });

  it("can be left out for logs and for Kubernetes' secrets", () => {
    const without = platformWith({ "logs.customerKey": false, "cluster.secretsKey": { enabled: false, reason } });
    expect(aliases(without)).toEqual([]);
    expect(onlyResource(without, "aws_eks_cluster").encryption_config).toBeUndefined();
    for (const group of Object.values(resourcesOf(without).aws_cloudwatch_log_group ?? {})) {
      expect(group.kms_key_id).toBeUndefined();
    }
  });
});

describe("pod identity in place of tokens", () => {
  const json = platformWith({ "cluster.podRoles": "pod-identity" });

  it("binds every role of a workload or an add-on to its service account", () => {
    const associations = Object.values(resourcesOf(json).aws_eks_pod_identity_association ?? {});
    expect(associations.map(({ namespace, service_account: name }) => `${namespace}/${name}`).sort()).toEqual([
      "debtflow/debtflow-api",
      "debtflow/debtflow-audit",
      "debtflow/debtflow-beat",
      "debtflow/debtflow-migrate",
      "debtflow/debtflow-vacuum",
      "debtflow/debtflow-worker",
      "external-secrets/external-secrets",
      "kube-system/aws-load-balancer-controller",
      "kube-system/cluster-autoscaler",
    ]);
  });

  it("is trusted for one cluster, namespace and service account", () => {
    const trust: Policy = JSON.parse(resolved(json, resourceAt(json, "aws_iam_role.iam_api_role").assume_role_policy));
    const assume = (cluster: string, namespace: string, name: string) =>
      decide([trust], {
        action: "sts:AssumeRole",
        principal: { Service: "pods.eks.amazonaws.com" },
        context: {
          "aws:RequestTag/eks-cluster-name": cluster,
          "aws:RequestTag/kubernetes-namespace": namespace,
          "aws:RequestTag/kubernetes-service-account": name,
        },
      });
    expect(assume("debtflow-production", "debtflow", "debtflow-api")).toBe("allowed");
    expect(assume("debtflow-staging", "debtflow", "debtflow-api")).toBe("not allowed");
    expect(assume("debtflow-production", "default", "debtflow-api")).toBe("not allowed");
    expect(assume("debtflow-production", "debtflow", "debtflow-worker")).toBe("not allowed");
  });
});

describe("a registry elsewhere", () => {
  const json = platformWith({ registry: { type: "external", prefix: "ghcr.io/debtflow" } });

  it("leaves out every repository, and whatever would push there", () => {
    expect(addressesOf(json).filter((address) => address.startsWith("aws_ecr"))).toEqual([]);
    expect(section(json, "registry")).toEqual({ repositoryUrls: {} });
    expect(resourceAt(json, "aws_iam_role_policy.pipeline_deploy-policy").policy).not.toContain("ecr:");
  });
});

describe("dns", () => {
  it("looks an existing zone up, and makes no other", () => {
    const json = platformWith({});
    expect(ofType(json, "aws_route53_zone")).toEqual([]);
    expect(section(json, "dns").zoneIds).toEqual({ "debtflow.example.com": "Z0123456789EXISTING" });
    expect(onlyResource(json, "aws_acm_certificate")).toMatchObject({
      domain_name: "debtflow.example.com",
      subject_alternative_names: ["*.debtflow.example.com"],
    });
  });

  it("makes a new zone", () => {
    const json = platformWith({ "dns.zone": "new" });
    expect(onlyResource(json, "aws_route53_zone").name).toBe("debtflow.example.com");
    expect(section(json, "dns").zoneIds).toEqual({ "debtflow.example.com": "Z0123456789NEW" });
  });

  it("makes no record where another environment owns the validation", () => {
    const json = platformWith({ "dns.ownsValidation": false });
    expect(ofType(json, "aws_route53_record")).toEqual([]);
    expect(ofType(json, "aws_acm_certificate_validation")).toHaveLength(1);
  });

  it("certifies the ingress' host where no names are given", () => {
    const json = platformWith({ "dns.certificateNames": undefined, "ingress.host": "app.debtflow.example.com" });
    expect(onlyResource(json, "aws_acm_certificate").domain_name).toBe("app.debtflow.example.com");
  });

  it("is left out as a whole", () => {
    const json = platformWith({ dns: undefined, "ingress.plainHttp": { enabled: true, reason: "inside a test only" } });
    expect(addressesOf(json).filter((address) => /route53|acm/.test(address))).toEqual([]);
    expect(section(json, "dns")).toEqual({ zoneIds: {}, certificateArns: {} });
  });
});

describe("the pipeline's roles", () => {
  const json = platformWith({});

  it("push to the environment's repositories, read its contract and use its state", () => {
    const policies = [policyOf(json, "aws_iam_role_policy.pipeline_deploy-policy")];
    const ask = (action: string, resource: string) => decide(policies, { action, resource });
    const repository = "arn:aws:ecr:us-east-1:123456789012:repository/debtflow-api";
    expect(ask("ecr:PutImage", `${repository}-production`)).toBe("allowed");
    expect(ask("ecr:PutImage", `${repository}-staging`)).toBe("not allowed");
    const parameter = (stage: string) => `arn:aws:ssm:us-east-1:123456789012:parameter/slipway/debtflow/${stage}/network`;
    expect(ask("ssm:GetParameter", parameter("production"))).toBe("allowed");
    expect(ask("ssm:GetParameter", parameter("staging"))).toBe("not allowed");
    const state = (stage: string) => `arn:aws:s3:::debtflow-terraform-state/debtflow/${stage}/application.tfstate`;
    expect(ask("s3:PutObject", state("production"))).toBe("allowed");
    expect(ask("s3:PutObject", state("staging"))).toBe("not allowed");
  });

  it("deploy into the application's namespace, and nowhere else in the cluster", () => {
    expect(resourceAt(json, "aws_eks_access_policy_association.eks_access_pipeline_policy")).toMatchObject({
      policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
      access_scope: { type: "namespace", namespaces: ["debtflow"] },
    });
  });

  // Helm keeps releases in secrets, which AmazonEKSViewPolicy does not show. Source: Amazon EKS, Review access policy permissions.
  it("plan what Helm has installed, and change nothing in the cluster", () => {
    expect(resourceAt(json, "aws_eks_access_policy_association.eks_access_pipeline-plan_policy")).toMatchObject({
      policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminViewPolicy",
      access_scope: { type: "cluster" },
    });
    const entry = resourceAt(json, "aws_eks_access_entry.eks_access_pipeline-plan_entry");
    expect(entry.principal_arn).toMatch(/aws_iam_role\.pipeline_plan\.arn/);
    expect(entry.kubernetes_groups).toBeUndefined();
  });

  it("trust GitHub's provider of the account, which the bootstrap stack makes and no environment takes along, or make it", () => {
    expect(ofType(json, "aws_iam_openid_connect_provider")).toEqual(["eks_oidc"]);
    expect(JSON.parse(json).removed).toEqual([
      { from: "aws_iam_openid_connect_provider.pipeline_provider", lifecycle: { destroy: false } },
    ]);
    const arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    expect(resourceAt(json, "aws_iam_role.pipeline_deploy").assume_role_policy).toContain(arn);
    const own = platformWith({ backend: { type: "s3" } });
    expect(JSON.parse(own).removed).toBeUndefined();
    expect(ofType(own, "aws_iam_openid_connect_provider")).toEqual(["eks_oidc", "pipeline_provider"]);
  });

  it("plan with the values of the environment's own secrets, which every refresh reads, and of no other's", () => {
    const plans = [policyOf(json, "aws_iam_role_policy.pipeline_plan-policy")];
    const reads = (name: string) =>
      decide(plans, {
        action: "secretsmanager:GetSecretValue",
        resource: `arn:aws:secretsmanager:us-east-1:123456789012:secret:${name}-AbCdEf`,
      });
    expect(reads("debtflow/production/database")).toBe("allowed");
    expect(reads("debtflow/production/addons/grafana")).toBe("allowed");
    expect(reads("debtflow/staging/database")).toBe("denied");
  });

  it("decrypt those secrets where they are under a key of the environment", () => {
    const keyed = platformWith({ "secrets.customerKey": true });
    const policy = resourceAt(keyed, "aws_iam_role_policy.pipeline_plan-policy").policy;
    expect(policy).toContain('"kms:Decrypt"');
    expect(policy).toContain("aws_kms_key.keys_secrets.arn");
  });

  it("are not there without a pipeline, and GitHub's provider from before is let go all the same", () => {
    expect(JSON.parse(platformWith({ pipeline: undefined })).removed).toEqual(JSON.parse(json).removed);
    expect(ofType(platformWith({ pipeline: undefined }), "aws_iam_role").filter((name) => name.startsWith("pipeline"))).toEqual(
      [],
    );
  });
});
