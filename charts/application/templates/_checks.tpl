{{/* What the schema cannot say. Takes the root; every message names the workload. */}}
{{- define "application.checks" -}}
{{- include "application.rolloutChecks" . }}
{{- include "application.scalingChecks" . }}
{{- $workloads := include "application.workloads" . | fromJson }}
{{- $kinds := dict }}
{{- range $kind := list "components" "jobs" "cronJobs" }}
{{- range $name, $_ := index $.Values $kind | default dict }}
{{- with index $kinds $name }}
{{- fail (printf "%s.%s: has the name of one of the %s; allowed: a name of its own" $kind $name .) }}
{{- end }}
{{- $_ := set $kinds $name $kind }}
{{- end }}
{{- end }}
{{- if and (eq .Values.part "all") .Values.jobs }}
{{- fail "part: jobs run before a release's own objects are there, got \"all\"; allowed: foundation and then workloads, as two releases" }}
{{- end }}
{{- range $name, $workload := $workloads }}
{{- $where := printf "%s.%s" (index $kinds $name | default "rollouts") $name }}
{{- if and (kindIs "string" $workload.image) (not (hasKey ($.Values.images | default dict) $workload.image)) }}
{{- fail (printf "%s.image: is not in images, got %q" $where $workload.image) }}
{{- end }}
{{- $grace := $workload.terminationGracePeriodSeconds | default 30 | int }}
{{- $preStop := $workload.preStopSeconds | default 0 | int }}
{{- if and $preStop (ge $preStop $grace) }}
{{- fail (printf "%s.preStopSeconds: leaves no time to stop, got %d; allowed: less than terminationGracePeriodSeconds, %d" $where $preStop $grace) }}
{{- end }}
{{- with $workload.secret }}
{{- if not $.Values.secretStore }}
{{- fail (printf "%s.secret: needs secretStore" $where) }}
{{- end }}
{{- if not (or $workload.secretReaderArn ($workload.serviceAccount | default dict).roleArn) }}
{{- fail (printf "%s.secret: needs secretReaderArn or serviceAccount.roleArn to be read with" $where) }}
{{- end }}
{{- $secret := . }}
{{- range $variable, $template := $secret.variables }}
{{- range regexFindAll "\\{\\{-?\\s*\\.[A-Za-z0-9_]+" $template -1 }}
{{- $source := regexReplaceAll "^.*\\." . "" }}
{{- if not (hasKey $secret.sources $source) }}
{{- fail (printf "%s.secret.variables.%s: names a source that is not in sources, got %q; allowed: %s" $where $variable $source (keys $secret.sources | sortAlpha | join ", ")) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- include "application.fileChecks" (list $ $where $name $workload $workloads) }}
{{- $seen := dict }}
{{- range $group := list $workload.config $workload.env ($workload.secret | default dict).variables (ternary (dict ($workload.podAddress | default "") "") dict (hasKey $workload "podAddress")) }}
{{- range $variable, $_ := $group | default dict }}
{{- if hasKey $seen $variable }}
{{- fail (printf "%s: sets the variable %s twice" $where $variable) }}
{{- end }}
{{- $_ := set $seen $variable true }}
{{- end }}
{{- end }}
{{- range ($workload.network | default dict).egress }}
{{- if and .component (not (hasKey ($.Values.components | default dict) .component)) }}
{{- fail (printf "%s.network.egress: names a component that is not there, got %q" $where .component) }}
{{- end }}
{{- end }}
{{- range ($workload.network | default dict).ingress }}
{{- if and .workload (not (hasKey $workloads .workload)) }}
{{- fail (printf "%s.network.ingress: names a workload that is not there, got %q" $where .workload) }}
{{- end }}
{{- end }}
{{- end }}
{{- range $name, $component := .Values.components }}
{{- $where := printf "components.%s" $name }}
{{- $pods := $component.replicas | default 1 | int }}
{{- with $component.autoscaling }}
{{- $pods = .min | int }}
{{- if gt (.min | int) (.max | int) }}
{{- fail (printf "%s.autoscaling.min: is above max, got %d; allowed: at most %d" $where (.min | int) (.max | int)) }}
{{- end }}
{{- if hasKey $component "replicas" }}
{{- fail (printf "%s.replicas: autoscaling takes its place; allowed: one of the two" $where) }}
{{- end }}
{{- end }}
{{- if and $component.singleton (or $component.autoscaling (gt $pods 1)) }}
{{- fail (printf "%s.replicas: is more than a singleton may have; allowed: 1, without autoscaling" $where) }}
{{- end }}
{{- if and $component.minAvailable (ge ($component.minAvailable | int) $pods) }}
{{- fail (printf "%s.minAvailable: leaves no pod that may be evicted, so nodes cannot be drained, got %d; allowed: fewer than the %d pods there are" $where ($component.minAvailable | int) $pods) }}
{{- end }}
{{- if and $component.paths (not $component.port) }}
{{- fail (printf "%s.paths: need a port" $where) }}
{{- end }}
{{- if and $component.paths (not $.Values.ingress) }}
{{- fail (printf "%s.paths: need ingress" $where) }}
{{- end }}
{{- if and $component.volumeClaims (not $component.port) }}
{{- fail (printf "%s.volumeClaims: need a port: a StatefulSet has a Service" $where) }}
{{- end }}
{{- include "application.probeChecks" (list $where $component) }}
{{- $none := list "0" "0%" }}
{{- if and (has (toString (ternary $component.maxSurge "25%" (hasKey $component "maxSurge"))) $none) (has (toString ($component.maxUnavailable | default 0)) $none) }}
{{- fail (printf "%s.maxSurge: lets no pod be exchanged, with maxUnavailable %s, got %v; allowed: more than 0, or a maxUnavailable above 0" $where (toString ($component.maxUnavailable | default 0)) $component.maxSurge) }}
{{- end }}
{{- range $key := list "maxSurge" "maxUnavailable" }}
{{- if and (hasKey $component $key) (or $component.singleton $component.volumeClaims ($component.rollout | default dict).blueGreen) }}
{{- fail (printf "%s.%s: has no effect on a singleton, with volumeClaims or blue-green; allowed: a component whose versions run side by side" $where $key) }}
{{- end }}
{{- end }}
{{- if and $component.metrics (not (or $component.port $component.metrics.port)) }}
{{- fail (printf "%s.metrics: need a port" $where) }}
{{- end }}
{{- end }}
{{- include "application.ingressChecks" . }}
{{- $owners := dict }}
{{- range $name, $component := .Values.components }}
{{- range $component.paths }}
{{- with index $owners . }}
{{- fail (printf "components.%s.paths: is a path of %s already" $name .) }}
{{- end }}
{{- $_ := set $owners . $name }}
{{- end }}
{{- end }}
{{- end }}
