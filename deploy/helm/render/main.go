// Renders a chart as Helm does: Go's own template engine, the functions of sprig, and the few that Helm adds.
// There is no helm in Debian's archive or the npm registry; the libraries it is made of are:
//
//	apt-get install golang-go golang-github-masterminds-sprig-dev golang-k8s-sigs-yaml-dev
//	GO111MODULE=off GOPATH=/usr/share/gocode go run ./deploy/helm/render CHART RELEASE [key.path=value ...]
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"sigs.k8s.io/yaml"
)

func main() {
	if len(os.Args) < 3 {
		fail(errors.New("render CHART RELEASE [key.path=value ...]"))
	}
	chart, release := os.Args[1], os.Args[2]
	values := readYaml(filepath.Join(chart, "values.yaml"))
	for _, setting := range os.Args[3:] {
		set(values, setting)
	}
	about := readYaml(filepath.Join(chart, "Chart.yaml"))
	scope := map[string]interface{}{
		"Values":  values,
		"Release": map[string]interface{}{"Name": release, "Namespace": "default", "Service": "Helm"},
		"Chart":   map[string]interface{}{"Name": about["name"], "Version": about["version"], "AppVersion": about["appVersion"]},
	}
	all := template.New("chart").Option("missingkey=error")
	all.Funcs(sprig.TxtFuncMap()).Funcs(functionsOfHelm(all))
	paths, err := filepath.Glob(filepath.Join(chart, "templates", "*"))
	fail(err)
	sort.Strings(paths)
	for _, path := range paths {
		text, err := os.ReadFile(path)
		fail(err)
		_, err = all.New(filepath.Base(path)).Parse(string(text))
		fail(err)
	}
	for _, path := range paths {
		name := filepath.Base(path)
		if strings.HasPrefix(name, "_") {
			continue
		}
		var out bytes.Buffer
		fail(all.ExecuteTemplate(&out, name, scope))
		if strings.TrimSpace(out.String()) == "" {
			continue
		}
		fmt.Printf("---\n# %s\n%s\n", name, strings.TrimSpace(out.String()))
	}
}

// What Helm has beyond sprig (helm.sh/docs/chart_template_guide/function_list).
func functionsOfHelm(all *template.Template) template.FuncMap {
	return template.FuncMap{
		"include": func(name string, scope interface{}) (string, error) {
			var out bytes.Buffer
			err := all.ExecuteTemplate(&out, name, scope)
			return out.String(), err
		},
		"required": func(message string, value interface{}) (interface{}, error) {
			if value == nil || value == "" {
				return nil, errors.New(message)
			}
			return value, nil
		},
		"toYaml": func(value interface{}) (string, error) {
			text, err := yaml.Marshal(value)
			return strings.TrimSuffix(string(text), "\n"), err
		},
	}
}

func readYaml(path string) map[string]interface{} {
	text, err := os.ReadFile(path)
	fail(err)
	values := map[string]interface{}{}
	fail(yaml.UnmarshalStrict(text, &values))
	return values
}

// As `--set`: the value is YAML.
func set(values map[string]interface{}, setting string) {
	path, text, found := strings.Cut(setting, "=")
	if !found {
		fail(fmt.Errorf("%s: key.path=value is wanted", setting))
	}
	steps := strings.Split(path, ".")
	for _, step := range steps[:len(steps)-1] {
		next, isMap := values[step].(map[string]interface{})
		if !isMap {
			fail(fmt.Errorf("%s: there is no %s", setting, step))
		}
		values = next
	}
	var value interface{}
	fail(yaml.Unmarshal([]byte(text), &value))
	values[steps[len(steps)-1]] = value
}

func fail(err error) {
	if err == nil {
		return
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
