import type { Architecture } from "./architecture";
import { ec2Table, ec2TableDate } from "./data/ec2-instance-types";
import { offeringRefusal } from "./offerings";
import type { Refusal } from "./refusal";

/** What a node of an instance type has, before anything is set aside. */
export interface NodeSize {
  readonly millicores: number;
  readonly mebibytes: number;
}

/** An EC2 instance type. */
export interface InstanceType extends NodeSize {
  /** Those that it can run, Apple's among them. */
  readonly architectures: readonly string[];
  /** `none` is bare metal. */
  readonly hypervisor: "nitro" | "xen" | "none";
  /** Most network interfaces, and most IPv4 addresses of each. */
  readonly interfaces: number;
  readonly addressesPerInterface: number;
}

const types: ReadonlyMap<string, InstanceType> = new Map(
  ec2Table
    .trim()
    .split("\n")
    .map((line): [string, InstanceType] => {
      const [name = "", cpus, mebibytes, architectures = "", hypervisor, interfaces, addresses] = line.split(" ");
      return [
        name,
        {
          millicores: Number(cpus) * 1000,
          mebibytes: Number(mebibytes),
          architectures: architectures.split(","),
          hypervisor: hypervisor as InstanceType["hypervisor"],
          interfaces: Number(interfaces),
          addressesPerInterface: Number(addresses),
        },
      ];
    }),
);

/** What EC2 has under that name; undefined where the table has no such type. */
export const instanceTypeOf = (name: string): InstanceType | undefined => types.get(name);

/** What an EC2 instance type has; undefined where the table has no such type. */
export function sizeOf(name: string): NodeSize | undefined {
  const type = types.get(name);
  return type && { millicores: type.millicores, mebibytes: type.mebibytes };
}

const offering = {
  what: "instance type of EC2",
  date: ec2TableDate,
  file: "lib/data/ec2-instance-types.ts",
};

/** What is wrong with the name of an instance type; proposed are those that nodes of that architecture can be. */
export function instanceTypeRefusal(name: string, architecture: Architecture): Refusal | undefined {
  if (types.has(name)) {
    return undefined;
  }
  const names = [...types.keys()].filter((one) => architectureRefusal(one, architecture) === undefined);
  return offeringRefusal(name, { ...offering, names });
}

/** What is wrong with an instance type as a node of that architecture. */
export function architectureRefusal(name: string, architecture: Architecture): Refusal | undefined {
  const type = types.get(name);
  const allowed = architecture === "arm64" ? "a Graviton type, such as t4g.medium" : "an Intel or AMD type, such as t3.medium";
  if (/^mac\d/.test(name)) {
    return { problem: "is a Mac host, which cannot run Linux nodes", allowed };
  }
  if (type !== undefined && !type.architectures.includes(architecture)) {
    return { problem: `is not of architecture ${architecture}`, allowed };
  }
  // Source: Amazon Linux 2023 User Guide, "System requirements": processors of ARMv8.2, which Graviton2 is the first to have.
  return name.startsWith("a1.")
    ? { problem: "cannot start the nodes' image, Amazon Linux 2023", allowed: "Graviton2 or later, such as t4g.medium" }
    : undefined;
}
