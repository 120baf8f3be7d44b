package rank

import (
	"cmp"
	"slices"
	"strings"

	"callworthy/data"
)

// homework is what is known beyond the prospects' own news, by prospect id.
type homework struct {
	profiles map[string]*data.Profile  // cards of their sites
	signals  map[string][]*data.Signal // news of their markets, by story
	pages    map[string][]*data.WatchedPage
	rejected map[string]data.Verdict // stories that a rep found false or of another company
	weights  *data.Weights
}

func newHomework(in Input) homework {
	h := homework{weights: in.Playbook.Weights}
	if len(in.Profiles) > 0 {
		h.profiles = make(map[string]*data.Profile, len(in.Profiles))
	}
	for i := range in.Profiles {
		p := &in.Profiles[i]
		if old := h.profiles[p.ProspectID]; old == nil || p.ObservedAt.After(old.ObservedAt) {
			h.profiles[p.ProspectID] = p
		}
	}
	if len(in.Signals) > 0 {
		h.signals = make(map[string][]*data.Signal)
	}
	for i := range in.Signals {
		if s := &in.Signals[i]; s.Live() {
			h.signals[s.ProspectID] = append(h.signals[s.ProspectID], s)
		}
	}
	for _, of := range h.signals {
		slices.SortFunc(of, compareSignals)
	}
	h.rejected, h.pages = rejectedStories(in), pagesOf(in)
	return h
}

// compareSignals orders the signals of a prospect by story, then as they were seen.
func compareSignals(a, b *data.Signal) int {
	return cmp.Or(cmp.Compare(signalStory(a), signalStory(b)), compareEvents(&a.Event, &b.Event),
		cmp.Compare(a.About, b.About), cmp.Compare(a.Term, b.Term))
}

// signalStory keeps apart what one story is to the prospect: a competitor's news
// may also be news of their field.
func signalStory(s *data.Signal) string { return storyID(&s.Event) + " " + string(s.Relation) }

// rejectedStories are those that some rep found to be false or of another
// company: they are no reason for anybody.
func rejectedStories(in Input) map[string]data.Verdict {
	var out map[string]data.Verdict
	for i := range in.Touches {
		t := &in.Touches[i]
		if t.Verdict != data.VerdictFalse && t.Verdict != data.VerdictWrongCompany || t.ReasonID == "" {
			continue
		}
		if !in.AsOf.IsZero() && t.At.After(in.AsOf) {
			continue
		}
		if out == nil {
			out = map[string]data.Verdict{}
		}
		id := storyOf(t.ReasonID)
		out[id] = max(out[id], t.Verdict)
	}
	if out != nil {
		rejectKin(in, out)
	}
	return out
}

// happening is what a document tells of one organisation: its own news, and a signal
// for those whom it concerns.
type happening struct{ document, company, eventType string }

func happeningOf(e *data.Event, g *data.Signal) happening {
	company := e.ProspectID
	if g != nil {
		if company = g.AboutProspect; company == "" {
			company = data.PartyPrefix + foldName(g.About)
		}
	}
	return happening{e.DocumentID, company, e.Type}
}

// rejectKin adds the stories that tell the same of the same organisation as a
// rejected one: a prospect's own, and those of its market. A false deal is so for all
// its parties.
func rejectKin(in Input, rejected map[string]data.Verdict) {
	told, untrue := map[happening]data.Verdict{}, map[string][]*data.Event{}
	each := func(do func(e *data.Event, h happening)) {
		for i := range in.Events {
			do(&in.Events[i], happeningOf(&in.Events[i], nil))
		}
		for i := range in.Signals {
			do(&in.Signals[i].Event, happeningOf(&in.Signals[i].Event, &in.Signals[i]))
		}
	}
	each(func(e *data.Event, h happening) {
		if v := rejected[storyID(e)]; v != "" && h.document != "" {
			told[h] = max(told[h], v)
			if v == data.VerdictFalse && !slices.ContainsFunc(untrue[h.document], func(of *data.Event) bool { return sameSaid(of, e) }) {
				untrue[h.document] = append(untrue[h.document], e)
			}
		}
	})
	each(func(e *data.Event, h happening) {
		if v := told[h]; v != "" {
			rejected[storyID(e)] = max(rejected[storyID(e)], v)
		}
		if slices.ContainsFunc(untrue[h.document], func(of *data.Event) bool { return data.SameDeal(of, e) }) {
			rejected[storyID(e)] = max(rejected[storyID(e)], data.VerdictFalse)
		}
	})
}

// sameSaid tells whether two events of a document rest on the same words: then what is
// one deal with one of them is one with the other.
func sameSaid(a, b *data.Event) bool {
	return a.Type == b.Type && a.Evidence == b.Evidence && a.Slots["counterparty"] == b.Slots["counterparty"]
}

// weights are the numbers of the score.
func (w *world) weights() data.Weights {
	if w.homework.weights != nil {
		return *w.homework.weights
	}
	return data.DefaultWeights()
}

// gentleAbout are the news of somebody else that nobody calls to tell, beside
// those that hurt people.
var gentleAbout = map[string]bool{"leadership_departure": true}

// unfitSignal says why news of somebody else is no reason, or nothing.
func (w *world) unfitSignal(s *story, g *data.Signal, p *data.Prospect, fits fittings) (outcome, string) {
	e := &g.Event
	switch {
	case strings.TrimSpace(g.About) == "" || foldName(g.About) == foldName(p.Name):
		return theirOwn, ""
	case w.suppressedProspect(g.AboutProspect) || w.names(s.own, g.About+" "+g.Term):
		return nameless, ""
	case g.Relation == data.RelationNeed:
		return nothing, ""
	case g.Relation == data.RelationRegulator && !speakableRule(e.Slots["rule"]):
		return unspoken, w.newsNamed(e)
	case g.Relation == data.RelationRegulator && e.Status != data.StatusRumoured:
		return nothing, ""
	case e.Status == data.StatusRumoured:
		return gossip, ""
	case data.Hurts(e.Type) || gentleAbout[e.Type]:
		return gloating, ""
	case minorTypes[e.Type]:
		return minorMarket, w.newsNamed(e)
	}
	if fit, _ := talkFor(e.Type, fits); fit.offer == nil {
		return unspoken, w.newsNamed(e)
	}
	return nothing, ""
}

// suppressedProspect tells whether a prospect of that id must not be named.
func (w *world) suppressedProspect(id string) bool {
	i, found := w.indexOf(id)
	return found && w.suppressed[i] != ""
}

// indexOf is the place of the prospect with the id.
func (w *world) indexOf(id string) (int, bool) {
	return slices.BinarySearchFunc(w.prospects, id, func(p *data.Prospect, id string) int { return cmp.Compare(p.ID, id) })
}

// signalFit is the offer that goes with news of somebody else, and its words. A
// need or a rule is of use to them whatever we sell, so any offer that fits will do.
func signalFit(g *data.Signal, fits fittings) (fitting, data.Talk) {
	fit := fits.best()
	if g.Relation != data.RelationNeed && g.Relation != data.RelationRegulator {
		fit, _ = talkFor(g.Type, fits)
	}
	if fit.offer == nil {
		return fit, data.Talk{}
	}
	return fit, fit.offer.Market[g.Relation]
}

// needFact is the clause that says what somebody needs.
func needFact(g *data.Signal) string {
	about, term := clip(oneLine(g.About), maxSlotRunes), clip(oneLine(g.Term), maxSlotRunes)
	switch {
	case g.Type != "rfp":
		return about + " plans or builds something that takes " + term
	case g.Status == data.StatusPlanned:
		return about + " is going to ask for " + term
	}
	return about + " is asking for " + term
}

// speakableRule tells whether what a regulator does can be said as it was written.
func speakableRule(rule string) bool {
	v := words{slots: map[string]string{"rule": rule}}
	said, ok := v.value("rule")
	return ok && data.EmptyPhrase(said) == "" && sayable(said, true)
}

// ruleFact is the clause that says what a regulator does.
func ruleFact(g *data.Signal) string {
	return clip(oneLine(g.About), maxSlotRunes) + " " + clip(oneLine(g.Slots["rule"]), maxFactRunes-maxSlotRunes)
}

// because is the sentence that ties news of somebody else to the prospect.
func because(g *data.Signal, company string) string {
	company, term := clip(oneLine(company), maxSlotRunes), clip(oneLine(g.Term), maxSlotRunes)
	about := clip(oneLine(g.About), maxSlotRunes)
	switch g.Relation {
	case data.RelationNeed:
		return company + " sells " + term + "."
	case data.RelationCustomer:
		return about + " is a customer of " + company + "."
	case data.RelationRegulator:
		return about + " makes rules that may reach " + company + "."
	case data.RelationIndustry:
		return "It touches " + term + ", which " + company + " cares for."
	}
	return about + " competes with " + company + "."
}

// marketTact is what the rep must not say about somebody else's news.
func marketTact(g *data.Signal) string {
	switch g.Relation {
	case data.RelationNeed:
		return "Pass on what was published and where it stands. It is no introduction and no promise that they are heard."
	case data.RelationCompetitor:
		return "It is a competitor's news: tell it as news, take no side, and never hint at what you hear from others."
	case data.RelationCustomer:
		return "It is a customer's news: speak of what was published, never of what the two do with each other."
	case data.RelationRegulator:
		return "You are no lawyer: ask whether the rule reaches them, and do not say that it does."
	}
	return ""
}
