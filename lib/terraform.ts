// The one door to cdktf: a move to its community fork changes this file and the names of the bindings, nothing else.
export {
  App,
  AssetType,
  Fn,
  type IResolvable,
  LocalBackend,
  S3Backend,
  TerraformAsset,
  TerraformBackend,
  TerraformElement,
  type TerraformMetaArguments,
  TerraformOutput,
  TerraformProvider,
  type TerraformRemoteState,
  type TerraformResource,
  TerraformStack,
  TerraformVariable,
  Testing,
  Token,
} from "cdktf";
export { Construct, type IConstruct, type Node } from "constructs";
