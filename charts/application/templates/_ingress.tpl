{{/* Where requests lead, as JSON: host -> path -> component; a redirect's host has no path. Takes the root. */}}
{{- define "application.hostRoutes" -}}
{{- $ingress := .Values.ingress | default dict }}
{{- $shared := dict }}
{{- range $name, $component := .Values.components }}
{{- range $component.paths }}
{{- $_ := set $shared . $name }}
{{- end }}
{{- end }}
{{- $hosts := dict }}
{{- range $ingress.hosts }}
{{- $_ := set $hosts . $shared }}
{{- end }}
{{- range $host, $own := $ingress.ownHosts }}
{{- $_ := set $hosts $host ($own.routes | default dict) }}
{{- end }}
{{- toJson $hosts }}
{{- end }}

{{/* Every host in order, as JSON: those of all paths as they are named, then those with routes of their own. Takes the root. */}}
{{- define "application.hostNames" -}}
{{- $ingress := .Values.ingress | default dict }}
{{- toJson (dict "hosts" (concat ($ingress.hosts | default list) (keys ($ingress.ownHosts | default dict) | sortAlpha))) }}
{{- end }}

{{/* "true" where requests from outside reach a component. Takes (list root name). */}}
{{- define "application.isRouted" -}}
{{- $name := index . 1 }}
{{- $found := not (empty (index (index . 0).Values.components $name).paths) }}
{{- range $host, $routes := include "application.hostRoutes" (index . 0) | fromJson }}
{{- range $path, $component := $routes }}
{{- $found = or $found (eq $component $name) }}
{{- end }}
{{- end }}
{{- if $found }}true{{ end }}
{{- end }}

{{/* End of the names of what a host has to itself: no name takes a dot. Takes the host. */}}
{{- define "application.hostSuffix" -}}
-{{ replace "." "-" . }}
{{- end }}

{{/*
Names of the Ingresses that lead to a component, as JSON: the application's, and those of hosts that only some ranges reach. Takes
(list root name).
*/}}
{{- define "application.ingressesOf" -}}
{{- $root := index . 0 }}
{{- $name := index . 1 }}
{{- $owns := $root.Values.ingress.ownHosts | default dict }}
{{- $names := list }}
{{- range $host, $routes := include "application.hostRoutes" $root | fromJson }}
{{- if has $name (values $routes) }}
{{- $names = append $names (ternary (printf "%s%s" $root.Values.name (include "application.hostSuffix" $host)) $root.Values.name (not (empty (index $owns $host | default dict).sourceCidrs))) }}
{{- end }}
{{- end }}
{{- toJson (dict "names" ($names | uniq | sortAlpha)) }}
{{- end }}

{{/* A host's rule of an ALB, the longest path first: the load balancer takes the first that fits. Takes (list root host). */}}
{{- define "application.albRule" -}}
{{- $root := index . 0 }}
{{- $host := index . 1 }}
{{- $routes := index (include "application.hostRoutes" $root | fromJson) $host }}
{{- $sorted := dict }}
{{- range $path, $name := $routes }}
{{- $_ := set $sorted (printf "%05d %s" (sub 10000 (len $path)) $path) $path }}
{{- end -}}
- host: {{ $host | quote }}
  http:
    paths:
      {{- range $key := keys $sorted | sortAlpha }}
      {{- $path := index $sorted $key }}
      {{- $name := index $routes $path }}
      {{- $component := index $root.Values.components $name }}
      - path: {{ $path | quote }}
        pathType: Prefix
        backend:
          service:
            name: {{ include "application.fullname" (list $root $name) }}
            port:
              {{- if include "application.albSplits" (list $root $name $component) }}
              name: use-annotation
              {{- else }}
              number: {{ $component.port }}
              {{- end }}
      {{- else }}
      - path: "/"
        pathType: Prefix
        backend:
          service:
            name: redirect{{ include "application.hostSuffix" $host }}
            port:
              name: use-annotation
      {{- end }}
{{- end }}

{{/* What the schema cannot say about the ingress. Takes the root. */}}
{{- define "application.ingressChecks" -}}
{{- $ingress := .Values.ingress | default dict }}
{{- if and $ingress.certificateIssuer (not $ingress.mergeable) }}
{{- fail "ingress.certificateIssuer: needs mergeable" }}
{{- end }}
{{- if and $ingress.certificateIssuer (not $ingress.tlsSecretName) }}
{{- fail "ingress.certificateIssuer: needs tlsSecretName" }}
{{- end }}
{{- range $name, $component := .Values.components }}
{{- if and $component.ingressAnnotations (not (and $ingress.mergeable (include "application.isRouted" (list $ $name)))) }}
{{- fail (printf "components.%s.ingressAnnotations: need a mergeable ingress, and paths" $name) }}
{{- end }}
{{- end }}
{{- $names := dict }}
{{- range $host, $own := $ingress.ownHosts }}
{{- $where := printf "ingress.ownHosts.%s" $host }}
{{- if has $host $ingress.hosts }}
{{- fail (printf "%s: is one of ingress.hosts, which have every component's paths; allowed: another host" $where) }}
{{- end }}
{{- $suffix := include "application.hostSuffix" $host }}
{{- if or (hasKey $names $suffix) (hasKey $.Values.components (trimPrefix "-" $suffix)) }}
{{- fail (printf "%s: has the name of another host or a component, once its dots are hyphens" $where) }}
{{- end }}
{{- $_ := set $names $suffix true }}
{{- range $path, $name := $own.routes }}
{{- $component := index $.Values.components $name | default dict }}
{{- if not $component.port }}
{{- fail (printf "%s.routes.%s: leads to no component with a port, got %q" $where $path $name) }}
{{- end }}
{{- end }}
{{- if and $own.sourceCidrs (ne $ingress.className "alb") }}
{{- fail (printf "%s.sourceCidrs: needs className alb" $where) }}
{{- end }}
{{- with $own.redirectTo }}
{{- if ne $ingress.className "alb" }}
{{- fail (printf "%s.redirectTo: needs className alb" $where) }}
{{- end }}
{{- $target := index ($ingress.ownHosts) . | default dict }}
{{- if not (or (has . $ingress.hosts) $target.routes) }}
{{- fail (printf "%s.redirectTo: is no host that answers, got %q" $where .) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
