package data

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// The bounds of a playbook's texts, in bytes.
const (
	maxTalkBytes = 600
	maxNameBytes = 200
)

// eventSlots are the slots of each event type, as the labelling guidelines
// define them. A trigger may add others by using them in its sentences.
var eventSlots = map[string][]string{
	"funding": {"amount", "round", "lead"}, "ipo": {"exchange", "amount"}, "acquisition": {"counterparty", "amount"},
	"divestiture": {"asset", "counterparty", "amount"}, "investment": {"counterparty", "amount"},
	"leadership_hire": {"person", "title"}, "leadership_departure": {"person", "title"}, "hiring": {"count", "place", "function"},
	"layoffs": {"count", "place"}, "expansion": {"place", "amount"}, "closure": {"place", "count"},
	"product_launch": {"product"}, "partnership": {"counterparty"}, "contract_win": {"counterparty", "amount"},
	"supplier_selected": {"counterparty", "product"}, "award": {"award", "person"}, "results": {"metric", "period"},
	"target": {"metric", "deadline"}, "legal": {"counterparty", "amount"}, "regulatory": {"body"}, "distress": nil,
	"data_breach": {"count"}, "recall": {"product"}, "rfp": {"deadline"}, "rebrand": nil, "appearance": {"event"},
	"publication": nil, "milestone": nil, "financing_action": nil,
}

// talkPlaceholders can stand in every line of a talk.
var talkPlaceholders = []string{"company", "contact", "offer", "seller", "fact"}

// placeholder is a name in braces, or braces that hold no name.
var placeholder = regexp.MustCompile(`\{([^{}]*)\}?|\}`)

// LoadPlaybook reads playbook.yaml strictly, so that what is not understood is a
// Problem with its line; an empty path gives the built-in one. The triggers say
// which event types and slots there are; without any the built-in types count.
func LoadPlaybook(path string, triggers []Trigger) (Playbook, Problems) {
	if path == "" {
		return DefaultPlaybook(), nil
	}
	body, err := os.ReadFile(path)
	if err != nil {
		return Playbook{File: path}, Problems{unreadable(path, err,
			"it says what you sell, to whom and how; mend `playbook` in callworthy.yaml, or write one: `callworthy init` makes an example")}
	}
	return ParsePlaybook(path, body, triggers)
}

// ParsePlaybook reads the text of a playbook that stands at path.
func ParsePlaybook(path string, body []byte, triggers []Trigger) (Playbook, Problems) {
	p, problems := parsePlaybook(path, body, triggers)
	p.fillMarket()
	p.fillForms()
	return p, problems
}

func parsePlaybook(path string, body []byte, triggers []Trigger) (Playbook, Problems) {
	r := &playbookReader{yamlReader: yamlReader{file: path}, slots: slotsByType(triggers)}
	p := Playbook{File: path}
	if root := r.document(body); root != nil {
		r.playbook(root, &p)
	}
	r.sort()
	return p, r.problems
}

// fillMarket gives offers that have no words of their own for news of somebody
// else those of the built-in playbook.
func (p *Playbook) fillMarket() {
	builtIn := DefaultPlaybook().Offers[0].Market
	for i := range p.Offers {
		o := &p.Offers[i]
		if o.Market == nil {
			o.Market = map[Relation]Talk{}
		}
		for relation, talk := range builtIn {
			if _, own := o.Market[relation]; !own {
				o.Market[relation] = talk
			}
		}
	}
}

// slotsByType gives the known event types with the slots that a line may name.
func slotsByType(triggers []Trigger) map[string][]string {
	if len(triggers) == 0 {
		return eventSlots
	}
	out := map[string][]string{}
	for _, t := range triggers {
		slots := append(slices.Clone(eventSlots[t.ID]), t.Required...)
		for _, list := range t.Sentences {
			for _, s := range list {
				for _, m := range placeholder.FindAllStringSubmatch(s, -1) {
					slots = append(slots, m[1])
				}
			}
		}
		out[t.ID] = slots
	}
	return out
}

// playbookReader reads the parts of a playbook.
type playbookReader struct {
	yamlReader
	slots map[string][]string
}

func (r *playbookReader) playbook(root *node, p *Playbook) {
	seen := r.mapping(root, "the playbook", []field{
		{"seller", func(n *node) { r.seller(n, &p.Seller) }},
		{"offers", func(n *node) { r.offers(n, &p.Offers) }},
		{"weights", func(n *node) { r.weights(n, &p.Weights) }},
	})
	if (root.Kind == mappingNode || isNull(root)) && !seen["offers"] {
		r.fatal(root.Line, "offers: a playbook needs at least one offer, or every prospect is held back")
	}
}

func (r *playbookReader) seller(n *node, s *Seller) {
	r.mapping(n, "seller", []field{
		{"name", func(n *node) { r.line(n, maxNameBytes, &s.Name) }},
		{"does", func(n *node) { r.words(n, &s.Does) }},
	})
}

func (r *playbookReader) offers(n *node, to *[]Offer) {
	lines := map[string]int{}
	r.list(n, "offers", func(n *node) {
		var o Offer
		r.offer(n, &o)
		if o.ID == "" {
			return
		}
		if lines[o.ID] > 0 {
			r.fatal(n.Line, "offer id %q was used before in line %d", o.ID, lines[o.ID])
			return
		}
		lines[o.ID] = n.Line
		*to = append(*to, o)
	})
	if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		r.fatal(n.Line, "offers: a playbook needs at least one offer, or every prospect is held back")
	}
}

func (r *playbookReader) offer(n *node, o *Offer) {
	seen := r.mapping(n, "an offer", []field{
		{"id", func(n *node) { r.line(n, maxNameBytes, &o.ID) }},
		{"name", func(n *node) { r.words(n, &o.Name) }},
		{"problem", func(n *node) { r.words(n, &o.Problem) }},
		{"fits", func(n *node) { r.fits(n, &o.Fits) }},
		{"speaks_for", func(n *node) { r.speaksFor(n, o) }},
		{"market", func(n *node) { r.market(n, o) }},
		{"content", func(n *node) { r.content(n, &o.Content) }},
	})
	if n.Kind != mappingNode && !isNull(n) {
		return // said already
	}
	for _, key := range []string{"id", "name", "problem", "speaks_for"} {
		if !seen[key] {
			r.fatal(n.Line, "an offer needs %s%s", key, neededFor[key])
		}
	}
}

// neededFor says what goes wrong without a key of an offer.
var neededFor = map[string]string{
	"problem":    ": the problem that it solves, in the buyer's words",
	"speaks_for": ": without the event types that speak for it, it lists nobody",
}

func (r *playbookReader) fits(n *node, f *Fits) {
	r.mapping(n, "fits", []field{
		{"industries", func(n *node) { r.texts(n, "industries", &f.Industries) }},
		{"employees_min", func(n *node) { r.integer(n, 0, 10_000_000, &f.EmployeesMin) }},
		{"employees_max", func(n *node) { r.integer(n, 0, 10_000_000, &f.EmployeesMax) }},
		{"countries", func(n *node) { r.nations(n, &f.Countries) }},
		{"keywords", func(n *node) { r.texts(n, "keywords", &f.Keywords) }},
		{"keywords_unwanted", func(n *node) { r.texts(n, "keywords_unwanted", &f.KeywordsUnwanted) }},
	})
	if f.EmployeesMax > 0 && f.EmployeesMax < f.EmployeesMin {
		r.fatal(n.Line, "fits: employees_max %d is below employees_min %d: nobody fits", f.EmployeesMax, f.EmployeesMin)
	}
}

func (r *playbookReader) texts(n *node, what string, to *[]string) {
	r.list(n, what, func(n *node) {
		var s string
		if r.line(n, maxNameBytes, &s) {
			*to = append(*to, s)
		}
	})
}

// nations reads countries; one that is none remains, and fits nobody.
func (r *playbookReader) nations(n *node, to *[]string) {
	r.texts(n, "countries", to)
	for _, item := range n.Content {
		if item = resolve(item); item.Kind == yaml.ScalarNode && !isNull(item) {
			if _, ok := CountryCode(item.Value); !ok {
				r.row(item.Line, "countries: %s", noCountry(item.Value))
			}
		}
	}
}

// speaksFor reads the talks by event type.
func (r *playbookReader) speaksFor(n *node, o *Offer) {
	if n.Kind != mappingNode {
		r.fatal(n.Line, "speaks_for must be a mapping of event types to what to say, not %s", kindName(n))
		return
	}
	if len(n.Content) == 0 {
		r.fatal(n.Line, "speaks_for names no event type: the offer lists nobody")
	}
	o.SpeaksFor = map[string]Talk{}
	lines := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], resolve(n.Content[i+1])
		if !r.knownType(key) {
			continue
		}
		if lines[key.Value] > 0 {
			r.fatal(key.Line, "%s stands in speaks_for twice, first in line %d", key.Value, lines[key.Value])
			continue
		}
		lines[key.Value] = key.Line
		o.SpeaksFor[key.Value] = r.talk(key, value)
	}
}

// knownType sees that there is such an event type.
func (r *playbookReader) knownType(n *node) bool {
	_, known := r.slots[n.Value]
	if !known {
		r.fatal(n.Line, "unknown event type %q%s", short(n.Value), suggestion(n.Value, slices.Sorted(maps.Keys(r.slots))))
	}
	return known
}

func (r *playbookReader) talk(key, n *node) Talk { return r.talkWith(key, n, r.slots[key.Value]) }

// talkWith reads a talk whose lines may name the slots.
func (r *playbookReader) talkWith(key, n *node, slots []string) Talk {
	var t Talk
	fields := append(r.talkFields(key.Value, slots, &t),
		field{"person", func(n *node) { r.person(key, n, slots, &t.Person) }},
		field{"target", func(n *node) { r.target(key, n, slots, &t.Target) }},
		field{"rumoured", func(n *node) { r.rumoured(key, n, slots, &t.Rumoured) }})
	seen := r.mapping(n, key.Value, fields)
	if !seen["why"] && (n.Kind == mappingNode || isNull(n)) {
		r.fatal(key.Line, "%s needs why: why such news matters to an owner of the problem", key.Value)
	}
	return t
}

// talkFields are the keys of a talk about an event type.
func (r *playbookReader) talkFields(eventType string, slots []string, t *Talk) []field {
	read := func(to *string) func(*node) {
		return func(n *node) { r.say(eventType, slots, n, to) }
	}
	return []field{
		{"why", read(&t.Why)},
		{"question", read(&t.Question)},
		{"opener", func(n *node) { r.gently(eventType, n); r.say(eventType, slots, n, &t.Opener) }},
		{"voicemails", func(n *node) {
			r.list(n, "voicemails", func(n *node) {
				var s string
				r.gently(eventType, n)
				if r.say(eventType, slots, n, &s) {
					t.Voicemails = append(t.Voicemails, s)
				}
			})
		}},
		{"email", func(n *node) { r.email(eventType, slots, n, &t.Email) }},
	}
}

// gently remarks a line that would open a call with news that hurts.
func (r *playbookReader) gently(eventType string, n *node) {
	if Hurts(eventType) && strings.Contains(n.Value, "{fact}") {
		r.row(n.Line, "%s hurts people, so {fact} does not belong in what opens the call: say what helps, the news stays on the row for the rep", eventType)
	}
}

// words reads a line that holds no empty phrase.
func (r *playbookReader) words(n *node, to *string) bool {
	var s string
	if !r.line(n, maxTalkBytes, &s) {
		return false
	}
	if !r.tactful(n, s, "") {
		return false
	}
	*to = s
	return true
}

// tactful reports each phrase that nobody should say about news of the type.
func (r *playbookReader) tactful(n *node, s, eventType string) bool {
	whys := refused(s, eventType)
	for _, why := range whys {
		r.fatal(n.Line, "%s", why)
	}
	return len(whys) == 0
}

// say reads a line of a talk about an event type, whose placeholders must be known.
func (r *playbookReader) say(eventType string, slots []string, n *node, to *string) bool {
	var s string
	if !r.line(n, maxTalkBytes, &s) || !r.speakable(eventType, slots, n, s) {
		return false
	}
	*to = s
	return true
}

// speakable sees that a text can be said about news of the type.
func (r *playbookReader) speakable(eventType string, slots []string, n *node, s string) bool {
	ok := r.tactful(n, s, eventType)
	known := slices.Concat(talkPlaceholders, slots)
	for _, m := range placeholder.FindAllStringSubmatch(s, -1) {
		if !strings.HasSuffix(m[0], "}") || m[0] == "}" {
			r.fatal(n.Line, "a brace without its partner in %q", short(s))
			return false // what follows it may be inside or outside
		}
		if !slices.Contains(known, m[1]) {
			ok = false
			r.fatal(n.Line, "unknown placeholder {%s}: news of type %s has %s%s",
				short(m[1]), eventType, strings.Join(slices.Compact(slices.Sorted(slices.Values(known))), ", "), suggestion(m[1], known))
		}
	}
	return ok
}
