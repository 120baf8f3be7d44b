package rank

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"callworthy/data"
)

// story is one happening at one prospect that could be a reason.
type story struct {
	id        string
	events    []*data.Event // live and not past, by the day they were seen
	told      []*data.Event // of these, those that can be quoted, with the lead's type and status; the lead first
	lead      *data.Event
	chapter   int       // 1, and one more for each development
	day       time.Time // that its age counts from
	documents int
	outlets   int
	trigger   *data.Trigger
	fit       fitting
	talk      data.Talk
	own       *nameFinder
	signals   []*data.Signal // of a story of somebody else: one for each event
	signal    *data.Signal   // the lead's; nil when the news is the prospect's own
	beside    []string       // other stories that the lead's article tells
	said      *said          // what the contact has heard beside it; may be nil
	left      int            // breadcrumbs of it that the contact has had
	closed    *data.Event    // what tells its deal as done where its own events do not
	piece     *pieceRules    // what is new when all else of it is told
}

// signalOf is the signal that an event of the story belongs to, or nil.
func (s *story) signalOf(e *data.Event) *data.Signal {
	for _, g := range s.signals {
		if &g.Event == e {
			return g
		}
	}
	return nil
}

// compareEvents orders the events of a prospect by story, then as they were seen.
func compareEvents(a, b *data.Event) int {
	if c := cmp.Compare(storyID(a), storyID(b)); c != 0 {
		return c
	}
	if c := cmp.Or(seenOn(a).Compare(seenOn(b)), dayOf(a.Day()).Compare(dayOf(b.Day()))); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.DocumentID, b.DocumentID), cmp.Compare(a.Type, b.Type), cmp.Compare(a.ID, b.ID),
		cmp.Compare(a.Evidence.Quote, b.Evidence.Quote))
}

func storyID(e *data.Event) string {
	if e.StoryID != "" {
		return e.StoryID
	}
	return e.ID
}

// seenOn is the day on which the event became known.
func seenOn(e *data.Event) time.Time {
	if !e.PublishedAt.IsZero() && (e.ObservedAt.IsZero() || e.PublishedAt.Before(e.ObservedAt)) {
		return dayOf(e.PublishedAt)
	}
	return dayOf(e.ObservedAt)
}

// outcome is what became of the stories of a prospect that are no reason; the
// higher tells more.
type outcome int

const (
	nothing outcome = iota
	pastNews
	undated
	unsure
	takenBack
	nameless
	theirOwn
	mourning
	vagueMarket
	minorMarket
	gossip
	gloating
	unspoken
	minorNews
	rejected
	tooOld
	heard
)

// causes give the cause and sentence of each outcome.
var causes = map[outcome]struct {
	cause  data.Cause
	detail string
}{
	nothing:     {data.CauseNoReason, "No news of them in what was read."},
	pastNews:    {data.CauseNoReason, "What was read of them is history."},
	undated:     {data.CauseNoReason, "The news of them has no date, or one that has not come yet."},
	unsure:      {data.CauseNoReason, "The news of them is not sure or not complete enough to speak of."},
	takenBack:   {data.CauseNoReason, "The news of them was taken back by a later text: %s."},
	nameless:    {data.CauseNoReason, "The news of them names somebody who must not be named."},
	theirOwn:    {data.CauseNoReason, "What was read of their market is their own doing."},
	mourning:    {data.CauseNoReason, "The news of them tells of a death, and nobody calls about that."},
	vagueMarket: {data.CauseNoReason, "What was read of their market is too vague to tell: %s."},
	minorMarket: {data.CauseNoReason, "Of their market there is only minor news: %s."},
	gossip:      {data.CauseNoReason, "Of their market there are only rumours, and those are not passed on."},
	gloating:    {data.CauseNoReason, "Only somebody else's trouble is in the news, and nobody calls to tell that."},
	unspoken:    {data.CauseNoReason, "No offer that fits speaks for such news: %s."},
	minorNews:   {data.CauseNoReason, "Only minor news, and it is not known whether an offer fits: %s."},
	rejected:    {data.CauseNoReason, "A rep found the news to be false or of another company: %s."},
	tooOld:      {data.CauseStale, "The latest news is too old: %s."},
	heard:       {data.CauseSpent, "%s."},
}

// bestStory gives the candidate its best story, or the cause for having none.
func (w *world) bestStory(i int, c candidate, fits fittings) (candidate, data.Cause, string) {
	worst, detail := w.withdrawn(c.prospect.ID)
	at := time.Time{}
	c.told = w.toldStories(i, c.history, fits)
	w.eachStory(i, fits, func(s *story, out outcome, why string) {
		if out == nothing {
			out, why = w.weigh(&c, s)
		}
		if out == nothing || c.story != nil || out < worst {
			return
		}
		told := c.history.ledger(s).lastAt()
		if out > worst || told.After(at) || told.Equal(at) && why < detail {
			worst, detail, at = out, why, told
		}
	})
	if c.story != nil {
		if why := w.troubled(&c, fits); why != "" {
			return c, data.CauseNoReason, why
		}
		return c, "", ""
	}
	if len(w.events.of(i)) == 0 && (worst == nothing || worst == takenBack) {
		if failed, ok := w.in.SourceFailed[c.prospect.ID]; ok {
			return c, data.CauseSourceFailed, sentence(failed)
		}
		if w.in.Unread {
			return c, data.CauseNoReason, "No source could be read tonight, and nothing was known of them before."
		}
	}
	if why := w.refused(c.history); why != "" && worst <= unsure {
		return c, data.CauseNoReason, why
	}
	cause := causes[worst]
	if strings.Contains(cause.detail, "%s") {
		return c, cause.cause, fmt.Sprintf(cause.detail, detail)
	}
	return c, cause.cause, cause.detail
}

// withdrawn tells whether a later text took back what would not be stale yet.
func (w *world) withdrawn(prospect string) (outcome, string) {
	e, found := w.in.TakenBack[prospect]
	if !found || daysBetween(dayOf(e.Day()), w.date) > w.staleAfter(w.triggers[e.Type]) {
		return nothing, ""
	}
	return takenBack, w.typeName(e.Type)
}

// eachStory tells the stories of prospect i and those of its market, each with
// nothing or with why it is no reason.
func (w *world) eachStory(i int, fits fittings, do func(*story, outcome, string)) {
	p := w.prospects[i]
	events, signals := w.events.of(i), w.homework.signals[p.ID]
	if len(events)+len(signals) == 0 {
		return
	}
	slices.SortFunc(events, compareEvents)
	events = slices.CompactFunc(events, func(a, b *data.Event) bool { return a.ID == b.ID && storyID(a) == storyID(b) })
	own, allEvents, allSignals := w.ownNames(p), events, signals
	done := func(s *story, out outcome, why string) {
		if s.lead != nil {
			s.beside = besides(s, allEvents, allSignals)
		}
		do(s, out, why)
	}
	for len(events) > 0 {
		n := 1
		for n < len(events) && storyID(events[n]) == storyID(events[0]) {
			n++
		}
		s := &story{id: storyID(events[0]), own: own}
		out, why := w.tell(s, p, events[:n], fits)
		done(s, out, why)
		events = events[n:]
	}
	for len(signals) > 0 {
		n := 1
		for n < len(signals) && signalStory(signals[n]) == signalStory(signals[0]) {
			n++
		}
		s := &story{id: storyID(&signals[0].Event), own: own, signals: signals[:n], signal: signals[0]}
		var told []*data.Event
		for _, g := range s.signals {
			told = append(told, &g.Event)
		}
		out, why := w.tell(s, p, told, fits)
		done(s, out, why)
		signals = signals[n:]
	}
}

// tell fills the story in, or says why it is no reason.
func (w *world) tell(s *story, p *data.Prospect, events []*data.Event, fits fittings) (outcome, string) {
	best, why := pastNews, ""
	var usable []*data.Event
	for _, e := range w.close(s, p, events) {
		if e.Status == data.StatusPast {
			continue
		}
		s.events = append(s.events, e)
		out, detail := w.usable(s, p, e, fits)
		if out == nothing {
			usable = append(usable, e)
		} else if out > best {
			best, why = out, detail
		}
	}
	if len(usable) == 0 {
		return best, why
	}
	s.lead, s.chapter = leadOf(usable, s.events)
	if s.signal = s.signalOf(s.lead); s.signal != nil {
		s.fit, s.talk = signalFit(s.signal, fits)
	} else {
		s.fit, s.talk = talkFor(s.lead.Type, fits)
	}
	s.trigger = w.triggers[s.lead.Type]
	s.day = s.since()
	s.documents, s.outlets = spread(s.events)
	if age := daysBetween(s.day, w.date); age > w.staleAfter(s.trigger) {
		return tooOld, w.typeName(s.lead.Type) + " of " + spoken(s.day, w.date)
	}
	if s.signal != nil && w.factsOf(w.wordsFor(p, s, s.lead), s, s.lead)[0].vague {
		return vagueMarket, w.typeName(s.lead.Type)
	}
	s.told = append(s.told, s.lead)
	for _, e := range usable {
		if e != s.lead && e.Type == s.lead.Type && e.Status == s.lead.Status && e.Role == s.lead.Role {
			s.told = append(s.told, e)
		}
	}
	return nothing, ""
}

// usable says why an event cannot lead a story, or nothing.
func (w *world) usable(s *story, p *data.Prospect, e *data.Event, fits fittings) (outcome, string) {
	day := dayOf(e.Day())
	if day.IsZero() || daysBetween(w.date, day) > futureDays {
		return undated, ""
	}
	if !e.Listable || strings.TrimSpace(e.Evidence.Quote) == "" {
		return unsure, ""
	}
	switch {
	case mourns(p, e):
		return mourning, ""
	case recalls(e):
		return pastNews, ""
	case w.namesHidden(s.own, e):
		return nameless, ""
	}
	if w.wordless(s, p, e) {
		return unsure, ""
	}
	if g := s.signalOf(e); g != nil {
		return w.unfitSignal(s, g, p, fits)
	}
	fit, _ := talkFor(e.Type, fits)
	switch {
	case fit.offer == nil:
		return unspoken, w.newsNamed(e)
	case minorTypes[e.Type] && !fit.known:
		return minorNews, w.newsNamed(e)
	}
	return nothing, ""
}

// newsNamed is an event as those held back are told of it: its type and day, and the
// headline.
func (w *world) newsNamed(e *data.Event) string {
	title := withoutOutlet(oneLine(e.Title))
	if title == "" {
		title = oneLine(e.Evidence.Quote)
	}
	text := w.typeName(e.Type) + " of " + spoken(dayOf(e.Day()), w.date)
	if title = unquoted(strings.TrimRight(clip(title, maxSlotRunes), ". ")); title == "" || !sayable(title, false) {
		return text
	}
	return text + ", “" + title + "”"
}

// namesHidden tells whether what the row would show of the event names somebody
// who must not be named.
func (w *world) namesHidden(own *nameFinder, e *data.Event) bool {
	if w.hidden.empty() {
		return false
	}
	if w.names(own, e.Evidence.Quote) || w.names(own, e.Title) || w.hidden.in(e.URL, own, true) || w.hidden.in(e.Source, own, true) {
		return true
	}
	for _, v := range e.Slots {
		if w.names(own, v) {
			return true
		}
	}
	return false
}

// talkFor is the first offer known to fit that speaks for the type, else the
// first that does.
func talkFor(eventType string, fits fittings) (fitting, data.Talk) {
	var best fitting
	for _, f := range fits.offers {
		if _, ok := f.offer.SpeaksFor[eventType]; ok && (best.offer == nil || f.known && !best.known) {
			best = f
		}
	}
	if best.offer == nil {
		return best, data.Talk{}
	}
	return best, best.offer.SpeaksFor[eventType]
}

// staleAfter is the age in days beyond which such news is no reason.
func (w *world) staleAfter(t *data.Trigger) int {
	return min(int(w.policy.Stale.HalfLives*halfLife(t)), w.policy.Stale.Days)
}

func halfLife(t *data.Trigger) float64 {
	if t == nil || !(t.HalfLife > 0) {
		return defaultHalfLife
	}
	return t.HalfLife
}

// typeName is an event type as people call it.
func (w *world) typeName(id string) string {
	if t := w.triggers[id]; t != nil && t.Name != "" {
		return t.Name
	}
	return strings.ReplaceAll(id, "_", " ")
}
