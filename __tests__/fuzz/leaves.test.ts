import { describeLeaves } from "../stacks/leaves/describe";

describeLeaves("all");
