import { reportOf } from "../../../tools/deployment/images";

const sought = [{ image: "api", tag: "abc", repository: "debtflow-api-staging" }];
const gone = { api: { refused: "reading ECR Images: couldn't find resource" } };

describe("images, before a plan", () => {
  it("are there, and nothing is said", () => {
    expect(reportOf(sought, { api: { said: "sha256:1" } }, {})).toEqual([]);
  });

  it("stop the deployment where a tag to be deployed is not there", () => {
    expect(() => reportOf(sought, gone, { api: "older" })).toThrow("debtflow-api-staging has no image abc");
  });

  it("only warn where what runs has expired: it still runs (aws/containers-roadmap#921)", () => {
    expect(reportOf(sought, gone, { api: "abc" })).toEqual([
      "debtflow-api-staging:abc runs and is in its repository no more: no new node can start it; push it again, or deploy another",
    ]);
  });

  it("are not known where ECR may not be asked, which stops nothing", () => {
    expect(reportOf(sought, { api: { refused: "AccessDenied: no\nmore" } }, {})).toEqual([
      "whether debtflow-api-staging:abc is there is not known: AccessDenied: no",
    ]);
  });
});
