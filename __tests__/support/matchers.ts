import "cdktf/lib/testing/adapters/jest";
import { Testing } from "../../lib/terraform";

// Loaded by what synthesizes stacks: loading cdktf takes longer than most tests that need none of it.
Testing.setupJest();
