{{/* Name of a workload's objects: <application>-<workload>. Takes (list root name). */}}
{{- define "application.fullname" -}}
{{ (index . 0).Values.name }}-{{ index . 1 }}
{{- end }}

{{/* What selects a workload's pods; never changes. Takes (list root name). */}}
{{- define "application.selector" -}}
app: {{ (index . 0).Values.name | quote }}
component: {{ index . 1 | quote }}
{{- end }}

{{/* Labels of a workload's objects. Takes (list root name). */}}
{{- define "application.labels" -}}
{{ include "application.selector" . }}
{{ include "application.commonLabels" (index . 0) }}
app.kubernetes.io/component: {{ index . 1 | quote }}
{{- end }}

{{/* Labels of objects of the whole application. */}}
{{- define "application.commonLabels" -}}
app.kubernetes.io/name: {{ .Values.name | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{/* Every component, job and cron job by name, and what rollouts run besides, as JSON. */}}
{{- define "application.workloads" -}}
{{- $all := dict }}
{{- range $kind := list "components" "jobs" "cronJobs" }}
{{- range $name, $workload := index $.Values $kind | default dict }}
{{- $_ := set $all $name $workload }}
{{- end }}
{{- end }}
{{- range $name, $component := .Values.components }}
{{- range $other, $workload := include "application.rolloutWorkloads" (list $ $name $component) | fromJson }}
{{- $_ := set $all $other $workload }}
{{- end }}
{{- end }}
{{- toJson $all }}
{{- end }}

{{/*
Annotations of an object that pods need before they start, as an entry of its metadata: for Argo CD they name its wave, which is
before the jobs. Takes (list root annotations).
*/}}
{{- define "application.foundationAnnotations" -}}
{{- $all := merge (dict) (index . 1) }}
{{- if eq (index . 0).Values.part "waves" }}
{{- $_ := set $all "argocd.argoproj.io/sync-wave" "-1000" }}
{{- end }}
{{- with $all }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/*
"true" where this release holds the part. Takes (list root part). Every template asks this first, so the checks come before
whatever would stumble over what they refuse: Helm promises no order among templates.
*/}}
{{- define "application.holds" -}}
{{- include "application.checks" (index . 0) }}
{{- if has (index . 0).Values.part (list "all" "waves" (index . 1)) }}true{{ end }}
{{- end }}
