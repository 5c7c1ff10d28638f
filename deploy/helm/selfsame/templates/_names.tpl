{{- define "selfsame.name" -}}
{{ .Release.Name | trunc 50 | trimSuffix "-" }}-selfsame
{{- end }}
{{- define "selfsame.labels" -}}
app.kubernetes.io/name: selfsame
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
{{- define "selfsame.secret" -}}
{{ .Values.existingSecret | default (include "selfsame.name" .) }}
{{- end }}
