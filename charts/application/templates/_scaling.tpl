{{/* How fast pods come and go, whoever counts them. Takes the component's autoscaling. */}}
{{- define "application.scalingBehavior" -}}
scaleUp:
  stabilizationWindowSeconds: 0
  selectPolicy: Max
  policies:
    - type: Percent
      value: 100
      periodSeconds: 60
    - type: Pods
      value: 2
      periodSeconds: 60
scaleDown:
  stabilizationWindowSeconds: {{ ternary .scaleDownSeconds 300 (hasKey . "scaleDownSeconds") }}
  policies:
    - type: Pods
      value: 1
      periodSeconds: 60
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
