import { describeLeaves } from "./describe";

describeLeaves("one of each name");
