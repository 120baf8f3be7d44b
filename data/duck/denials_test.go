package duck

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"callworthy/data"
)

// denying is an article that takes back what is known of P1's and P2's takeovers.
func denying(kind data.DenialKind, prospects ...string) Reading {
	r := reading("denial")
	r.Article.PublishedAt = nightTwo
	for _, p := range prospects {
		r.Denials = append(r.Denials, data.Denial{
			ProspectID: p, Type: "acquisition", Kind: kind, Evidence: data.Evidence{Field: data.FieldText, Start: 5, End: 16, Quote: "It is “off”"},
			DocumentID: r.Article.DocumentID, URL: r.Article.URL, Title: r.Article.Title, PublishedAt: r.Article.PublishedAt, ObservedAt: r.Article.FetchedAt,
		})
	}
	return r
}

// A denial comes back as it was saved, marks the stories that it may change, is
// kept while its story is unknown, and goes when its document no longer says it.
func TestDenials(t *testing.T) {
	st := open(t, storePath(t))
	key := StoryKey{"P1", "acquisition"}
	save(t, st, nightOne, reading("u1", "P1 acquisition"))
	assign(t, st)
	first := denying(data.DenialOff, "P1", "P2")
	steps := []struct {
		name    string
		reading Reading
		want    map[StoryKey][]data.Denial
		dirty   int
	}{
		{"new, and of one that has no such story", first, map[StoryKey][]data.Denial{key: first.Denials[:1]}, 1},
		{"the same", first, map[StoryKey][]data.Denial{key: first.Denials[:1]}, 0},
		{"another kind", denying(data.DenialDenied, "P1"), map[StoryKey][]data.Denial{key: denying(data.DenialDenied, "P1").Denials}, 1},
		{"gone", denying(data.DenialOff), map[StoryKey][]data.Denial{}, 1},
	}
	for _, s := range steps {
		save(t, st, nightTwo, s.reading)
		if diff := cmp.Diff(s.want, must(st.Denials(t.Context()))(t)); diff != "" {
			t.Errorf("%s: %s", s.name, diff)
		}
		if keys := must(st.DirtyStories(t.Context()))(t); len(keys) != s.dirty {
			t.Errorf("%s: stories to be assigned anew: %v", s.name, keys)
		}
		assign(t, st)
	}
}

// Read again on a later night, a denial keeps the moment when it was first seen.
func TestDenialIsFirstSeenOnce(t *testing.T) {
	st := open(t, storePath(t))
	save(t, st, nightOne, reading("u1", "P1 acquisition"), denying(data.DenialOff, "P1"))
	later := denying(data.DenialCorrected, "P1")
	later.Denials[0].ObservedAt = nightTwo
	save(t, st, nightTwo, later)
	got := must(st.Denials(t.Context()))(t)[StoryKey{"P1", "acquisition"}]
	if len(got) != 1 || got[0].Kind != data.DenialCorrected || !got[0].ObservedAt.Equal(nightOne) {
		t.Errorf("got %+v", got)
	}
}
