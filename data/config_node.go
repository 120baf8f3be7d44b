package data

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// node is a place in a YAML file, with its line.
type node = yaml.Node

const mappingNode = yaml.MappingNode

// yamlReader turns nodes into values and gathers what is wrong with them. Its
// methods leave the target as it is when the node cannot be used.
type yamlReader struct {
	key      string // the one whose value is being read
	file     string
	problems Problems
	catalog  []CatalogEntry // read when a source names one of it
}

// field is a known key of a mapping and what reads its value.
type field struct {
	key  string
	read func(*node)
}

func (y *yamlReader) fatal(line int, format string, args ...any) {
	y.problems = append(y.problems, Problem{File: y.file, Line: line, Message: fmt.Sprintf(format, args...)})
}

func (y *yamlReader) row(line int, format string, args ...any) {
	y.problems = append(y.problems, Problem{File: y.file, Line: line, Message: fmt.Sprintf(format, args...), Row: true})
}

func (y *yamlReader) sort() {
	slices.SortStableFunc(y.problems, func(a, b Problem) int { return a.Line - b.Line })
}

// yamlLine finds the place in an error of the YAML library.
var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// document parses the file's one document and returns its top node, nil when
// there is none to read.
func (y *yamlReader) document(body []byte) *node {
	if len(body) > maxConfigBytes {
		y.fatal(0, "is larger than %d MiB", maxConfigBytes>>20)
		return nil
	}
	dec := yaml.NewDecoder(bytes.NewReader(body))
	var doc, second node
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) || err == nil && len(doc.Content) == 0 {
		return &node{Kind: mappingNode, Line: 1}
	} else if err != nil {
		y.syntax(err)
		return nil
	}
	if err := dec.Decode(&second); err == nil {
		y.fatal(second.Line, "a second document starts here: keep one, without ---")
	} else if !errors.Is(err, io.EOF) {
		y.syntax(err)
		return nil
	}
	return resolve(doc.Content[0])
}

func (y *yamlReader) syntax(err error) {
	m := yamlLine.FindStringSubmatch(err.Error())
	line, text := 0, err.Error()
	if m != nil {
		line, _ = strconv.Atoi(m[1])
		text = text[len(m[0]):]
	}
	y.fatal(line, "is not YAML: %s: look at the colons, brackets, quotes and indentation of this line and the one above", text)
}

// resolve follows an alias to what it stands for.
func resolve(n *node) *node {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		return n.Alias
	}
	return n
}

// mapping reads the known keys of a mapping and reports all others. It returns
// the keys that had a value.
func (y *yamlReader) mapping(n *node, what string, fields []field) map[string]bool {
	seen := map[string]bool{}
	if isNull(n) {
		return seen
	}
	if n.Kind != yaml.MappingNode {
		y.fatal(n.Line, "%s must be a mapping of keys to values, not %s", what, kindName(n))
		return seen
	}
	lines := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], resolve(n.Content[i+1])
		f := slices.IndexFunc(fields, func(f field) bool { return f.key == key.Value })
		switch {
		case f < 0:
			y.fatal(key.Line, "unknown key %q in %s%s", short(key.Value), what, suggestion(key.Value, keys(fields)))
		case lines[key.Value] > 0:
			y.fatal(key.Line, "%s stands in %s twice, first in line %d", key.Value, what, lines[key.Value])
		default:
			lines[key.Value] = key.Line
			if !isNull(value) {
				seen[key.Value] = true
				y.key = key.Value
				fields[f].read(value)
			}
		}
	}
	return seen
}

func keys(fields []field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.key
	}
	return out
}

// list calls read for each element.
func (y *yamlReader) list(n *node, what string, read func(*node)) {
	if n.Kind != yaml.SequenceNode {
		y.fatal(n.Line, "%s must be a list, not %s", what, kindName(n))
		return
	}
	for _, c := range n.Content {
		read(resolve(c))
	}
}

// line reads a non-empty text of one line and at most limit bytes.
func (y *yamlReader) line(n *node, limit int, to *string) bool {
	v := strings.TrimSpace(n.Value)
	switch {
	case n.Kind != yaml.ScalarNode:
		y.fatal(n.Line, "expected a text, not %s", kindName(n))
	case v == "":
		y.fatal(n.Line, "the text is empty")
	case len(v) > limit:
		y.fatal(n.Line, "the text is longer than %d bytes", limit)
	case strings.ContainsFunc(v, isControl):
		y.fatal(n.Line, "%q holds control characters", short(v))
	default:
		*to = v
		return true
	}
	return false
}

// path reads a file name and resolves it against the folder of the file.
func (y *yamlReader) path(n *node, dir string, to *string) {
	var v string
	if !y.line(n, 4096, &v) {
		return
	}
	if !filepath.IsAbs(v) {
		v = filepath.Join(dir, filepath.FromSlash(v))
	}
	*to = filepath.Clean(v)
}

// integer reads a whole number from lo to hi.
func (y *yamlReader) integer(n *node, lo, hi int, to *int) {
	v, err := strconv.Atoi(strings.ReplaceAll(n.Value, "_", ""))
	switch {
	case n.Kind != yaml.ScalarNode || err != nil:
		y.fatal(n.Line, "expected a whole number, not %s", kindName(n))
	case v < lo || v > hi:
		y.fatal(n.Line, "%s: %d is out of bounds: from %d to %d", y.key, v, lo, hi)
	default:
		*to = v
	}
}

// boolean reads true or false.
func (y *yamlReader) boolean(n *node, to *bool) {
	if n.Kind != yaml.ScalarNode || n.Decode(to) != nil {
		y.fatal(n.Line, "expected true or false, not %s", kindName(n))
	}
}

// oneOf reads one of the allowed words.
func (y *yamlReader) oneOf(n *node, allowed []string, to *string) {
	if n.Kind != yaml.ScalarNode || !slices.Contains(allowed, n.Value) {
		y.fatal(n.Line, "expected one of %s, not %s%s", strings.Join(allowed, ", "), kindName(n), suggestion(n.Value, allowed))
		return
	}
	*to = n.Value
}

// duration reads "1s", "2160h" or "90d" between lo and hi.
func (y *yamlReader) duration(n *node, lo, hi time.Duration, to *time.Duration) {
	d, err := parseDuration(n.Value)
	switch {
	case n.Kind != yaml.ScalarNode || err != nil:
		y.fatal(n.Line, "expected a duration such as 1s, 2160h or 90d, not %s", kindName(n))
	case d < lo || d > hi:
		y.fatal(n.Line, "%s: %s is out of bounds: from %v to %v", y.key, n.Value, lo, hi)
	default:
		*to = d
	}
}

// parseDuration reads Go's durations and whole days.
func parseDuration(s string) (time.Duration, error) {
	s = strings.ReplaceAll(s, " ", "")
	if days, ok := strings.CutSuffix(s, "d"); ok {
		n, err := strconv.ParseUint(days, 10, 16)
		return time.Duration(n) * 24 * time.Hour, err
	}
	return time.ParseDuration(s)
}

// sizeForm is a number with an optional unit.
var sizeForm = regexp.MustCompile(`^(\d{1,15}) ?(?i:([KMG]?)(i?)B)?$`)

// size reads a number of bytes: 8388608, "8 MiB" (1024 × 1024 × 8), "8 MB" (8,000,000).
func (y *yamlReader) size(n *node, lo, hi int64, to *int64) {
	m := sizeForm.FindStringSubmatch(strings.TrimSpace(n.Value))
	if n.Kind != yaml.ScalarNode || m == nil {
		y.fatal(n.Line, "expected a size such as 8 MiB or 8388608, not %s", kindName(n))
		return
	}
	v, _ := strconv.ParseFloat(m[1], 64)
	base := 1000.0
	if m[3] != "" {
		base = 1024
	}
	if m[2] != "" {
		v *= math.Pow(base, float64(1+strings.Index("KMG", strings.ToUpper(m[2]))))
	}
	if v < float64(lo) || v > float64(hi) {
		y.fatal(n.Line, "%s: %s is out of bounds: from %d to %d bytes", y.key, n.Value, lo, hi)
		return
	}
	*to = int64(v)
}

func isNull(n *node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// kindName describes a node for a message.
func kindName(n *node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	}
	return strconv.Quote(short(n.Value))
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 }

// short cuts a value for a message.
func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
