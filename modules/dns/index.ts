export { Dns, type DnsProps } from "./dns";
