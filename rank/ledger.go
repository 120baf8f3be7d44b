package rank

import (
	"slices"
	"strings"
	"time"

	"callworthy/data"
)

// reasonID names the angle of a story's chapter: "story:a" in the first, and
// "story:a2" after one development.
func reasonID(story string, angle, chapter int) string {
	return story + ":" + angleName(angle, chapter)
}

func angleName(angle, chapter int) string {
	name := string(rune('a' + angle))
	if chapter > 1 {
		name += itoa(chapter)
	}
	return name
}

// angleOf reads what a touch says of a story: angle and chapter. A bare story
// is angle a; its chapter is 0, to be told from the date. ok is false when the
// reason is another.
func angleOf(reason, story string) (angle, chapter int, ok bool) {
	rest, ok := strings.CutPrefix(reason, story)
	if !ok || rest != "" && rest[0] != ':' {
		return 0, 0, false
	}
	if len(rest) < 2 {
		return 0, 0, true
	}
	angle, chapter = int(rest[1]-'a'), 1
	if angle < 0 || angle >= maxAngles {
		return 0, 0, false
	}
	if digits := rest[2:]; digits != "" {
		chapter = 0
		for _, d := range digits {
			if d < '0' || d > '9' || chapter > 1000 {
				return 0, 0, false
			}
			chapter = 10*chapter + int(d-'0')
		}
	}
	return angle, chapter, true
}

// ledger is what of one story the contact has heard.
type ledger struct {
	talked   *data.Touch // the conversation that spent it
	disliked bool        // who heard it, or the rep, thought little of it
	spent    [maxAngles]*data.Touch
}

func (l ledger) next() int {
	for i, t := range l.spent {
		if t == nil {
			return i
		}
	}
	return maxAngles
}

// last is the latest touch at which something of the story was heard.
func (l ledger) last() *data.Touch {
	last := l.talked
	for _, t := range l.spent {
		if t != nil && (last == nil || t.At.After(last.At)) {
			last = t
		}
	}
	return last
}

// ledger reads from the history what was heard of the story's present chapter.
func (h history) ledger(s *story) ledger {
	var l ledger
	for _, t := range h.touches {
		angle, chapter, ok := angleOf(t.ReasonID, s.id)
		if t.ReasonID == "" || !ok {
			if slices.Contains(s.beside, storyOf(t.ReasonID)) {
				h.heardBeside(&l, t, s)
			}
			continue
		}
		if t.Verdict == data.VerdictWeak || t.Verdict == data.VerdictOld || t.Outcome == data.TouchNotInterested {
			l.disliked = true
		}
		if chapter == 0 {
			chapter = s.chapterAt(dayOf(t.At))
		}
		if !h.withContact(t) || chapter < s.chapter {
			continue
		}
		switch {
		case answered(t):
			l.talked = t
		case leftWord(t) && chapter == s.chapter:
			l.spent[angle] = t
		}
	}
	return l
}

// heardBeside reads what was told of another story of the article that tells this
// one. A conversation about it spends the article, a message its headline and with
// it the first breadcrumb.
func (h history) heardBeside(l *ledger, t *data.Touch, s *story) {
	switch {
	case !h.withContact(t) || dayOf(t.At).Before(seenOn(s.lead)):
	case answered(t):
		l.talked = t
	case leftWord(t) && l.spent[0] == nil:
		l.spent[0] = t
	}
}

// besides are the other stories that the article tells which tells this one.
func besides(s *story, own []*data.Event, signals []*data.Signal) []string {
	var out []string
	note := func(e *data.Event) {
		if id := storyID(e); e.DocumentID == s.lead.DocumentID && e.DocumentID != "" && id != s.id && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for _, e := range own {
		note(e)
	}
	for _, g := range signals {
		note(&g.Event)
	}
	return out
}

// chapterAt is the present chapter from the day on which it was seen, and the
// one before until then.
func (s *story) chapterAt(day time.Time) int {
	if s.chapter > 1 && day.Before(seenOn(s.lead)) {
		return s.chapter - 1
	}
	return s.chapter
}

// leftWord tells whether the contact has a message from us.
func leftWord(t *data.Touch) bool {
	if t.Outcome == data.TouchVoicemail {
		return true
	}
	return t.Outcome == data.TouchNoAnswer && (t.Channel == data.ChannelVoicemail || t.Channel == data.ChannelEmail)
}

// lastAt is when something of the story was last heard.
func (l ledger) lastAt() time.Time {
	if t := l.last(); t != nil {
		return t.At
	}
	return time.Time{}
}

// storyOf is the story that a touch's reason names: the reason id without its
// angle or piece.
func storyOf(reason string) string {
	i := strings.LastIndexByte(reason, ':')
	if i <= 0 {
		return reason
	}
	angle := reason[i+1:]
	if strings.HasPrefix(reason[i:], contentMark) || angle == "" ||
		angle[0] >= 'a' && angle[0] <= 'z' && strings.Trim(angle[1:], "0123456789") == "" {
		return reason[:i]
	}
	return reason
}

// weigh makes the story the candidate's reason when it is better than the one
// so far and not spent, or says what it lacks.
func (w *world) weigh(c *candidate, s *story) (outcome, string) {
	if w.homework.rejected[s.id] != "" {
		return rejected, w.typeName(s.lead.Type)
	}
	l := c.history.ledger(s)
	s.said = saidBeside(c.told, s)
	angle, angles := l.next(), 1
	if (angle > 0 || s.said != nil) && l.talked == nil {
		ways := w.angles(c.prospect, s)
		for angles = len(ways); angle < angles && (l.spent[angle] != nil || ways[angle].again); {
			angle++
		}
	}
	if s.left = l.heard(); l.talked != nil || angle >= angles {
		if s.piece = w.pieceAfter(c, s, l); s.piece == nil {
			return heard, w.alreadyTold(c.prospect, s, l)
		}
		angle = 0
	}
	score := w.storyScore(s)
	if c.story == nil || better(score, s, c) {
		c.story, c.angle, c.score, c.day, c.fit = s, angle, score, s.day, s.fit
	}
	return nothing, ""
}

// heard counts the breadcrumbs that the contact has had.
func (l ledger) heard() int {
	n := 0
	for _, t := range l.spent {
		if t != nil {
			n++
		}
	}
	return n
}

// alreadyTold says when a story was last told, and what it was.
func (w *world) alreadyTold(p *data.Prospect, s *story, l ledger) string {
	last := l.last()
	if last == nil {
		last = s.said.by // all of it that could be told was, with other news
	}
	fact := strings.TrimRight(w.angles(p, s)[0].sentence, ".")
	how := touchWord(last)
	if storyOf(last.ReasonID) != s.id {
		how += ", with other news"
		if slices.Contains(s.beside, storyOf(last.ReasonID)) {
			how += " of the same article"
		}
	}
	return "Already told on " + spoken(dayOf(last.At), w.date) + " (" + how + "): " + fact
}

// better orders the stories of one prospect: score, then day, then id.
func better(score tally, s *story, c *candidate) bool {
	if score.total != c.score.total {
		return score.total > c.score.total
	}
	if !s.day.Equal(c.day) {
		return s.day.After(c.day)
	}
	return s.id < c.story.id
}

func touchWord(t *data.Touch) string {
	switch {
	case t.Outcome == data.TouchNotInterested:
		return "not interested"
	case answered(t):
		return string(t.Outcome)
	case t.Channel == data.ChannelEmail:
		return "e-mail"
	}
	return "voicemail"
}
