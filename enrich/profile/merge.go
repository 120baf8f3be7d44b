package profile

import (
	"cmp"
	"slices"
	"strings"

	"callworthy/data"
)

// Merge makes the homework card of one prospect from the cards of its pages: of
// each value the one from the surest place, and of equal places from the page
// with the shortest address, which is the home page.
func Merge(cards []data.Card) data.Profile {
	cards = slices.Clone(cards)
	slices.SortFunc(cards, func(a, b data.Card) int {
		return cmp.Or(cmp.Compare(len(a.URL), len(b.URL)), strings.Compare(a.URL, b.URL))
	})
	out := data.Profile{Sources: map[string]data.ProfileSource{}}
	for _, c := range cards {
		p := c.Profile
		out.ProspectID = p.ProspectID
		if p.ObservedAt.After(out.ObservedAt) {
			out.ObservedAt = p.ObservedAt
		}
		for _, f := range fields {
			take(&out, p, f)
		}
		for _, l := range p.Links {
			if !slices.ContainsFunc(out.Links, func(k data.ProfileLink) bool { return k.Kind == l.Kind }) {
				out.Links = append(out.Links, l)
			}
		}
	}
	slices.SortFunc(out.Links, func(a, b data.ProfileLink) int { return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind) })
	return out
}

// field is one value of a card.
type field struct {
	name string // in Sources
	copy func(to *data.Profile, from data.Profile)
	with []string // values that are taken with it
}

// fields are the values of a card in their order. What belongs to an address is
// taken with it.
var fields = []field{
	{"description", func(to *data.Profile, from data.Profile) { to.Description = from.Description }, nil},
	{"address", func(to *data.Profile, from data.Profile) {
		to.Address, to.City, to.Region, to.Country = from.Address, from.City, from.Region, from.Country
	}, []string{"city", "region", "country"}},
	{"phone", func(to *data.Profile, from data.Profile) { to.Phone = from.Phone }, nil},
	{"industry", func(to *data.Profile, from data.Profile) { to.Industry = from.Industry }, nil},
	{"employees", func(to *data.Profile, from data.Profile) { to.Employees = from.Employees }, nil},
	{"founded", func(to *data.Profile, from data.Profile) { to.Founded = from.Founded }, nil},
}

// take copies a value when it comes from a surer place than the one there.
func take(to *data.Profile, from data.Profile, f field) {
	now, found := from.Sources[f.name]
	was, known := to.Sources[f.name]
	if !found || known && sureness(was.Where) <= sureness(now.Where) {
		return
	}
	f.copy(to, from)
	to.Sources[f.name] = now
	for _, name := range f.with {
		delete(to.Sources, name)
		if s, ok := from.Sources[name]; ok {
			to.Sources[name] = s
		}
	}
}

func sureness(where string) int {
	return slices.Index([]string{inMarkup, inDescription, inAddress, inLink, inText}, where)
}
