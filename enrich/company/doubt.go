package company

import (
	"fmt"
	"strings"

	"callworthy/data"
)

// Resolve finds what Mentions finds, and the names that were left out for want of
// proof: the first in the article of each prospect that is not mentioned in it.
func (m *Matcher) Resolve(a data.Article) ([]data.Mention, []data.Doubt) {
	sc := m.scratch.Get().(*scratch)
	defer m.scratch.Put(sc)
	r := m.resolve(a, sc)
	return r.out, r.doubts()
}

// doubts explains the hits of prospects that the article does not mention.
func (r *resolution) doubts() []data.Doubt {
	var out []data.Doubt
	done := map[string]bool{}
	for _, k := range r.out {
		done[k.ProspectID] = true
	}
	for i, h := range r.hits {
		if settled := r.mentioned(h, done); settled {
			continue
		}
		for _, e := range h.entries {
			p := r.m.prospects[e.prospect]
			if done[p.ID] {
				continue
			}
			done[p.ID] = true
			a := r.page.article
			out = append(out, data.Doubt{ProspectID: p.ID, DocumentID: a.DocumentID, Name: h.field.Of(a)[h.start:h.end], Why: r.why(i, e),
				URL: a.URL, Title: a.Title, PublishedAt: a.PublishedAt})
		}
	}
	return out
}

// mentioned tells whether a place is the mention of one of those that share its name.
func (r *resolution) mentioned(h hit, done map[string]bool) bool {
	for _, e := range h.entries {
		if len(h.entries) > 1 && done[r.m.prospects[e.prospect].ID] && r.found[e.prospect] != "" {
			return true
		}
	}
	return false
}

// why tells people why a hit does not count for a prospect.
func (r *resolution) why(i int, e entry) string {
	h, around := r.hits[i], r.around[i]
	s, words := h.field.Of(r.page.article), r.page.words(h.field)
	v := r.weigh(e.prospect)
	switch {
	case around.thing != "":
		return "it is " + around.thing
	case v.denied() && v.why != "":
		return "the text gives it " + v.why
	case v.denied() && v.thing != "":
		return "in this text it is " + v.thing
	case r.anotherForm(h, e):
		return "another legal form follows the name"
	case around.follows && h.j < len(words):
		return "it is part of a longer name, “" + s[h.start:words[h.j].end] + "”"
	case around.surname:
		return "it is part of a longer name or a surname, “" + s[words[h.i-1].start:h.end] + "”"
	case !onlyOne(h.entries):
		return fmt.Sprintf("%d prospects share this name, and the text does not tell which is meant: no %s", r.sharers(h), r.wanted(e))
	case !around.clean:
		return "it is part of a longer name or no name here"
	case r.void[e.prospect]:
		return "it is somebody else's short name in this text"
	}
	return "nothing shows that this " + r.m.prospects[e.prospect].Name + " is meant: no " + r.wanted(e)
}

// sharers counts the prospects that a hit could mean.
func (r *resolution) sharers(h hit) int {
	seen := map[int32]bool{}
	for _, e := range h.entries {
		seen[e.prospect] = true
	}
	return len(seen)
}

// wanted lists what would have proved that a prospect is meant.
func (r *resolution) wanted(e entry) string {
	p, f := r.m.prospects[e.prospect], r.factsOf(e.prospect)
	var kinds []string
	for _, k := range []struct {
		has  bool
		name string
	}{
		{p.Domain != "", "domain"}, {f.ticker != "", "ticker"}, {true, "full legal name"}, {len(f.city) > 0, "place"},
		{len(f.industry) > 0 || f.trades != 0, "industry"}, {len(f.keywords) > 0, "keyword"}, {f.contact != "", "contact"},
	} {
		if k.has {
			kinds = append(kinds, k.name)
		}
	}
	out := strings.Join(kinds, ", ")
	if f.bare {
		out += "; the row has only a name, so nothing else could"
	}
	return out
}
