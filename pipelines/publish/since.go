package publish

import (
	"slices"

	"callworthy/data"
)

// Silence keeps prospects unnamed that were suppressed since a list was made.
type Silence struct {
	h hush
}

// NewSilence is for prospects, each with its other names and its contact. One without
// an id is a name alone.
func NewSilence(prospects []data.Prospect) Silence {
	var held []data.HeldBack
	for _, p := range prospects {
		for _, name := range append([]string{p.Name, p.Contact.Name}, p.Aliases...) {
			held = append(held, data.HeldBack{ProspectID: p.ID, Prospect: name, Cause: data.CauseSuppressed})
		}
	}
	h := newHush(data.List{HeldBack: held})
	delete(h.ids, "")
	return Silence{h}
}

// None tells that everybody may be named.
func (s Silence) None() bool { return len(s.h.ids) == 0 && len(s.h.names) == 0 }

// Of tells whether the prospect with this id must not be named.
func (s Silence) Of(id string) bool { return s.h.ids[id] }

// Is tells whether a value is the id or the name of somebody who must not be named.
func (s Silence) Is(value string) bool { return s.h.ids[value] || slices.Contains(s.h.names, value) }

// Text masks the names in a text that belongs to the prospect of the name own, if
// to any; an address that holds one is masked as a whole.
func (s Silence) Text(text, own string) string { return s.h.text(text, own) }

// Sheet is a copy of a list without their rows, and without their names in those of
// others. They count as suppressed.
func (s Silence) Sheet(sheet Sheet) Sheet {
	if s.None() {
		return sheet
	}
	before := len(sheet.Calls) + len(sheet.HeldBack)
	sheet.Calls = slices.DeleteFunc(slices.Clone(sheet.Calls), func(r Row) bool { return s.Of(r.ProspectID) })
	sheet.HeldBack = slices.DeleteFunc(slices.Clone(sheet.HeldBack), func(b HeldBack) bool { return s.Of(b.ProspectID) })
	sheet.TakenBack = slices.DeleteFunc(slices.Clone(sheet.TakenBack), func(t TakenBack) bool { return s.Of(t.Prospect) })
	sheet.Suppressed += before - len(sheet.Calls) - len(sheet.HeldBack)
	calls := map[string]int{}
	for i := range sheet.Calls {
		calls[sheet.Calls[i].Rep]++
		s.row(&sheet.Calls[i])
	}
	sheet.Reps = slices.Clone(sheet.Reps)
	for i, r := range sheet.Reps {
		sheet.Reps[i].Calls = calls[r.ID]
	}
	for i, b := range sheet.HeldBack {
		sheet.HeldBack[i].Detail = s.Text(b.Detail, b.Prospect)
	}
	sheet.Degraded = s.h.texts(sheet.Degraded, "")
	return sheet
}

// row masks the names in a row of somebody else.
func (s Silence) row(r *Row) {
	r.hush(s.h)
	r.Told, r.AlreadyTold = s.h.texts(r.Told, r.Prospect), s.h.texts(r.AlreadyTold, r.Prospect)
}
