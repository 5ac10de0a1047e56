{{/* What the schema cannot say about files and registry credentials. Takes (list root where name workload workloads). */}}
{{- define "application.fileChecks" -}}
{{- $root := index . 0 }}
{{- $where := index . 1 }}
{{- $name := index . 2 }}
{{- $workload := index . 3 }}
{{- range $end := list "files" "registry" }}
{{- if hasKey (index $ 4) (printf "%s-%s" $name $end) }}
{{- fail (printf "%s: needs the name %s-%s for an object of its own, but a workload has it" $where $name $end) }}
{{- end }}
{{- end }}
{{- if $workload.registryLogin }}
{{- if not $root.Values.secretStore }}
{{- fail (printf "%s.registryLogin: needs secretStore" $where) }}
{{- end }}
{{- if not (or $workload.secretReaderArn ($workload.serviceAccount | default dict).roleArn) }}
{{- fail (printf "%s.registryLogin: needs secretReaderArn or serviceAccount.roleArn to be read with" $where) }}
{{- end }}
{{- end }}
{{- $secret := $workload.secret | default dict }}
{{- range $path, $template := $secret.files }}
{{- range regexFindAll "\\{\\{-?\\s*\\.[A-Za-z0-9_]+" $template -1 }}
{{- $source := regexReplaceAll "^.*\\." . "" }}
{{- if not (hasKey $secret.sources $source) }}
{{- fail (printf "%s.secret.files.%s: names a source that is not in sources, got %q; allowed: %s" $where $path $source (keys $secret.sources | sortAlpha | join ", ")) }}
{{- end }}
{{- end }}
{{- if hasKey ($workload.files | default dict) $path }}
{{- fail (printf "%s.secret.files.%s: is in files as well" $where $path) }}
{{- end }}
{{- end }}
{{- $files := include "application.files" $workload | fromJson }}
{{- range $at, $directory := $workload.directories }}
{{- $held := 0 }}
{{- range $path, $_ := $files }}
{{- if hasPrefix (printf "%s/" $directory) $path }}
{{- $held = add1 $held }}
{{- end }}
{{- end }}
{{- if not $held }}
{{- fail (printf "%s.directories: has no file, got %q; allowed: a directory of its files" $where $directory) }}
{{- end }}
{{- range $other := without $workload.directories $directory }}
{{- if hasPrefix (printf "%s/" $directory) $other }}
{{- fail (printf "%s.directories: contains another one, got %q; allowed: directories side by side" $where $directory) }}
{{- end }}
{{- end }}
{{- end }}
{{- $mounted := dict }}
{{- $paths := $workload.directories | default list }}
{{- range $path, $_ := $files }}
{{- if not (include "application.directoryOf" (list $workload $path)) }}
{{- $paths = append $paths $path }}
{{- end }}
{{- end }}
{{- range $workload.writable }}
{{- $paths = append $paths .path }}
{{- end }}
{{- range $claim, $volume := $workload.volumeClaims }}
{{- $paths = append $paths $volume.path }}
{{- if regexMatch "^(files|(writable|directory)-[0-9]+)$" $claim }}
{{- fail (printf "%s.volumeClaims.%s: has the name of another volume; allowed: a name of its own" $where $claim) }}
{{- end }}
{{- end }}
{{- range $paths }}
{{- if hasKey $mounted . }}
{{- fail (printf "%s: mounts %s twice" $where .) }}
{{- end }}
{{- $_ := set $mounted . true }}
{{- end }}
{{- end }}
