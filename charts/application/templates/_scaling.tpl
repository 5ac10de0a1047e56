{{/* How fast pods come and go, whoever counts them. Takes the component's autoscaling. */}}
{{- define "application.scalingBehavior" -}}
{{- $up := list (dict "type" "Percent" "value" 100 "periodSeconds" 60) (dict "type" "Pods" "value" 2 "periodSeconds" 60) }}
{{- $down := list (dict "type" "Pods" "value" 1 "periodSeconds" 60) }}
scaleUp:
  {{- include "application.scalingRules" (list .scaleUp 0 $up) | nindent 2 }}
scaleDown:
  {{- include "application.scalingRules" (list .scaleDown (include "application.scaleDownWindow" .) $down) | nindent 2 }}
{{- end }}

{{/* One direction. Takes (list rules window policies): what counts where the rules leave it out. */}}
{{- define "application.scalingRules" -}}
{{- $rules := index . 0 | default dict }}
stabilizationWindowSeconds: {{ ternary $rules.stabilizationWindowSeconds (index . 1) (hasKey $rules "stabilizationWindowSeconds") }}
selectPolicy: {{ $rules.selectPolicy | default "Max" }}
policies: {{ $rules.policies | default (index . 2) | toJson }}
{{- end }}

{{/* Seconds that fewer pods must have been enough before some go. Takes the component's autoscaling. */}}
{{- define "application.scaleDownWindow" -}}
{{- $rules := .scaleDown | default dict }}
{{- ternary $rules.stabilizationWindowSeconds 300 (hasKey $rules "stabilizationWindowSeconds") }}
{{- end }}

{{/* The most pods that a component may have. Takes the component. */}}
{{- define "application.mostPods" -}}
{{ ternary (.autoscaling | default dict).max (ternary .replicas 1 (hasKey . "replicas")) (hasKey . "autoscaling") }}
{{- end }}

{{/*
How many pods an autoscaled component has now, where its manifest has to say it, as JSON; elsewhere an empty object. Once a release said a
number, Helm takes one that is left out as a deletion, and the API server makes it 1: so at the switch from `replicas` to `autoscaling`, and from
then on, which an annotation remembers. One that was autoscaled from the start never says it: jobs run between this look and
the change. Without a cluster (`helm template`, Argo CD) nothing is looked up. Takes (list root name component).
*/}}
{{- define "application.keptReplicas" -}}
{{- $root := index . 0 }}
{{- $component := index . 2 }}
{{- $mark := "slipway/keeps-replicas" }}
{{- $kept := dict }}
{{- if $component.autoscaling }}
{{- $fullname := include "application.fullname" (list $root (index . 1)) }}
{{- $namespace := $root.Release.Namespace }}
{{- $kind := include "application.controller" $component | fromYaml }}
{{- if $root.Capabilities.APIVersions.Has (printf "%s/%s" $kind.apiVersion $kind.kind) }}
{{- with lookup $kind.apiVersion $kind.kind $namespace $fullname }}
{{- $replicas := ternary .spec.replicas 1 (hasKey .spec "replicas") | int }}
{{- $isMarked := hasKey (.metadata.annotations | default dict) $mark }}
{{- $isCounted := false }}
{{- /* The second is KEDA's, which it makes for a ScaledObject. */}}
{{- range list $fullname (printf "keda-hpa-%s" $fullname) }}
{{- if lookup "autoscaling/v2" "HorizontalPodAutoscaler" $namespace . }}
{{- $isCounted = true }}
{{- end }}
{{- end }}
{{- /* At one pod the deletion changes nothing, and the number need not be said any more. */}}
{{- if or (not $isCounted) (and $isMarked (ne $replicas 1)) }}
{{- $kept = dict "replicas" $replicas "annotations" (dict $mark "true") }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- toJson $kept }}
{{- end }}

{{/* Name of what a trigger logs in with, and of its key. Takes (list root component's-name position). */}}
{{- define "application.trigger" -}}
{{ include "application.fullname" . }}-trigger-{{ index . 2 }}
{{- end }}

{{/* What the schema cannot say about scaling. Takes the root. */}}
{{- define "application.scalingChecks" -}}
{{- range $name, $component := .Values.components }}
{{- $where := printf "components.%s.autoscaling" $name }}
{{- with $component.autoscaling }}
{{- if not (or .triggers .cpuPercent .memoryPercent) }}
{{- fail (printf "%s: has nothing to scale by; allowed: cpuPercent, memoryPercent or triggers" $where) }}
{{- end }}
{{- if and (eq (.min | int) 0) (not .triggers) }}
{{- fail (printf "%s.min: leaves no pod that could be measured, got 0; allowed: at least 1 without triggers" $where) }}
{{- end }}
{{- range $at, $trigger := .triggers }}
{{- if and ($trigger.redisList | default dict).password (not $component.secret) }}
{{- fail (printf "%s.triggers[%d].redisList.password: needs secret, with whose store it is read" $where $at) }}
{{- end }}
{{- if and $trigger.cron (gt ($trigger.cron.replicas | int) ($component.autoscaling.max | int)) }}
{{- fail (printf "%s.triggers[%d].cron.replicas: is above max, got %d; allowed: at most %d" $where $at ($trigger.cron.replicas | int) ($component.autoscaling.max | int)) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
