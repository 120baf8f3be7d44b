package data

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

//go:embed triggers/*.yaml
var triggerFiles embed.FS

// Triggers returns the built-in event types in the order of their ids, and
// what is wrong with them.
func Triggers() ([]Trigger, Problems) { return LoadTriggers("") }

// LoadTriggers returns the built-in event types, with those of the YAML files
// in dir replacing the ones of the same id or added, in the order of their ids.
// An empty dir adds nothing. A file that cannot be used is a Problem.
func LoadTriggers(dir string) ([]Trigger, Problems) {
	byID := map[string]Trigger{}
	built, err := fs.Sub(triggerFiles, "triggers")
	if err != nil {
		return nil, Problems{{File: "triggers", Message: err.Error()}}
	}
	problems := loadTriggerDir(built, "triggers", byID)
	if dir != "" {
		problems = append(problems, loadTriggerDir(os.DirFS(dir), dir, byID)...)
	}
	out := make([]Trigger, 0, len(byID))
	for _, t := range byID {
		out = append(out, t)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].ID < out[j].ID })
	return out, problems
}

func loadTriggerDir(dir fs.FS, name string, into map[string]Trigger) Problems {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return Problems{unreadable(name, err, "it holds your own trigger files; mend `triggers` in callworthy.yaml, or leave it out")}
	}
	var problems Problems
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), ".yaml") && !strings.HasSuffix(e.Name(), ".yml") {
			continue
		}
		file := name + "/" + e.Name()
		content, err := fs.ReadFile(dir, e.Name())
		if err != nil {
			problems = append(problems, Problem{File: file, Message: err.Error()})
			continue
		}
		t, ps := ParseTrigger(file, content)
		problems = append(problems, ps...)
		if t.ID != "" {
			into[t.ID] = t
		}
	}
	return problems
}

// ParseTrigger reads one trigger file strictly: an unknown key is a Problem
// with its line, as is everything that the lint finds.
func ParseTrigger(file string, content []byte) (Trigger, Problems) {
	var t Trigger
	dec := yaml.NewDecoder(bytes.NewReader(content))
	dec.KnownFields(true)
	if err := dec.Decode(&t); err != nil {
		return Trigger{}, yamlProblems(file, err)
	}
	t.fingerprint = fingerprintOf(content)
	l := linter{file: file, content: content}
	l.trigger(t)
	return t, l.problems
}

var triggerLine = regexp.MustCompile(`line (\d+): (.*)`)

// yamlProblems makes a Problem with a line of each error that the decoder reports.
func yamlProblems(file string, err error) Problems {
	lines := []string{err.Error()}
	var te *yaml.TypeError
	if errors.As(err, &te) {
		lines = te.Errors
	}
	var out Problems
	for _, s := range lines {
		p := Problem{File: file, Message: s}
		if m := triggerLine.FindStringSubmatch(s); m != nil {
			p.Line, _ = strconv.Atoi(m[1])
			p.Message = m[2]
		}
		out = append(out, p)
	}
	return out
}

// linter collects what is wrong with one trigger file.
type linter struct {
	file     string
	content  []byte
	problems Problems
}

// at reports a problem at the first line that holds the text.
func (l *linter) at(text, format string, args ...any) {
	line := 0
	if i := bytes.Index(l.content, []byte(text)); text != "" && i >= 0 {
		line = 1 + bytes.Count(l.content[:i], []byte("\n"))
	}
	l.problems = append(l.problems, Problem{File: l.file, Line: line, Message: fmt.Sprintf(format, args...)})
}

var (
	triggerID   = regexp.MustCompile(`^[a-z][a-z_]*$`)
	slotInText  = regexp.MustCompile(`\{([a-z_]*)\}`)
	knownStatus = []Status{StatusDone, StatusPlanned, StatusRumoured, StatusPast}
	knownSlots  = []string{"company", "amount", "round", "lead", "exchange", "counterparty", "asset", "person", "title",
		"count", "place", "function", "product", "award", "metric", "period", "deadline", "body", "event"}
)

func (l *linter) trigger(t Trigger) {
	if !triggerID.MatchString(t.ID) {
		l.at("id:", "id %q must be lower-case letters and underscores", t.ID)
	}
	if t.Name == "" || t.Meaning == "" {
		l.at("id:", "name and meaning are required")
	}
	if t.HalfLife <= 0 {
		l.at("half_life_days:", "half_life_days must be above 0")
	}
	if t.Weight < 0 || t.Weight > 1 {
		l.at("weight:", "weight must lie between 0 and 1")
	}
	for _, s := range t.Required {
		if !slices.Contains(knownSlots, s) {
			l.at("required:", "required: unknown slot %q", s)
		}
	}
	l.sentences(t)
	l.patterns(t)
	l.examples(t)
}

func (l *linter) sentences(t Trigger) {
	if len(t.Sentences["done"])+len(t.Sentences["planned"]) == 0 {
		l.at("sentences:", "sentences: needs a list for done or planned")
	}
	for _, key := range sortedKeys(t.Sentences) {
		status, _, _ := strings.Cut(key, "/")
		if !slices.Contains(knownStatus, Status(status)) {
			l.at(key+":", "sentences: unknown status %q", status)
		}
		list := t.Sentences[key]
		for i, s := range list {
			slots := slotInText.FindAllStringSubmatch(s, -1)
			for _, m := range slots {
				if !slices.Contains(knownSlots, m[1]) {
					l.at(s, "sentence %q: unknown slot {%s}", s, m[1])
				}
			}
			if !strings.Contains(s, "{company}") {
				l.at(s, "sentence %q does not name {company}", s)
			}
			if i == len(list)-1 && len(slots) > 1 {
				l.at(s, "the last sentence of %s must need no slot but {company}", key)
			}
		}
	}
}

func (l *linter) patterns(t Trigger) {
	seen := map[string]bool{}
	for _, p := range t.Patterns {
		switch {
		case p.Rule == "":
			l.at("patterns:", "a pattern has no rule name")
		case seen[p.Rule]:
			l.at("rule: "+p.Rule, "rule %s stands twice", p.Rule)
		case len(p.Find) == 0:
			l.at("rule: "+p.Rule, "rule %s has nothing to find", p.Rule)
		case p.Status != "" && !slices.Contains(knownStatus, p.Status):
			l.at("rule: "+p.Rule, "rule %s: unknown status %q", p.Rule, p.Status)
		case p.Sure < 0 || p.Sure > 1:
			l.at("rule: "+p.Rule, "rule %s: sure must lie between 0 and 1", p.Rule)
		case !slices.Contains([]string{"", "only", "never"}, p.Title):
			l.at("rule: "+p.Rule, "rule %s: title is only or never", p.Rule)
		}
		seen[p.Rule] = true
		for _, f := range p.Find {
			if _, err := ParseFind(f, t.Words); err != nil {
				l.at(f, "rule %s: %v", p.Rule, err)
			}
		}
		for _, words := range []string{p.With, p.Without} {
			if _, err := ParseWords(words, t.Words); err != nil {
				l.at("rule: "+p.Rule, "rule %s: %v", p.Rule, err)
			}
		}
		if _, err := ParseGives(p.Gives); err != nil {
			l.at("rule: "+p.Rule, "rule %s: %v", p.Rule, err)
		}
	}
}

func (l *linter) examples(t Trigger) {
	for _, x := range slices.Concat(t.Examples.Positive, t.Examples.Negative) {
		key := x.Text
		if len(key) > 40 {
			key = key[:40]
		}
		whole := x.Title + "\n" + x.Text
		if x.Org == "" || !strings.Contains(whole, x.Org) {
			l.at(key, "example %q does not name its org %q", key, x.Org)
		}
		for _, s := range sortedKeys(x.Slots) {
			if !slices.Contains(knownSlots, s) {
				l.at(key, "example %q: unknown slot %q", key, s)
			}
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
