package story

import (
	"cmp"
	"maps"
	"strings"
	"time"

	"callworthy/data"
)

// setNovelty tells for every event whether its story says something new by it.
func setNovelty(events []data.Event, aliases map[string]string) {
	told := map[string]*telling{}
	for i := range events {
		e := &events[i]
		e.Novelty = ""
		if !e.Live() {
			continue
		}
		id := cmp.Or(aliases[e.StoryID], e.StoryID)
		if told[id] == nil {
			told[id] = &telling{slots: map[string]bool{}}
		}
		e.Novelty = told[id].add(*e)
	}
}

// telling is what a story has said so far.
type telling struct {
	begun  bool
	stage  int       // the furthest
	at     time.Time // when it got there
	amount money
	count  money
	slots  map[string]bool
}

// The stages of a happening.
const (
	stageRumoured = iota + 1
	stagePlanned
	stageDone
	stageClosed // what was agreed is completed
)

// settling is how long after an announcement "buys" still means that it will.
const settling = 5 * 24 * time.Hour

// stageOf is how far a happening is when an event tells of it.
func stageOf(e data.Event) int {
	switch e.Status {
	case data.StatusRumoured:
		return stageRumoured
	case data.StatusPlanned:
		return stagePlanned
	case data.StatusDone:
		if kinds[e.Type].close && closes(e.Title+" "+e.Evidence.Quote) {
			return stageClosed
		}
		return stageDone
	}
	return 0
}

// closes tells whether a text says that something agreed is completed.
func closes(text string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), notInWord) {
		if closing[w] {
			return true
		}
	}
	return false
}

var closing = setOf("completes completed completion complete closes closed closing finalizes finalized finalises finalised concludes concluded")

// add tells what an event adds to its story: everything, a development (it went
// from rumour to fact, from an agreement to its closing, more money, a name for
// the office), or nothing.
func (t *telling) add(e data.Event) data.Novelty {
	if e.Status == data.StatusPast {
		return data.NoveltyEcho
	}
	novelty, at, stage := data.NoveltyEcho, published(e), stageOf(e)
	later := at.Format(time.DateOnly) > t.at.Format(time.DateOnly)
	if stage >= stageDone && t.stage == stagePlanned && stage != stageClosed && at.Sub(t.at) < settling {
		stage = stagePlanned
	}
	amount, count := parseMoney(e.Slots["amount"]), countOf(e)
	switch {
	case !t.begun:
		novelty = data.NoveltyNew
	case stage > t.stage && t.stage == stageRumoured, stage > t.stage && later && !(t.stage == stageDone && at.Sub(t.at) < settling):
		novelty = data.NoveltyDevelopment
	case later && (t.amount.less(amount) || t.count.value > 0 && count.value > t.count.value*1.1):
		novelty = data.NoveltyDevelopment
	case later && strings.HasPrefix(e.Type, "leadership_") && e.Slots["person"] != "" && !t.slots["person"]:
		novelty = data.NoveltyDevelopment
	}
	t.remember(e, novelty, stage, amount, count)
	return novelty
}

func (t *telling) remember(e data.Event, novelty data.Novelty, stage int, amount, count money) {
	t.begun = true
	if stage > t.stage || novelty != data.NoveltyEcho {
		t.at = published(e)
	}
	t.stage = max(t.stage, stage)
	if t.amount.value == 0 || t.amount.less(amount) {
		t.amount = amount
	}
	if count.value > t.count.value {
		t.count = count
	}
	for key := range maps.Keys(e.Slots) {
		t.slots[key] = t.slots[key] || e.Slots[key] != ""
	}
}

// countOf is the number of people, records or sites of an event whose count may be
// raised; shares of a hundred are no counts.
func countOf(e data.Event) money {
	c := e.Slots["count"]
	if !kinds[e.Type].grows || strings.Contains(c, "%") || strings.Contains(c, "percent") {
		return money{}
	}
	return parseMoney(c)
}
