package publish

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// column is one column of calllist.csv.
type column struct {
	name string
	cell func(Row) string
}

// columns are those of the call_list view in its order, then more. Every text
// cell passes through cell, so none can be a formula.
//
// A phone number that starts with + is kept with an apostrophe before it, as
// any such cell: a spreadsheet would reckon +1-415-555-0100 out. Dialers and
// scripts take phone_link, the same number as a tel: address (RFC 3966), which
// no spreadsheet changes.
var columns = []column{
	{"list_date", func(r Row) string { return cell(r.ListDate) }},
	{"rep", func(r Row) string { return cell(r.Rep) }},
	{"rank", func(r Row) string { return strconv.Itoa(r.Rank) }},
	{"prospect_id", func(r Row) string { return cell(r.ProspectID) }},
	{"prospect", func(r Row) string { return cell(r.Prospect) }},
	{"contact", func(r Row) string { return cell(r.Contact) }},
	{"phone", func(r Row) string { return cell(r.Phone) }},
	{"reason_kind", func(r Row) string { return cell(string(r.Kind)) }},
	{"reason_id", func(r Row) string { return cell(r.Reason.ID) }},
	{"story_id", func(r Row) string { return cell(r.StoryID) }},
	{"angle", func(r Row) string { return cell(r.Angle) }},
	{"reason", func(r Row) string { return cell(r.Sentence) }},
	{"evidence", func(r Row) string { return cell(r.Evidence) }},
	{"evidence_date", func(r Row) string { return cell(r.EvidenceDate) }},
	{"source", func(r Row) string { return cell(r.Source) }},
	{"url", func(r Row) string { return cell(r.URL) }},
	{"event_id", func(r Row) string { return cell(r.EventID) }},
	{"score", func(r Row) string { return strconv.FormatFloat(r.Score, 'f', -1, 64) }},
	{"call_from", func(r Row) string { return cell(r.CallFrom) }},
	{"call_until", func(r Row) string { return cell(r.CallUntil) }},
	{"timezone", func(r Row) string { return cell(r.Timezone) }},
	{"contact_title", func(r Row) string { return cell(r.ContactTitle) }},
	{"phone_link", func(r Row) string { return phoneLink(r.Phone) }},
	{"email", func(r Row) string { return cell(r.Email) }},
	{"contact_source", func(r Row) string { return cell(r.ContactSource) }},
	{"industry", func(r Row) string { return cell(r.Industry) }},
	{"event_type", func(r Row) string { return cell(r.EventType) }},
	{"status", func(r Row) string { return cell(string(r.Status)) }},
	{"title", func(r Row) string { return cell(r.Title) }},
	{"corroboration", func(r Row) string { return strconv.Itoa(r.Corroboration) }},
	{"offer", func(r Row) string { return cell(r.Offer) }},
	{"why_it_matters", func(r Row) string { return cell(r.WhyItMatters) }},
	{"opener", func(r Row) string { return cell(r.Opener) }},
	{"question", func(r Row) string { return cell(r.Question) }},
	{"voicemail", func(r Row) string { return cell(r.Voicemail) }},
	{"tact", func(r Row) string { return cell(r.Tact) }},
	{"when_why", func(r Row) string { return cell(r.WhenWhy) }},
	{"fit", func(r Row) string { return cell(r.Fit) }},
	{"told", func(r Row) string { return cell(strings.Join(r.Told, " | ")) }},
	{"already_told", func(r Row) string { return cell(strings.Join(r.AlreadyTold, " | ")) }},
	{"relation", func(r Row) string { return cell(string(r.Relation)) }},
	{"about", func(r Row) string { return cell(r.About) }},
	{"email_subject", func(r Row) string { return cell(r.Reason.Mail.Subject) }},
	{"email_body", func(r Row) string { return cell(r.Reason.Mail.Body) }},
	{"content_title", func(r Row) string { return cell(r.Content.Title) }},
	{"content_url", func(r Row) string { return cell(r.Content.URL) }},
	{"contact_note", func(r Row) string { return cell(r.ContactNote) }},
	{"new_contact", func(r Row) string { return cell(joined(r.NewContact.Name, r.NewContact.Title)) }},
	{"spelling", func(r Row) string { return cell(r.Spelling) }},
	{"attempts", func(r Row) string { return cell(strings.Join(tries(r, nil), " | ")) }},
	{"handed_over", func(r Row) string { return cell(r.HandedOver) }},
	{"timezone_why", func(r Row) string { return cell(r.ZoneWhy) }},
}

// toCSV writes the calls: UTF-8 without a byte-order mark, comma, one header
// line, one line a call.
func toCSV(s Sheet) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	line := make([]string, len(columns))
	for i, c := range columns {
		line[i] = c.name
	}
	if err := w.Write(line); err != nil {
		return nil, err
	}
	for _, r := range s.Calls {
		for i, c := range columns {
			line[i] = c.cell(r)
		}
		if err := w.Write(line); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// maxCell is what a spreadsheet cell holds (Excel: 32,767 characters), less room for
// the apostrophes.
const maxCell = 32000

// inner finds what becomes the start of a cell where the list separator is a
// semicolon, as in most of Europe.
var inner = regexp.MustCompile(`(;[\s"]*)([=+\-@＝＋－＠﹢﹣﹦﹫−])`)

// cell makes a text safe in a spreadsheet: one line, bounded, and with an
// apostrophe before anything that would be read as a formula (CWE-1236).
func cell(s string) string {
	s = inner.ReplaceAllString(clip(maxCell, s), "$1'$2")
	if startsFormula(s) {
		return "'" + s
	}
	return s
}

// startsFormula looks at the first character that shows. Full-width and small
// forms count: some spreadsheets fold them.
func startsFormula(s string) bool {
	first := strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) || unicode.Is(unicode.Mn, r) })
	for _, r := range first {
		return strings.ContainsRune("=+-@＝＋－＠﹢﹣﹦﹫−", r)
	}
	return false
}

func phoneLink(phone string) string {
	if d := dial(phone); d != "" {
		return "tel:" + d
	}
	return ""
}
