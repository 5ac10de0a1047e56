{{/* Name of the ConfigMap of a workload's files. Takes (list root name). */}}
{{- define "application.fileMap" -}}
{{ include "application.fullname" . }}-files
{{- end }}

{{/* Name of a workload's registry credentials. Takes (list root name). */}}
{{- define "application.registryLogin" -}}
{{ include "application.fullname" . }}-registry
{{- end }}

{{/* A file's key in its ConfigMap or Secret: the same whatever other files there are, so that old pods find it, too. Takes its path. */}}
{{- define "application.fileKey" -}}
{{ base . | trunc 200 }}-{{ sha256sum . | trunc 8 }}
{{- end }}

{{/* Which of a workload's directories a file is mounted with; empty for one by itself. Takes (list workload path). */}}
{{- define "application.directoryOf" -}}
{{- $path := index . 1 }}
{{- range (index . 0).directories }}
{{- if hasPrefix (printf "%s/" .) $path }}{{ . }}{{ end }}
{{- end }}
{{- end }}

{{/* Every file of a workload, texts and secrets: path -> what holds it, as JSON. Takes the workload. */}}
{{- define "application.files" -}}
{{- $files := dict }}
{{- range $path, $_ := .files }}
{{- $_ := set $files $path "configMap" }}
{{- end }}
{{- range $path, $_ := (.secret | default dict).files }}
{{- $_ := set $files $path "secret" }}
{{- end }}
{{- toJson $files }}
{{- end }}

{{/* Mounts of a workload's files. Takes the workload. */}}
{{- define "application.fileMounts" -}}
{{- $workload := . }}
{{- range $path, $_ := include "application.files" . | fromJson }}
{{- if not (include "application.directoryOf" (list $workload $path)) }}
- name: files
  mountPath: {{ $path | quote }}
  subPath: {{ include "application.fileKey" $path | quote }}
  readOnly: true
{{- end }}
{{- end }}
{{- range $at, $directory := .directories }}
- name: directory-{{ $at }}
  mountPath: {{ $directory | quote }}
  readOnly: true
{{- end }}
{{- end }}

{{/* Volumes of a workload's files: one of those that are mounted one by one, and one per directory. Takes (list root name workload). */}}
{{- define "application.fileVolumes" -}}
{{- $workload := index . 2 }}
{{- $where := list (index . 0) (index . 1) }}
{{- $files := include "application.files" $workload | fromJson }}
{{- $volumes := list (dict "name" "files" "directory" "") }}
{{- range $at, $directory := $workload.directories }}
{{- $volumes = append $volumes (dict "name" (printf "directory-%d" $at) "directory" $directory) }}
{{- end }}
{{- range $volume := $volumes }}
{{- $sources := list }}
{{- range $kind := list "configMap" "secret" }}
{{- $items := list }}
{{- range $path, $holder := $files }}
{{- if and (eq $holder $kind) (eq (include "application.directoryOf" (list $workload $path)) $volume.directory) }}
{{- $key := include "application.fileKey" $path }}
{{- $items = append $items (dict "key" $key "path" (ternary $key (trimPrefix (printf "%s/" $volume.directory) $path) (eq $volume.directory ""))) }}
{{- end }}
{{- end }}
{{- if $items }}
{{- $object := ternary (include "application.fileMap" $where) (include "application.fullname" $where) (eq $kind "configMap") }}
{{- $sources = append $sources (dict $kind (dict "name" $object "items" $items)) }}
{{- end }}
{{- end }}
{{- if $sources }}
- name: {{ $volume.name }}
  projected:
    {{- /* 0440: its user, by group, and nobody else. */}}
    defaultMode: 288
    sources: {{ toJson $sources }}
{{- end }}
{{- end }}
{{- end }}
