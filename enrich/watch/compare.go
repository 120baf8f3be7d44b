package watch

import (
	"slices"
	"strings"
	"time"

	"callworthy/data"
)

// Read reads a page of a kind that is watched: who it names, or which posts.
func Read(page data.SitePage) (data.WatchedPage, error) {
	w := data.WatchedPage{URL: page.URL, Kind: page.Kind, ReadAt: page.FetchedAt}
	title, lines, alts, err := linesOf(page)
	if err != nil {
		return w, err
	}
	w.Title = title
	switch page.Kind {
	case data.PageLeadership:
		if w.People = people(lines); len(w.People) == 0 {
			w.People = people(alts)
		}
	case data.PageCareers:
		w.Posts = posts(lines)
	}
	return w, nil
}

// Change is what a page says that it did not say before, and no longer says.
type Change struct {
	Before time.Time // when it was read the time before
	New    []data.PagePerson
	Gone   []data.PagePerson
	Posts  []data.PagePost // new ones
}

// What makes a change news. The figures are choices, made for few false reasons:
// a page that changes as a whole was rebuilt, and what nobody looked at for long
// may be old.
const (
	longestGap  = 45 * 24 * time.Hour // between two readings that are compared
	fewestKept  = 0.5                 // share of the names before that must still stand
	mostNew     = 3                   // names that may come at once
	fewestPosts = 3                   // new posts of one function that are news
	keptPosts   = 0.2                 // share of the posts before that must still stand, where there were many
	manyPosts   = 8
	keepGone    = 400 * 24 * time.Hour // a name that is gone is remembered
)

// Compare tells what changed between two readings of one page. ok is false when
// they cannot be compared: the page is another one, was rebuilt, or was not read
// for long. The later reading is then where the next comparison begins.
func Compare(before, now data.WatchedPage) (c Change, ok bool) {
	gap := now.ReadAt.Sub(before.ReadAt)
	if before.ReadAt.IsZero() || gap <= 0 || gap > longestGap || before.Kind != now.Kind {
		return Change{}, false
	}
	if now.Kind == data.PageLeadership {
		c, ok = comparePeople(before.People, now.People)
	} else {
		c, ok = comparePosts(before.Posts, now.Posts)
	}
	c.Before = before.ReadAt
	return c, ok
}

func comparePeople(before, now []data.PagePerson) (c Change, ok bool) {
	c.New, c.Gone = without(now, before), without(before, now)
	kept := len(before) - len(c.Gone)
	ok = len(before) > 0 && float64(kept) >= fewestKept*float64(len(before)) && len(c.New) <= mostNew
	if len(before) == 1 { // one name alone tells a change from another page only if it stays
		ok = kept == 1 && len(c.New) <= 1
	}
	if !ok {
		return Change{}, false
	}
	return c, true
}

// without are the people of a whom b does not name. Somebody with the same title
// and the same first or last name is not new: a name was spelled otherwise or changed.
func without(a, b []data.PagePerson) []data.PagePerson {
	var out []data.PagePerson
	for _, p := range a {
		if !slices.ContainsFunc(b, func(q data.PagePerson) bool { return samePerson(p, q) }) {
			out = append(out, p)
		}
	}
	return out
}

func samePerson(p, q data.PagePerson) bool {
	a, b := strings.Fields(nameKey(p.Name)), strings.Fields(nameKey(q.Name))
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	first, last := a[0] == b[0], a[len(a)-1] == b[len(b)-1]
	return first && last || (first || last) && strings.EqualFold(p.Title, q.Title)
}

func comparePosts(before, now []data.PagePost) (c Change, ok bool) {
	stood := map[string]int{}
	for _, p := range before {
		stood[postKey(p)]++
	}
	kept := 0
	for _, p := range now {
		if stood[postKey(p)] > 0 {
			stood[postKey(p)]--
			kept++
		} else {
			c.Posts = append(c.Posts, p)
		}
	}
	if len(before) == 0 || len(before) >= manyPosts && float64(kept) < keptPosts*float64(len(before)) {
		return Change{}, false
	}
	return c, true
}

func postKey(p data.PagePost) string { return strings.Join(wordsOf(p.Title), " ") }

// Keep is what is remembered of a page after it was read again: what it says now,
// with those who are gone. A page on which nothing can be read, such as one that is
// being mended, does not make us forget what it said.
func Keep(before, now data.WatchedPage, c Change) data.WatchedPage {
	if len(now.People)+len(now.Posts) == 0 && len(before.People)+len(before.Posts) > 0 {
		return before
	}
	for _, g := range before.Gone {
		if len(without([]data.PagePerson{g.PagePerson}, now.People)) > 0 && now.ReadAt.Sub(g.MissedAt) < keepGone {
			now.Gone = append(now.Gone, g)
		}
	}
	for _, p := range c.Gone {
		now.Gone = append(now.Gone, data.GonePerson{PagePerson: p, SeenAt: c.Before, MissedAt: now.ReadAt})
	}
	return now
}
