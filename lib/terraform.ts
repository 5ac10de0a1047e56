// The one door to cdktf: a move to its community fork changes this file and the names of the bindings, nothing else.
export {
  App,
  AssetType,
  CloudBackend,
  Fn,
  type IResolvable,
  LocalBackend,
  NamedCloudWorkspace,
  S3Backend,
  TerraformAsset,
  TerraformElement,
  type TerraformMetaArguments,
  TerraformOutput,
  type TerraformResource,
  TerraformStack,
  TerraformVariable,
  Testing,
  Token,
} from "cdktf";
export { Construct, type IConstruct, type Node } from "constructs";
