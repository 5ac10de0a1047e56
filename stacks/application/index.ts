import type { Environment } from "../../environments/schema";
import type { Construct } from "../../lib/terraform";
import { addClusterAccess } from "../cluster-access";
import { ContractReader } from "../contract";
import { EnvironmentStack } from "../environment";
import { deliverByArgoCd } from "./argo-cd";
import { factsOf } from "./facts";
import { deliverByHelm } from "./helm";
import { imageTags } from "./image-tags";

/** The application: installed from here, or handed to Argo CD. */
export class ApplicationStack extends EnvironmentStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, "application", environment);
    const contract = new ContractReader(this, "contract", environment);
    addClusterAccess(this, environment, contract);

    const tags = imageTags(this, environment);
    const facts = { ...factsOf(environment, contract), ...(tags && { tags }) };
    if (environment.delivery === "argocd") {
      deliverByArgoCd(this, environment, facts);
    } else {
      deliverByHelm(this, environment, facts);
    }
  }
}
