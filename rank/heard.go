package rank

import (
	"slices"
	"strings"
	"time"

	"callworthy/data"
)

// said is what the contact has heard from us beside a story: the sums, the facts and
// headlines (folded) of other stories, and the lines of messages.
type said struct {
	sums, heads, lines []string
	by                 *data.Touch // the latest that told some of it
}

// again tells whether a clause repeats a sum or a headline that was told.
func (h *said) again(clause string) bool {
	if h == nil || clause == "" {
		return false
	}
	return len(h.heads) > 0 && slices.Contains(h.heads, foldWords(clause)) || sharesSum(h.sums, clause)
}

// left tells whether a message was left in these words.
func (h *said) left(line string) bool {
	return h != nil && line != "" && slices.Contains(h.lines, line)
}

// sharesSum tells whether a text has one of the sums in it.
func sharesSum(sums []string, text string) bool {
	return len(sums) > 0 && slices.ContainsFunc(moneyIn(text), func(sum string) bool { return slices.Contains(sums, sum) })
}

// toldStory is a story that a touch with the contact was about.
type toldStory struct {
	id          string
	texts       []string // that it was or could be told with
	before      []string // headlines and quotes of chapters that were told before the present one
	lines, past []string // left in its present chapter, and in one before
	by          *data.Touch
}

// toldStories are the stories of prospect i that the contact has heard of: most have none.
func (w *world) toldStories(i int, h history, fits fittings) []toldStory {
	var ids []string
	p := w.prospects[i]
	known := func(id string) bool {
		return slices.ContainsFunc(w.events.of(i), func(e *data.Event) bool { return storyID(e) == id }) ||
			slices.ContainsFunc(w.homework.signals[p.ID], func(g *data.Signal) bool { return storyID(&g.Event) == id })
	}
	for _, t := range h.touches {
		if t.ReasonID == "" || !answered(t) && !leftWord(t) || !h.withContact(t) {
			continue
		}
		if id := storyOf(t.ReasonID); !slices.Contains(ids, id) && known(id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	var out []toldStory
	w.eachStory(i, fits, func(s *story, _ outcome, _ string) {
		if slices.Contains(ids, s.id) {
			out = append(out, w.toldOf(p, s, h, fits))
		}
	})
	return out
}

// toldOf reads from the history what the contact has heard of a story.
func (w *world) toldOf(p *data.Prospect, s *story, h history, fits fittings) toldStory {
	out := toldStory{id: s.id}
	var ways []angle
	if s.lead != nil {
		if len(s.told) == 0 {
			s.told = []*data.Event{s.lead}
		}
		ways = w.angles(p, s)
	}
	if s.lead != nil && s.signal == nil {
		out.past = w.otherLines(p, s, fits)
	}
	for _, a := range ways {
		out.texts = append(out.texts, a.fact, a.plain)
	}
	for _, e := range s.events {
		out.texts = append(append(out.texts, oneLine(e.Title), oneLine(e.Evidence.Quote)), w.clausesOf(p, s, e)...)
	}
	for _, t := range h.touches {
		a, chapter, ok := angleOf(t.ReasonID, s.id)
		if t.ReasonID == "" || !h.withContact(t) || !answered(t) && !leftWord(t) || !ok && storyOf(t.ReasonID) != s.id {
			continue
		}
		out.by = t
		if ok && chapter != 0 && chapter < s.chapter {
			out.before = append(out.before, w.knownOn(p, s, dayOf(t.At))...)
		}
		switch {
		case !ok || a >= len(ways):
		case chapter == 0 || chapter == s.chapter:
			out.lines = append(out.lines, ways[a].voicemail)
		case ways[a].fact == "" || !strings.Contains(ways[a].voicemail, ways[a].fact):
			out.past = append(out.past, ways[a].voicemail) // the same words in every chapter
		}
	}
	return out
}

// clausesOf are all clauses with which an event of the story could be told.
func (w *world) clausesOf(p *data.Prospect, s *story, e *data.Event) []string {
	v := w.wordsFor(p, s, e)
	if g := s.signalOf(e); g != nil {
		v = v.ofSignal(g)
	}
	out := []string{headline(v, e).text, titleOf(v, e).text, toldByText(v, e).text}
	for _, template := range spokenTemplates(e, w.triggers[e.Type]) {
		if fact, ok := w.clauseOf(v, template); ok {
			out = append(out, strings.TrimRight(fact, ". "))
		}
	}
	return out
}

// otherLines are the lines without news in them for the other types and forms of a
// story's events: any of these may have led it when it was told.
func (w *world) otherLines(p *data.Prospect, s *story, fits fittings) []string {
	type way struct {
		eventType string
		form      form
	}
	var out []string
	ways := map[way]bool{{s.lead.Type, formOf(s.lead)}: true}
	for _, e := range s.events {
		_, talk := talkFor(e.Type, fits)
		for _, f := range []form{formOf(e), asRumour} {
			if f == asRumour && f != formOf(e) && s.closed == nil || ways[way{e.Type, f}] {
				continue
			}
			ways[way{e.Type, f}] = true
			for _, line := range f.of(talk, e.Type).Voicemails {
				if !holdsFact(line) {
					out = append(out, w.line(s.own, w.wordsFor(p, s, e), line))
				}
			}
		}
	}
	return out
}

// knownOn are the headlines, quotes and clauses of a story that could be told on a day.
func (w *world) knownOn(p *data.Prospect, s *story, day time.Time) []string {
	var out []string
	for _, e := range s.events {
		if !seenOn(e).After(day) {
			out = append(append(out, oneLine(e.Title), oneLine(e.Evidence.Quote)), w.clausesOf(p, s, e)...)
		}
	}
	return out
}

// saidBeside is what the contact has heard beside a story; nil when that is nothing.
func saidBeside(told []toldStory, s *story) *said {
	var out *said
	for i := range told {
		t := &told[i]
		if t.by == nil {
			continue
		}
		if out == nil {
			out = &said{}
		}
		if out.by == nil || t.by.At.After(out.by.At) {
			out.by = t.by
		}
		out.lines, out.heads = append(out.lines, t.past...), addFolded(out.heads, t.before)
		if t.id == s.id {
			continue
		}
		out.lines, out.sums = append(out.lines, t.lines...), append(out.sums, moneyIn(t.texts...)...)
		out.heads = addFolded(out.heads, t.texts)
	}
	return out
}

func addFolded(to, texts []string) []string {
	for _, text := range texts {
		if folded := foldWords(text); folded != "" {
			to = append(to, folded)
		}
	}
	return to
}

// heardFact tells whether the contact had the fact of an angle of the story with an
// angle before it.
func (h history) heardFact(s *story, angles []angle, n int) bool {
	if n == 0 || n >= len(angles) {
		return false
	}
	l := h.ledger(s)
	for i, a := range angles[:n] {
		if t := l.spent[i]; t != nil && a.fact == angles[n].fact && storyOf(t.ReasonID) == s.id {
			return true
		}
	}
	return false
}
