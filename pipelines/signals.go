package pipelines

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"callworthy/data"
	"callworthy/data/duck"
	"callworthy/enrich/story"
)

// assignSignals groups the signals that changed into stories. What happened to
// one organisation is one story, whomever it concerns.
func (n *night) assignSignals(ctx context.Context) error {
	keys, err := n.store.DirtySignals(ctx)
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		return nil
	}
	denials, err := n.store.DeniedSignals(ctx)
	if err != nil {
		return err
	}
	untrue, err := n.disbelieved(ctx)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(keys, 500) {
		byKey, err := n.store.SignalsOfKeys(ctx, some)
		if err != nil {
			return err
		}
		var all []data.Signal
		aliases := map[string]string{}
		for _, key := range some {
			assigned, r := signalStories(key, byKey[key], denials[key], untrue)
			all = append(all, assigned...)
			maps.Copy(aliases, r.Aliases)
		}
		if err := n.store.SaveSignalStories(context.WithoutCancel(ctx), all, aliases); err != nil {
			return err
		}
		n.checkpoint("signal stories")
	}
	return nil
}

// signalStories assigns the signals of one key: those of one document are one
// event, told once. Denials are what texts take back of them; what the Result has
// withdrawn is by the document's event that speaks for all of its signals. What goes on
// with an untrue story is told from its first night on, or not at all: a signal keeps its
// story.
func signalStories(key duck.SignalKey, signals []data.Signal, denials []data.Denial, untrue map[string]time.Time) (assigned []data.Signal, r story.Result) {
	byDocument := map[string]data.Event{}
	for _, s := range signals {
		if known, seen := byDocument[s.DocumentID]; !seen || prefer(s.Event, known) {
			e := s.Event
			e.ProspectID = strings.Join([]string{string(key.Relation), key.Party}, " ")
			byDocument[s.DocumentID] = e
		}
	}
	var events []data.Event
	for _, id := range slices.Sorted(maps.Keys(byDocument)) {
		events = append(events, byDocument[id])
	}
	r = story.Memory{Own: ownWords(key, signals), Denials: denials, False: untrue}.Assign(events)
	for _, e := range r.Events {
		byDocument[e.DocumentID] = e
	}
	assigned = slices.Clone(signals)
	for i := range assigned {
		s := &assigned[i]
		told := byDocument[s.DocumentID]
		if s.StoryID == "" {
			s.StoryID = told.StoryID
		}
		s.Novelty = ""
		if s.Live() {
			s.Novelty = told.Novelty
		}
	}
	return assigned, r
}

// ownWords are the names of the organisation that the signals are about: they tell
// none of its texts from another.
func ownWords(key duck.SignalKey, signals []data.Signal) []string {
	names := []string{key.Party}
	for _, s := range signals {
		names = append(names, s.About)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// prefer tells whether e speaks for a document rather than the other: one that
// has a story before one that has none, one that stands before one withdrawn.
func prefer(e, other data.Event) bool {
	if (e.StoryID == "") != (other.StoryID == "") {
		return e.StoryID != ""
	}
	return e.Live() && !other.Live()
}

// liveSignals are those that stand, each with the story that its own was found
// to be a part of.
func (n *night) liveSignals(ctx context.Context, aliases map[string]string) ([]data.Signal, error) {
	signals, err := n.store.LiveSignals(ctx)
	if err != nil {
		return nil, err
	}
	for i := range signals {
		signals[i].StoryID = eldest(signals[i].StoryID, aliases)
	}
	return signals, nil
}
