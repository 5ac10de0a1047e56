{{/* An image as the values state it, as JSON: one of `images`, or the workload's own. Takes (list root workload). */}}
{{- define "application.imageParts" -}}
{{- $image := (index . 1).image }}
{{- toJson (ternary (index (index . 0).Values.images (toString $image)) $image (kindIs "string" $image)) }}
{{- end }}

{{/* Reference of an image. Takes (list root workload). */}}
{{- define "application.image" -}}
{{- $image := include "application.imageParts" . | fromJson }}
{{- $image.repository }}{{ if $image.digest }}@{{ $image.digest }}{{ else }}:{{ $image.tag }}{{ end }}
{{- end }}

{{/* A probe. Takes (list probe port). */}}
{{- define "application.probe" -}}
{{- $probe := index . 0 }}
{{- if $probe.command }}
exec:
  command: {{ toJson $probe.command }}
{{- else if $probe.connects }}
tcpSocket:
  port: {{ index . 1 }}
{{- else }}
httpGet:
  path: {{ $probe.path | quote }}
  port: {{ index . 1 }}
  {{- with $probe.host }}
  httpHeaders:
    - name: Host
      value: {{ . | quote }}
  {{- end }}
{{- end }}
initialDelaySeconds: {{ $probe.initialDelaySeconds | default 0 }}
periodSeconds: {{ $probe.periodSeconds | default 10 }}
timeoutSeconds: {{ $probe.timeoutSeconds | default 5 }}
failureThreshold: {{ $probe.failureThreshold | default 3 }}
{{- with $probe.successThreshold }}
successThreshold: {{ . }}
{{- end }}
{{- with $probe.terminationGracePeriodSeconds }}
terminationGracePeriodSeconds: {{ . }}
{{- end }}
{{- end }}

{{/* Pod template of a workload, as PodSecurity's `restricted` wants it. Takes (list root name workload restartPolicy). */}}
{{- define "application.pod" -}}
{{- $root := index . 0 }}
{{- $name := index . 1 }}
{{- $workload := index . 2 }}
{{- $fullname := include "application.fullname" (list $root $name) }}
{{- $account := $workload.serviceAccount | default dict }}
{{- $port := $workload.port | default 0 | int }}
{{- $replicas := ternary ($workload.autoscaling | default dict).max ($workload.replicas | default 0) (hasKey $workload "autoscaling") | int }}
metadata:
  labels:
    {{- include "application.selector" (list $root $name) | nindent 4 }}
    app.kubernetes.io/name: {{ $root.Values.name | quote }}
    app.kubernetes.io/component: {{ $name | quote }}
  annotations:
    {{- /* The pods roll when what they read at their start changes, though it lies in another object. */}}
    checksum/config: {{ toJson (dict "config" $workload.config "secret" $workload.secret "files" $workload.files) | sha256sum }}
    {{- with $workload.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ $fullname }}
  automountServiceAccountToken: {{ $account.token | default false }}
  {{- with ternary $name ($workload.pullsAs | default "") (not (empty $workload.registryLogin)) }}
  imagePullSecrets:
    - name: {{ include "application.registryLogin" (list $root .) }}
  {{- end }}
  enableServiceLinks: false
  restartPolicy: {{ index . 3 }}
  terminationGracePeriodSeconds: {{ $workload.terminationGracePeriodSeconds | default 30 }}
  {{- with $workload.priorityClassName }}
  priorityClassName: {{ . | quote }}
  {{- end }}
  {{- with $workload.nodeSelector }}
  nodeSelector: {{ toJson . }}
  {{- end }}
  {{- with $workload.tolerations }}
  tolerations:
    {{- range . }}
    - key: {{ .key | quote }}
      operator: {{ ternary "Equal" "Exists" (hasKey . "value") }}
      {{- if hasKey . "value" }}
      value: {{ .value | quote }}
      {{- end }}
      {{- with .effect }}
      effect: {{ . }}
      {{- end }}
    {{- end }}
  {{- end }}
  securityContext:
    runAsNonRoot: true
    runAsUser: {{ $workload.user }}
    runAsGroup: {{ $workload.user }}
    fsGroup: {{ $workload.user }}
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile:
      type: RuntimeDefault
    {{- if and $port (lt $port 1024) }}
    sysctls:
      - name: net.ipv4.ip_unprivileged_port_start
        value: {{ $port | quote }}
    {{- end }}
  {{- if gt $replicas 1 }}
  topologySpreadConstraints:
    {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
    - maxSkew: 1
      topologyKey: {{ . }}
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "application.selector" (list $root $name) | nindent 10 }}
      {{- if not $workload.volumeClaims }}
      matchLabelKeys: [{{ include "application.versionLabel" $workload }}]
      {{- end }}
    {{- end }}
  {{- end }}
  {{- if $workload.antiAffinity }}
  affinity:
    podAntiAffinity:
      preferredDuringSchedulingIgnoredDuringExecution:
        - weight: 100
          podAffinityTerm:
            topologyKey: kubernetes.io/hostname
            labelSelector:
              matchLabels:
                {{- include "application.selector" (list $root $name) | nindent 16 }}
  {{- end }}
  containers:
    - name: {{ $name | quote }}
      image: {{ include "application.image" (list $root $workload) | quote }}
      imagePullPolicy: {{ (include "application.imageParts" (list $root $workload) | fromJson).pullPolicy | default "IfNotPresent" }}
      {{- with $workload.command }}
      command: {{ toJson . }}
      {{- end }}
      {{- $metrics := ($workload.metrics | default dict).port | default 0 | int }}
      {{- if or $port $metrics }}
      ports:
        {{- if $port }}
        - name: http
          containerPort: {{ $port }}
        {{- end }}
        {{- if and $metrics (ne $metrics $port) }}
        - name: metrics
          containerPort: {{ $metrics }}
        {{- end }}
      {{- end }}
      {{- if $workload.config }}
      envFrom:
        - configMapRef:
            name: {{ $fullname }}
      {{- end }}
      {{- if or $workload.podAddress $workload.env ($workload.secret | default dict).variables }}
      env:
        {{- with $workload.podAddress }}
        - name: {{ . | quote }}
          valueFrom:
            fieldRef:
              fieldPath: status.podIP
        {{- end }}
        {{- /* Key by key: a pod waits for a key that is not there yet, where envFrom would start without it. */}}
        {{- range $variable, $_ := ($workload.secret | default dict).variables }}
        - name: {{ $variable | quote }}
          valueFrom:
            secretKeyRef:
              name: {{ $fullname }}
              key: {{ $variable | quote }}
        {{- end }}
        {{- range $variable, $value := $workload.env }}
        - name: {{ $variable | quote }}
          value: {{ $value | quote }}
        {{- end }}
      {{- end }}
      resources: {{ toJson $workload.resources }}
      {{- $probes := $workload.probes | default dict }}
      {{- with $probes.startup }}
      startupProbe:
        {{- include "application.probe" (list . $port) | trim | nindent 8 }}
      {{- end }}
      {{- with $probes.readiness }}
      readinessProbe:
        {{- include "application.probe" (list . $port) | trim | nindent 8 }}
      {{- end }}
      {{- with $probes.liveness }}
      livenessProbe:
        {{- include "application.probe" (list . $port) | trim | nindent 8 }}
      {{- end }}
      {{- with $workload.preStopSeconds }}
      lifecycle:
        preStop:
          sleep:
            seconds: {{ . }}
      {{- end }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        runAsNonRoot: true
        capabilities:
          drop: [ALL]
      {{- $files := include "application.fileMounts" $workload | trim }}
      {{- if or $workload.writable $workload.volumeClaims $files }}
      volumeMounts:
        {{- range $at, $writable := $workload.writable }}
        - name: writable-{{ $at }}
          mountPath: {{ $writable.path | quote }}
        {{- end }}
        {{- range $claim, $volume := $workload.volumeClaims }}
        - name: {{ $claim | quote }}
          mountPath: {{ $volume.path | quote }}
        {{- end }}
        {{- with $files }}
        {{- . | nindent 8 }}
        {{- end }}
      {{- end }}
  {{- if or $workload.writable $files }}
  volumes:
    {{- range $at, $writable := $workload.writable }}
    - name: writable-{{ $at }}
      emptyDir:
        sizeLimit: {{ $writable.sizeLimit | default "128Mi" }}
    {{- end }}
    {{- if $files }}
    {{- include "application.fileVolumes" (list $root $name $workload) | trim | nindent 4 }}
    {{- end }}
  {{- end }}
{{- end }}
