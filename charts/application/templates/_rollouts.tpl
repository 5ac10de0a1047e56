{{/* What runs a component's pods, as a reference's first two fields. Takes the component. */}}
{{- define "application.controller" -}}
{{- if .rollout -}}
apiVersion: argoproj.io/v1alpha1
kind: Rollout
{{- else -}}
apiVersion: apps/v1
kind: {{ ternary "StatefulSet" "Deployment" (not (empty .volumeClaims)) }}
{{- end }}
{{- end }}

{{/* How many pods are exchanged at a time: in percent by default, so that a large component is not slower than a small one. Takes the component. */}}
{{- define "application.pace" -}}
maxSurge: {{ ternary .maxSurge "25%" (hasKey . "maxSurge") }}
maxUnavailable: {{ ternary .maxUnavailable 0 (hasKey . "maxUnavailable") }}
{{- end }}

{{/* The label that tells a component's versions apart. Takes the component. */}}
{{- define "application.versionLabel" -}}
{{ ternary "rollouts-pod-template-hash" "pod-template-hash" (not (empty .rollout)) }}
{{- end }}

{{/* Ends of the names of a component's Services, as JSON: Argo Rollouts selects one version by each but a canary's first. Takes the component. */}}
{{- define "application.serviceSuffixes" -}}
{{- $rollout := .rollout | default dict }}
{{- toJson (ternary (list "" "-stable" "-canary") (ternary (list "" "-preview") (list "") (hasKey $rollout "blueGreen")) (hasKey $rollout "canary")) }}
{{- end }}

{{/* "true" where the ALB splits the traffic between two versions; elsewhere their numbers of pods do. Takes (list root name component). */}}
{{- define "application.albSplits" -}}
{{- $component := index . 2 }}
{{- if and ($component.rollout | default dict).canary (include "application.isRouted" (list (index . 0) (index . 1))) (eq ((index . 0).Values.ingress | default dict).className "alb") }}true{{ end }}
{{- end }}

{{/*
The workloads that a component's rollout runs besides, by name, as JSON: the gate, and the smoke test. Each has a service account
and a network policy of its own, like every other workload. Takes (list root name component).
*/}}
{{- define "application.rolloutWorkloads" -}}
{{- $root := index . 0 }}
{{- $name := index . 1 }}
{{- $component := index . 2 }}
{{- $gate := $root.Values.rolloutGate | default dict }}
{{- $fullname := include "application.fullname" (list $root $name) }}
{{- $workloads := dict }}
{{- if $component.rollout }}
{{- $amount := dict "cpu" "50m" "memory" "128Mi" }}
{{- $_ := set $workloads (printf "%s-gate" $name) (dict
  "image" $gate.image
  "user" ($gate.user | default 999)
  "resources" (dict "requests" $amount "limits" $amount)
  "priorityClassName" ($component.priorityClassName | default "")
  "command" (list "/bin/kubectl-argo-rollouts" "status" $fullname (printf "--namespace=%s" $root.Release.Namespace) (printf "--timeout=%ds" ($component.rollout.timeoutSeconds | int)))
  "serviceAccount" (dict "token" true)
  "network" (dict "egress" (list (dict "cidrs" $gate.apiServerCidrs "ports" (list ($gate.apiServerPort | default 443)))))
) }}
{{- with $component.smoke }}
{{- $service := printf "%s-%s" $fullname (ternary "canary" "preview" (hasKey $component.rollout "canary")) }}
{{- $env := dict "SMOKE_URL" (printf "http://%s:%d" $service ($component.port | int)) }}
{{- with .host }}
{{- $_ := set $env "SMOKE_HOST" . }}
{{- end }}
{{- $_ := set $workloads (printf "%s-smoke" $name) (dict
  "image" $component.image
  "user" $component.user
  "pullsAs" (ternary $name "" (not (empty $component.registryLogin)))
  "resources" $component.resources
  "priorityClassName" ($component.priorityClassName | default "")
  "command" .command
  "writable" ($component.writable | default list)
  "env" $env
  "network" (dict "dns" true "egress" (list (dict "component" $name "ports" (list $component.port))))
) }}
{{- end }}
{{- end }}
{{- toJson $workloads }}
{{- end }}

{{/* How a Rollout goes from one version to the next. Takes (list root name component). */}}
{{- define "application.rolloutStrategy" -}}
{{- $root := index . 0 }}
{{- $component := index . 2 }}
{{- $name := index . 1 }}
{{- $fullname := include "application.fullname" (list $root $name) }}
{{- with $component.rollout.canary }}
canary:
  {{- include "application.pace" $component | nindent 2 }}
  {{- if $component.port }}
  stableService: {{ $fullname }}-stable
  canaryService: {{ $fullname }}-canary
  {{- end }}
  {{- if include "application.albSplits" (list $root $name $component) }}
  {{- $ingresses := (include "application.ingressesOf" (list $root $name) | fromJson).names }}
  trafficRouting:
    alb:
      {{- if eq (len $ingresses) 1 }}
      ingress: {{ first $ingresses | quote }}
      {{- else }}
      ingresses: {{ toJson $ingresses }}
      {{- end }}
      rootService: {{ $fullname }}
      servicePort: {{ $component.port }}
      annotationPrefix: alb.ingress.kubernetes.io
  {{- end }}
  steps:
    {{- range $at, $step := .steps }}
    - setWeight: {{ $step.weight }}
    {{- if and $component.smoke (eq $at 0) }}
    - analysis:
        templates:
          - templateName: {{ $fullname }}-smoke
    {{- end }}
    - pause:
        duration: {{ $step.pauseSeconds }}s
    {{- end }}
{{- end }}
{{- with $component.rollout.blueGreen }}
{{- $automatic := ternary .autoPromotion true (hasKey . "autoPromotion") }}
blueGreen:
  activeService: {{ $fullname }}
  previewService: {{ $fullname }}-preview
  autoPromotionEnabled: {{ $automatic }}
  {{- if and $automatic .previewSeconds }}
  autoPromotionSeconds: {{ .previewSeconds }}
  {{- end }}
  scaleDownDelaySeconds: {{ ternary .scaleDownDelaySeconds 30 (hasKey . "scaleDownDelaySeconds") }}
  {{- if $component.smoke }}
  prePromotionAnalysis:
    templates:
      - templateName: {{ $fullname }}-smoke
  {{- end }}
{{- end }}
{{- end }}

{{/* What the schema cannot say about rollouts. Takes the root. */}}
{{- define "application.rolloutChecks" -}}
{{- range $name, $component := .Values.components }}
{{- $where := printf "components.%s" $name }}
{{- if and $component.smoke (not $component.rollout) }}
{{- fail (printf "%s.smoke: needs rollout: nothing else waits for it" $where) }}
{{- end }}
{{- if and $component.smoke (not $component.port) }}
{{- fail (printf "%s.smoke: needs a port to ask" $where) }}
{{- end }}
{{- with $component.rollout }}
{{- if not $.Values.rolloutGate }}
{{- fail (printf "%s.rollout: needs rolloutGate: Helm itself does not wait for it" $where) }}
{{- end }}
{{- if $component.singleton }}
{{- fail (printf "%s.rollout: runs two versions at once, which a singleton must not; allowed: no rollout" $where) }}
{{- end }}
{{- if $component.volumeClaims }}
{{- fail (printf "%s.rollout: cannot take the place of a StatefulSet; allowed: no rollout, or no volumeClaims" $where) }}
{{- end }}
{{- if and .blueGreen (not $component.port) }}
{{- fail (printf "%s.rollout.blueGreen: needs a port: it switches a Service" $where) }}
{{- end }}
{{- $before := 0 }}
{{- $pauses := 0 }}
{{- range (.canary | default dict).steps }}
{{- if le (.weight | int) $before }}
{{- fail (printf "%s.rollout.canary.steps: are not increasing, got %d after %d" $where (.weight | int) $before) }}
{{- end }}
{{- $before = .weight | int }}
{{- $pauses = add $pauses .pauseSeconds }}
{{- end }}
{{- with .blueGreen }}
{{- $pauses = .previewSeconds | default 0 | int }}
{{- end }}
{{- if le (.timeoutSeconds | int) ($pauses | int) }}
{{- fail (printf "%s.rollout.timeoutSeconds: ends before the rollout does, got %d; allowed: more than its pauses, %d" $where (.timeoutSeconds | int) ($pauses | int)) }}
{{- end }}
{{- range $suffix := list "stable" "canary" "preview" "gate" "smoke" }}
{{- $taken := printf "%s-%s" $name $suffix }}
{{- range $kind := list "components" "jobs" "cronJobs" }}
{{- if hasKey (index $.Values $kind | default dict) $taken }}
{{- fail (printf "%s.%s: has a name that the rollout of %s takes; allowed: another name" $kind $taken $name) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
