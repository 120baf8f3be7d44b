package rank

import (
	"cmp"
	"slices"

	"callworthy/data"
)

// noLongerNamed warns that a page of the prospect named the contact and does so no
// more. Why, no page says: they may have left, or the page is another one. So nobody
// else is greeted, and the number and address stay. A check of the contact since
// then, a page that names them, or a year is the end of it.
func (w *world) noLongerNamed(p *data.Prospect) string {
	var gone data.GonePerson
	url := ""
	for _, page := range w.homework.pages[p.ID] {
		if slices.ContainsFunc(page.People, func(x data.PagePerson) bool { return samePerson(x.Name, p.Contact.Name) }) {
			return ""
		}
		for _, g := range page.Gone {
			missed := dayOf(g.MissedAt)
			switch {
			case !samePerson(g.Name, p.Contact.Name) || g.MissedAt.After(w.in.AsOf):
			case !missed.After(dayOf(p.Contact.Verified)) || daysBetween(missed, w.date) > contactDays:
			case g.SeenAt.After(gone.SeenAt):
				gone, url = g, page.URL
			}
		}
	}
	if url == "" {
		return ""
	}
	return "Their leadership page named " + oneLine(p.Contact.Name) + " until " + spoken(dayOf(gone.SeenAt), w.date) +
		" and no longer does: check before you call (" + oneLine(url) + ")."
}

// pagesOf are the pages that tell who leads each prospect, by prospect and in the
// order of their addresses.
func pagesOf(in Input) map[string][]*data.WatchedPage {
	out := map[string][]*data.WatchedPage{}
	for i := range in.Pages {
		if p := &in.Pages[i]; p.Kind == data.PageLeadership {
			out[p.ProspectID] = append(out[p.ProspectID], p)
		}
	}
	for _, pages := range out {
		slices.SortFunc(pages, func(a, b *data.WatchedPage) int {
			return cmp.Or(cmp.Compare(a.URL, b.URL), cmp.Compare(a.Source, b.Source))
		})
	}
	return out
}
