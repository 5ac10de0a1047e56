export { AlarmTopic, type AlarmTopicProps } from "./topic";
