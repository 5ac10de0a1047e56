import "cdktf/lib/testing/adapters/jest";
import { Testing } from "../../lib/terraform";

Testing.setupJest();
