/** Condition keys of all services, in small letters. Source: IAM User Guide, AWS global condition context keys (2026-11). */
export const globalKeys: readonly string[] = [
  ..."principalarn principalaccount principalorgpaths principalorgid principaltag principalisawsservice principalservicename".split(
    " ",
  ),
  ..."principalservicenameslist principaltype userid username federatedprovider tokenissuetime multifactorauthage multifactorauthpresent".split(
    " ",
  ),
  ..."ec2instancesourcevpc ec2instancesourceprivateipv4 sourceidentity assumedroot chatbotsourcearn signinsessionarn".split(" "),
  ..."sourceip sourcevpc sourcevpcarn sourcevpce vpcsourceip vpceaccount vpceorgid vpceorgpaths".split(" "),
  ..."resourceaccount resourceorgid resourceorgpaths resourcetag calledvia calledviafirst calledvialast viaawsservice calledviaawsmcp viaawsmcpservice".split(
    " ",
  ),
  ..."currenttime epochtime referer requestedregion requesttag tagkeys securetransport sourceaccount sourcearn sourceorgid sourceorgpaths useragent".split(
    " ",
  ),
];
