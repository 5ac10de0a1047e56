{{/* What the schema cannot say about probes, and about what they do together. Takes (list where component). */}}
{{- define "application.probeChecks" -}}
{{- $component := index . 1 }}
{{- $grace := $component.terminationGracePeriodSeconds | default 30 | int }}
{{- $preStop := $component.preStopSeconds | default 0 | int }}
{{- range $kind, $probe := $component.probes }}
{{- $where := printf "%s.probes.%s" (index $ 0) $kind }}
{{- range $key := list "path" "connects" }}
{{- if and (hasKey $probe $key) (not $component.port) }}
{{- fail (printf "%s.%s: needs a port; allowed: a command" $where $key) }}
{{- end }}
{{- end }}
{{- if and (ne $kind "readiness") (gt ($probe.successThreshold | default 1 | int) 1) }}
{{- fail (printf "%s.successThreshold: is for readiness alone, got %d; allowed: 1" $where ($probe.successThreshold | int)) }}
{{- end }}
{{- if $probe.terminationGracePeriodSeconds }}
{{- $own := $probe.terminationGracePeriodSeconds | int }}
{{- if eq $kind "readiness" }}
{{- fail (printf "%s.terminationGracePeriodSeconds: stops no container; allowed: liveness or startup" $where) }}
{{- else if or (le $own $preStop) (gt $own $grace) }}
{{- fail (printf "%s.terminationGracePeriodSeconds: is outside of what stopping takes, got %d; allowed: more than preStopSeconds, %d, and at most the pod's, %d" $where $own $preStop $grace) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
