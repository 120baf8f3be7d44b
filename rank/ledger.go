package rank

import (
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
	rejected bool        // a rep found it false, or of another company
	talked   *data.Touch // the conversation that spent it
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
			continue
		}
		if t.Verdict == data.VerdictFalse || t.Verdict == data.VerdictWrongCompany {
			l.rejected = true
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

// weigh makes the story the candidate's reason when it is better than the one
// so far and not spent, or says what it lacks.
func (w *world) weigh(c *candidate, s *story) (outcome, string) {
	l := c.history.ledger(s)
	if l.rejected {
		return rejected, w.typeName(s.lead.Type)
	}
	angle := l.next()
	if l.talked != nil || angle > 0 && angle >= len(w.angles(c.prospect, s)) {
		last := l.last()
		fact := strings.TrimRight(w.angles(c.prospect, s)[0].sentence, ".")
		return heard, "Already told on " + spoken(dayOf(last.At), w.date) + " (" + touchWord(last) + "): " + fact
	}
	score := w.storyScore(s)
	if c.story == nil || better(score, s, c) {
		c.story, c.angle, c.score, c.day, c.fit = s, angle, score, s.day, s.fit
	}
	return nothing, ""
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
