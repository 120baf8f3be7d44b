package publish

import (
	"strings"
	"time"
)

// sheetColumns are those of the sheet Calls: what is needed before dialling
// first, what is said on the phone next, then where it is from.
var sheetColumns = []sheetColumn{
	{"Rank", 6, countCell, func(r Row, _ Rep) any { return r.Rank }, nil},
	{"Rep", 14, textCell, func(r Row, rep Rep) any { return clip(60, nameOf(r, rep)) }, nil},
	{"Company", 30, textCell, textOf(func(r Row) string { return r.Prospect }), nil},
	{"Contact", 22, textCell, textOf(func(r Row) string { return r.Contact }), nil},
	{"Title", 22, textCell, textOf(func(r Row) string { return r.ContactTitle }), nil},
	{"Phone", 20, linkCell, textOf(func(r Row) string { return r.Phone }), phoneCellLink},
	{"Reason", 60, textCell, textOf(func(r Row) string { return r.Sentence }), nil},
	{"From, their time", 10, clockCell, func(r Row, _ Rep) any { return clockValue(r.CallFrom) }, nil},
	{"Until, their time", 10, clockCell, func(r Row, _ Rep) any { return clockValue(r.CallUntil) }, nil},
	{"Their zone", 18, textCell, textOf(func(r Row) string { return r.Timezone }), nil},
	{"From, your time", 11, whenCell, func(r Row, rep Rep) any { from, _ := moments(r); return inZoneOf(rep, from) }, nil},
	{"Until, your time", 11, whenCell, func(r Row, rep Rep) any { _, until := moments(r); return inZoneOf(rep, until) }, nil},
	{"Why then", 36, textCell, textOf(func(r Row) string { return r.WhenWhy }), nil},
	{"Careful", 36, textCell, textOf(func(r Row) string { return r.Tact }), nil},
	{"Why it matters", 40, textCell, textOf(func(r Row) string { return r.WhyItMatters }), nil},
	{"Opener", 50, textCell, textOf(func(r Row) string { return r.Opener }), nil},
	{"Question", 40, textCell, textOf(func(r Row) string { return r.Question }), nil},
	{"Voicemail", 50, textCell, textOf(func(r Row) string { return r.Voicemail }), nil},
	{"Email", 28, linkCell, textOf(func(r Row) string { return r.Email }), mailCellLink},
	{"Mail subject", 30, textCell, textOf(func(r Row) string { return r.Mail.Subject }), nil},
	{"Mail", 50, textCell, func(r Row, _ Rep) any { return mailText(r.Mail.Body) }, nil},
	{"Content", 30, linkCell, textOf(func(r Row) string { return r.Content.Title }), func(r Row) string { return cellLink(r.Content.URL) }},
	{"Quote", 60, textCell, textOf(func(r Row) string { return r.Evidence }), nil},
	{"News of", 12, dateCell, func(r Row, _ Rep) any { return dayValue(r.EvidenceDate) }, nil},
	{"Source", 24, textCell, textOf(func(r Row) string { return r.SourceName }), nil},
	{"Address", 40, linkCell, textOf(func(r Row) string { return r.URL }), func(r Row) string { return cellLink(r.URL) }},
	{"Kind", 12, textCell, textOf(func(r Row) string { return words(string(r.Kind)) }), nil},
	{"Event", 16, textCell, textOf(func(r Row) string { return words(r.EventType) }), nil},
	{"Status", 10, textCell, textOf(func(r Row) string { return words(string(r.Status)) }), nil},
	{"About", 20, textCell, textOf(func(r Row) string { return r.About }), nil},
	{"Offer", 18, textCell, textOf(func(r Row) string { return r.Offer }), nil},
	{"Fit", 24, textCell, textOf(func(r Row) string { return r.Fit }), nil},
	{"Industry", 20, textCell, textOf(func(r Row) string { return r.Industry }), nil},
	{"Told before", 40, textCell, linesOf(func(r Row) []string { return r.Told }), nil},
	{"Already told", 40, textCell, linesOf(func(r Row) []string { return r.AlreadyTold }), nil},
	{"Attempts", 34, textCell, linesOf(func(r Row) []string { return tries(r, nil) }), nil},
	{"Contact note", 40, textCell, textOf(func(r Row) string { return r.ContactNote }), nil},
	{"New contact", 28, textCell, textOf(func(r Row) string { return joined(r.NewContact.Name, r.NewContact.Title) }), nil},
	{"Spelling", 28, textCell, textOf(func(r Row) string { return r.Spelling }), nil},
	{"Handed over", 28, textCell, textOf(func(r Row) string { return r.HandedOver }), nil},
	{"Score", 8, scoreCell, func(r Row, _ Rep) any { return r.Score }, nil},
	{"List date", 12, dateCell, func(r Row, _ Rep) any { return dayValue(r.ListDate) }, nil},
	{"Prospect id", 16, textCell, textOf(func(r Row) string { return r.ProspectID }), nil},
	{"Reason id", 20, textCell, textOf(func(r Row) string { return r.Reason.ID }), nil},
}

// textOf is a cell of one line of text, bounded by what a cell holds.
func textOf(of func(Row) string) func(Row, Rep) any {
	return func(r Row, _ Rep) any { return clip(maxCell, of(r)) }
}

// linesOf is a cell of several lines; the first maxTries are kept.
func linesOf(of func(Row) []string) func(Row, Rep) any {
	return func(r Row, _ Rep) any {
		var out []string
		for _, l := range of(r) {
			if l = clip(2000, l); l != "" && len(out) < maxTries {
				out = append(out, l)
			}
		}
		return strings.Join(out, "\n")
	}
}

func nameOf(r Row, rep Rep) string {
	if rep.Name != "" {
		return rep.Name
	}
	return r.Rep
}

// inZoneOf is a moment by the rep's clock; without a zone of the rep it is none.
func inZoneOf(rep Rep, t time.Time) any {
	zone, err := time.LoadLocation(rep.Timezone)
	if err != nil || rep.Timezone == "" || t.IsZero() {
		return time.Time{}
	}
	return t.In(zone)
}
