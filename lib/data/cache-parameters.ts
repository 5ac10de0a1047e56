/**
 * Parameters of Redis OSS 7 and Valkey that ElastiCache lets one set: name, type, unit, least, most, choices, and the engine version that the row is
 * from (and the one that it is gone from); `-` where there is none. Source: Amazon ElastiCache User Guide, "Engine specific parameters" (with the
 * changes of Redis OSS 2.6 to 7 and Valkey 7.2 to 8.1); ranges that it leaves open are those of redis.conf. 2026-11-25.
 */
export const cacheParameterTable = `
acl-pubsub-default enum - - - resetchannels|allchannels
acllog-max-len integer - 0 - -
active-defrag-cycle-max integer - 1 75 -
active-defrag-cycle-min integer - 1 75 -
active-defrag-ignore-bytes integer - 10485760 104857600 -
active-defrag-max-scan-fields integer - 1 1000000 -
active-defrag-threshold-lower integer - 1 100 -
active-defrag-threshold-upper integer - 1 100 -
active-expire-effort integer - 1 10 -
activedefrag enum - - - yes|no
client-output-buffer-limit-normal-hard-limit integer - 0 - -
client-output-buffer-limit-normal-soft-limit integer - 0 - -
client-output-buffer-limit-normal-soft-seconds integer - 0 - -
client-output-buffer-limit-pubsub-hard-limit integer - 0 - -
client-output-buffer-limit-pubsub-soft-limit integer - 0 - -
client-output-buffer-limit-pubsub-soft-seconds integer - 0 - -
client-query-buffer-limit integer - 1048576 1073741824 -
close-on-replica-write enum - - - yes|no
cluster-allow-pubsubshard-when-down enum - - - yes|no
cluster-allow-reads-when-down enum - - - yes|no
cluster-preferred-endpoint-type enum - - - ip|tls-dynamic
cluster-require-full-coverage enum - - - yes|no
commandlog-large-reply-max-len integer - 0 1024 - 8.1
commandlog-large-request-max-len integer - 0 1024 - 8.1
commandlog-reply-larger-than integer - -1 - - 8.1
commandlog-request-larger-than integer - -1 - - 8.1
databases integer - 1 1200000 -
extended-redis-compatibility enum - - - yes|no 8.0
hash-max-listpack-entries integer - 0 - -
hash-max-listpack-value integer - 0 - -
hll-sparse-max-bytes integer - 0 - -
latency-tracking enum - - - yes|no
lazyfree-lazy-eviction enum - - - yes|no - 8.0
lazyfree-lazy-expire enum - - - yes|no - 8.0
lazyfree-lazy-server-del enum - - - yes|no - 8.0
lazyfree-lazy-user-del enum - - - yes|no - 8.0
lfu-decay-time integer - 0 - -
lfu-log-factor integer - 1 - -
list-compress-depth integer - 0 - -
maxmemory-policy enum - - - volatile-lru|allkeys-lru|volatile-lfu|allkeys-lfu|volatile-random|allkeys-random|volatile-ttl|noeviction
maxmemory-samples integer - 1 64 -
min-replicas-max-lag integer - 0 - -
min-replicas-to-write integer - 0 - -
notify-keyspace-events letters - - - K|E|g|$|l|s|h|z|x|e|t|d|m|n|A
proto-max-bulk-len integer - 1048576 536870912 -
rename-commands string - - - -
repl-backlog-size integer - 16384 - -
repl-backlog-ttl integer - 0 - -
reserved-memory integer - 0 - -
reserved-memory-percent integer - 0 100 -
set-max-intset-entries integer - 0 - -
slowlog-log-slower-than integer - -1 - -
slowlog-max-len integer - 0 - -
stream-node-max-bytes integer - 0 - -
stream-node-max-entries integer - 0 - -
tcp-keepalive integer - 0 - -
timeout integer - 0 - -
tracking-table-max-keys integer - 0 - -
zset-max-listpack-entries integer - 0 - -
zset-max-listpack-value integer - 0 - -
`;
