package detect

import (
	_ "embed"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"callworthy/data"
)

// The confidence from which an event is good enough for a row, where nine in ten
// and better are true: for those that a text is about, for those that it only
// mentions, of whom a false event is the worst, and for those of a headline without
// a text, where there is less to go wrong. Cross-validated precision along the
// confidence is printed by the command below.
const (
	listableFrom       = 0.70
	listableBystanders = 0.85
	listableHeadlines  = 0.60
	leastConfidence    = 0.25 // below it there is no event to speak of
)

// weightsFile holds the weights of the logistic model that turns what is known
// of an event into its confidence: one "feature weight" a line, made by
//
//	go test ./enrich/detect -run Calibrate -calibrate
//
// from labelled articles. Features of rules that the table does not know count
// nothing, so a new pattern starts from its own estimate ("sure").
//
//go:embed weights.txt
var weightsFile string

// parseWeights reads the table.
func parseWeights(file string) (map[string]float64, error) {
	out := map[string]float64{}
	for n, line := range strings.Split(file, "\n") {
		name, value, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		w, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fmt.Errorf("weights.txt:%d: %w", n+1, err)
		}
		out[name] = w
	}
	return out, nil
}

// score is how sure one candidate is, 0 to 1, by rule of thumb: it orders the
// candidates of one event and is the starting point of the model.
func (r *reader) score(c *candidate) float64 {
	v := c.p.sure
	if c.place != "O" {
		v *= c.sub.sure
	} else {
		v *= 0.95
	}
	switch {
	case c.s.n == 0, c.s.n == 1:
	case c.s.offset < 800:
		v *= 0.92
	default:
		v *= 0.8
	}
	if c.s.toks[c.m.anchor].quoted {
		v *= 0.8
	}
	return v
}

// feature is one thing known of an event.
type feature struct {
	name  string
	value float64
}

// features describes the event that the candidates make, best first, with what
// is known of it.
func (r *reader) features(k key, cands []candidate, slots map[string]string) []feature {
	best := &cands[0]
	fs := []feature{{"bias", 1}, {"prior", logit(best.score)}, {"type:" + k.typ, 1}}
	add := func(name string) { fs = append(fs, feature{name, 1}) }
	sents, rules := map[int]bool{}, map[string]bool{}
	title, early := false, false
	strong := 0.0
	for i := range cands {
		c := &cands[i]
		if c.status == data.StatusPast && best.status != data.StatusPast {
			continue
		}
		sents[c.s.n] = true
		title = title || c.s.n == 0
		early = early || c.s.n == 1
		strong += c.score
		if rule := k.typ + "/" + c.p.rule + "/" + c.place; !rules[rule] {
			rules[rule] = true
			add("rule:" + rule)
		}
	}
	add("best:" + k.typ + "/" + best.p.rule + "/" + best.place)
	add("anchor:" + k.typ + "/" + best.s.toks[best.m.anchor].low)
	add("place:" + best.place + best.sub.kind)
	add("zone:" + zone(best))
	add("zone:" + k.typ + "/" + zone(best))
	add("status:" + string(best.status))
	for _, on := range []struct {
		name string
		on   bool
	}{
		{"title", title}, {"lead", early}, {"title+lead", title && early}, {"indirect", best.sub.indirect},
		{"quoted", best.s.toks[best.m.anchor].quoted}, {"issuer", k.prospect == r.art.issuer}, {"issuer:" + k.typ, k.prospect == r.art.issuer},
		{"named_in_title", r.art.inTitle[k.prospect]}, {"headline", r.art.a.Text == ""}, {"headline:" + k.typ, r.art.a.Text == ""},
		{"compound", best.compound()}, {"object_list", len(best.m.objects) > 2}, {"one_rule", len(rules) == 1}, {"by_pronoun", best.sub.issuer},
		{"in_title:" + k.typ, title}, {"bystander", r.bystander(k.prospect)}, {"bystander:" + best.place, r.bystander(k.prospect)},
		{"both_sides", best.bothSides()}, {"both_sides:" + k.typ, best.bothSides()}, {"background", best.background}, {"example", best.s.toks[best.at].example}, {"opens_title", k.prospect == r.art.opening},
		{"foreign_opening:" + best.place, best.s.opens.foreign}, {"foreign_title", r.art.sents[0].n == 0 && r.art.sents[0].opens.named && r.art.opening == ""},
		{"foreign_title:" + best.place, r.art.sents[0].n == 0 && r.art.sents[0].opens.named && r.art.opening == ""},
	} {
		if on.on {
			add(on.name)
		}
	}
	for _, slot := range slices.Sorted(maps.Keys(hasSlot[k.typ])) {
		if slots[slot] != "" {
			add("has:" + k.typ + "/" + slot)
		}
	}
	fs = append(fs, r.wording(k, best)...)
	return append(fs, feature{"sentences", math.Log(float64(len(sents)))}, feature{"support", math.Log(strong + 0.1)},
		feature{"mentions", math.Log(float64(r.art.mentioned[k.prospect]))},
		feature{"density", math.Log(float64(r.art.mentioned[k.prospect]) / float64(len(r.art.sents)))}, feature{"prospects", math.Log(float64(len(r.art.mentioned)))},
		feature{"types", math.Log(float64(r.types[k.prospect]))}, feature{"support:" + k.typ, math.Log(strong + 0.1)})
}

// bothSides tells whether prospects stand on both sides of the verb.
func (c *candidate) bothSides() bool {
	return len(c.sub.prospects) > 0 && c.sub.prospects[0] != "" && len(c.m.objects) > 0 && c.place != "T"
}

// compound tells whether the prospect's name is only part of a longer noun phrase.
func (c *candidate) compound() bool {
	for _, o := range c.m.objects {
		if o.at == c.at {
			return o.compound
		}
	}
	return false
}

func zone(c *candidate) string {
	switch {
	case c.s.n == 0:
		return "title"
	case c.s.n == 1:
		return "lead"
	case c.s.offset < 600:
		return "early"
	case c.s.offset < 1500:
		return "middle"
	}
	return "late"
}

func logit(p float64) float64 {
	p = min(max(p, 0.02), 0.98)
	return math.Log(p / (1 - p))
}

// confidence is the estimated share of such events that are true.
func (d *Detector) confidence(fs []feature) float64 {
	sum := 0.0
	for _, f := range fs {
		sum += d.weights[f.name] * f.value
	}
	return math.Round(1000/(1+math.Exp(-sum))) / 1000
}
