package data

import (
	"net/url"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The bounds of what is sent, in bytes.
const (
	maxSubjectBytes = 150
	maxMailBytes    = 2000
)

// maxCorroboration keeps the best news (100 points, told by 8 outlets) below
// what we owe somebody (150 points, 146 when no day was named).
const maxCorroboration = 0.15

// relationWords are the keys of an offer's market.
var relationWords = []string{
	string(RelationCompetitor), string(RelationCustomer), string(RelationRegulator), string(RelationIndustry), string(RelationNeed),
}

// marketSlots can stand in the lines of a market talk beside those of a talk.
var marketSlots = []string{"about", "term"}

// market reads what to say about news of somebody else, by relation.
func (r *playbookReader) market(n *node, o *Offer) {
	o.Market = map[Relation]Talk{}
	var fields []field
	for _, word := range relationWords {
		fields = append(fields, field{word, func(n *node) {
			key := *n
			key.Value = word
			o.Market[Relation(word)] = r.talkWith(&key, n, marketSlots)
		}})
	}
	r.mapping(n, "market", fields)
}

// content reads the pieces worth sending.
func (r *playbookReader) content(n *node, to *[]Content) {
	lines := map[string]int{}
	r.list(n, "content", func(n *node) {
		var c Content
		seen := r.mapping(n, "a piece of content", []field{
			{"title", func(n *node) { r.words(n, &c.Title) }},
			{"url", func(n *node) { r.pieceURL(n, &c.URL) }},
			{"for", func(n *node) { r.contentFor(n, &c.For) }},
		})
		for _, key := range []string{"title", "url"} {
			if !seen[key] {
				r.fatal(n.Line, "a piece of content needs %s", key)
			}
		}
		switch {
		case len(c.For.Types) == 0 && !seen["for"]:
			r.fatal(n.Line, "a piece of content needs for: {types: [...]}: one that fits everything fits nothing that happened")
		case lines[c.URL] > 0:
			r.fatal(n.Line, "the piece %s stands in line %d already", c.URL, lines[c.URL])
		case c.Title != "" && c.URL != "" && len(c.For.Types) > 0:
			lines[c.URL] = n.Line
			*to = append(*to, c)
		}
	})
}

func (r *playbookReader) contentFor(n *node, f *ContentFor) {
	seen := r.mapping(n, "for", []field{
		{"types", func(n *node) {
			r.list(n, "types", func(n *node) {
				if r.knownType(n) {
					f.Types = append(f.Types, n.Value)
				}
			})
		}},
		{"industries", func(n *node) { r.texts(n, "industries", &f.Industries) }},
		{"keywords", func(n *node) { r.texts(n, "keywords", &f.Keywords) }},
	})
	if !seen["types"] {
		r.fatal(n.Line, "for needs types: the event types after which the piece is worth sending")
	}
}

func (r *playbookReader) pieceURL(n *node, to *string) {
	var v string
	if !r.line(n, maxNameBytes*2, &v) {
		return
	}
	u, err := url.Parse(v)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || strings.ContainsAny(v, " {}") {
		r.fatal(n.Line, "%q is not a web address that can be sent: https://…", short(v))
		return
	}
	*to = v
}

// email reads the mail that follows a call.
func (r *playbookReader) email(eventType string, known []string, n *node, to *Email) {
	seen := r.mapping(n, "email", []field{
		{"subject", func(n *node) {
			if len(n.Value) > maxSubjectBytes {
				r.fatal(n.Line, "the subject is longer than %d bytes", maxSubjectBytes)
				return
			}
			r.say(eventType, known, n, &to.Subject)
		}},
		{"body", func(n *node) { r.body(eventType, known, n, &to.Body) }},
	})
	for _, key := range []string{"subject", "body"} {
		if n.Kind == mappingNode && !seen[key] {
			r.fatal(n.Line, "an email needs %s", key)
		}
	}
}

// body reads a text of several lines.
func (r *playbookReader) body(eventType string, known []string, n *node, to *string) {
	text := strings.TrimSpace(n.Value)
	switch {
	case n.Kind != yaml.ScalarNode:
		r.fatal(n.Line, "expected a text, not %s", kindName(n))
	case len(text) > maxMailBytes:
		r.fatal(n.Line, "the text is longer than %d bytes", maxMailBytes)
	case strings.ContainsFunc(strings.NewReplacer("\n", "", "\t", "").Replace(text), isControl):
		r.fatal(n.Line, "the text holds control characters")
	case r.speakable(eventType, known, n, text):
		*to = text
	}
}

// weights reads the numbers of the score over the default ones.
func (r *playbookReader) weights(n *node, to **Weights) {
	w := DefaultWeights()
	share := func(to *float64) func(*node) { return func(n *node) { r.number(n, 0, 1, to) } }
	r.mapping(n, "weights", []field{
		{"types", func(n *node) { w.Types = r.shares(n, "types", r.knownType) }},
		{"fit_unknown", share(&w.FitUnknown)},
		{"planned", share(&w.Planned)},
		{"rumoured", share(&w.Rumoured)},
		{"corroboration", func(n *node) { r.number(n, 0, maxCorroboration, &w.Corroboration) }},
		{"breadcrumb", share(&w.Breadcrumb)},
		{"content", share(&w.Content)},
		{"relations", func(n *node) {
			for key, v := range r.shares(n, "relations", r.knownRelation) {
				w.Relations[Relation(key)] = v
			}
		}},
	})
	*to = &w
}

// shares reads a mapping of known keys to numbers from 0 to 1.
func (r *playbookReader) shares(n *node, what string, known func(*node) bool) map[string]float64 {
	out := map[string]float64{}
	if n.Kind != mappingNode {
		r.fatal(n.Line, "%s must be a mapping of names to numbers, not %s", what, kindName(n))
		return out
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], resolve(n.Content[i+1])
		if _, twice := out[key.Value]; twice {
			r.fatal(key.Line, "%s stands in %s twice", key.Value, what)
			continue
		}
		if v := 0.0; known(key) {
			r.key = key.Value
			r.number(value, 0, 1, &v)
			out[key.Value] = v
		}
	}
	return out
}

// number reads a number from lo to hi.
func (r *playbookReader) number(n *node, lo, hi float64, to *float64) {
	v, err := strconv.ParseFloat(n.Value, 64)
	switch {
	case n.Kind != yaml.ScalarNode || err != nil:
		r.fatal(n.Line, "expected a number, not %s", kindName(n))
	case !(v >= lo && v <= hi):
		r.fatal(n.Line, "%s: %s is out of bounds: from %v to %v", r.key, short(n.Value), lo, hi)
	default:
		*to = v
	}
}

func (r *playbookReader) knownRelation(n *node) bool {
	for _, word := range relationWords {
		if n.Value == word {
			return true
		}
	}
	r.fatal(n.Line, "unknown relation %q: one of %s%s", short(n.Value), strings.Join(relationWords, ", "), suggestion(n.Value, relationWords))
	return false
}
