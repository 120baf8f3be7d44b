package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// toCalendar writes <rep>.ics: an event for each call of the rep, in the slots
// of slotsOf, and one event of the whole day that names the calls which found
// none. iCalendar is RFC 5545. All times are UTC, which every calendar shows in
// its own zone and no change of the clocks can shift.
//
// There is no METHOD: that makes a file a message of RFC 5546, which wants an
// organizer, and a file to import is none.
//
// The event of a prospect on a date keeps its UID, and its SEQUENCE grows with the
// clock of the night, so a list that is published and imported again replaces its
// events. Those of calls that are gone stay in the calendar: a file says nothing of
// what another one held, and the same night has to write the same bytes whatever was
// published before it.
func toCalendar(s Sheet, rep Rep) []byte {
	var c calendar
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//callworthy//call list//EN")
	c.line("CALSCALE", "GREGORIAN")
	c.text("X-WR-CALNAME", "Calls, "+clip(60, rep.Name))
	rows := callsOf(s, rep.ID)
	slots := slotsOf(rows, rep)
	var without []Row
	for i, r := range rows {
		if slots[i] == (interval{}) {
			without = append(without, r)
			continue
		}
		c.call(s, r, slots[i])
	}
	if len(without) > 0 {
		c.rest(s, rep, without)
	}
	c.line("END", "VCALENDAR")
	return []byte(c.String())
}

// calendar is an iCalendar file as it grows.
type calendar struct{ strings.Builder }

func (c *calendar) call(s Sheet, r Row, at interval) {
	c.begin(s, "call", r.Rep, r.ProspectID)
	c.line("DTSTART", stamp(at.From))
	c.line("DTEND", stamp(at.Until))
	c.text("SUMMARY", "Call "+toCall(r))
	if phone := clip(40, r.Phone); phone != "" && !r.ContactLeft {
		c.text("LOCATION", phone)
	}
	c.text("DESCRIPTION", strings.Join(callNotes(r), "\n"))
	if link := webLink(r.URL); link != "" {
		c.line("URL", ascii(link))
	}
	c.line("END", "VEVENT")
}

// rest is a note on the day, which blocks no time.
func (c *calendar) rest(s Sheet, rep Rep, rows []Row) {
	day, err := time.Parse(time.DateOnly, s.ListDate)
	if err != nil {
		return
	}
	notes := []string{"Their windows are full, or outside your hours:"}
	for _, r := range rows {
		notes = append(notes, fmt.Sprintf("%d. %s: %s", r.Rank, toCall(r)+numbered(r), whenText(r, rep.Timezone)))
	}
	c.begin(s, "rest", rep.ID, "")
	c.line("DTSTART;VALUE=DATE", day.Format("20060102"))
	c.line("DTEND;VALUE=DATE", day.AddDate(0, 0, 1).Format("20060102"))
	c.line("TRANSP", "TRANSPARENT")
	c.text("SUMMARY", count(len(rows), "more call", "more calls")+" without a place in the calendar")
	c.text("DESCRIPTION", strings.Join(notes, "\n"))
	c.line("END", "VEVENT")
}

func (c *calendar) begin(s Sheet, kind, rep, prospect string) {
	sum := sha256.Sum256([]byte(strings.Join([]string{kind, s.ListDate, rep, prospect}, "\x00")))
	c.line("BEGIN", "VEVENT")
	c.line("UID", hex.EncodeToString(sum[:16])+"@callworthy")
	c.line("DTSTAMP", stamp(s.AsOf))
	c.line("LAST-MODIFIED", stamp(s.AsOf))
	c.line("SEQUENCE", strconv.FormatInt(sequence(s), 10))
}

// sequence counts the seconds from the eve of the list's day to the clock of the
// night: the revision of RFC 5545, section 3.8.7.4, which a calendar compares.
func sequence(s Sheet) int64 {
	day, err := time.Parse(time.DateOnly, s.ListDate)
	if err != nil {
		return 0
	}
	return max(int64(s.AsOf.Sub(day.AddDate(0, 0, -1)).Seconds()), 0)
}

// callNotes are what a rep reads in the event before dialling.
func callNotes(r Row) []string {
	lines := []string{callee(r)}
	add := func(before, text string, most int) {
		if text = clip(most, text); text != "" {
			lines = append(lines, before+text)
		}
	}
	add("", r.ContactNote, 400)
	add("Why: ", r.Sentence, 500)
	add("Careful: ", r.Tact, 400)
	add("Say: ", r.Opener, 500)
	add("Ask: ", r.Question, 300)
	add("Quote: ", r.Evidence, 500)
	if from := joined(clip(60, r.SourceName), shortDay(r.EvidenceDate)); from != "" {
		lines = append(lines, "From: "+from)
	}
	add("", webLink(r.URL), 2048)
	add("When: ", whenText(r, ""), 120)
	add("", r.WhenWhy, 300)
	return lines
}

// whenText is a row's window in words, with the rep's time when it is another.
func whenText(r Row, repZone string) string {
	w := windowOf(r, repZone)
	text := strings.TrimSpace(w.From + "–" + w.Until + " " + w.Place)
	if w.Yours != "" {
		text += " (your " + w.Yours + ")"
	}
	return text
}

func stamp(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

// icsEscapes are those of a TEXT value (RFC 5545, section 3.3.11).
var icsEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

func (c *calendar) text(name, value string) { c.line(name, icsEscapes.Replace(value)) }

// maxOctets is the longest line without its end (RFC 5545, section 3.1).
const maxOctets = 75

// line writes a content line, folded between characters.
func (c *calendar) line(name, value string) {
	used := 0
	for _, r := range name + ":" + value {
		n := utf8.RuneLen(r)
		if used+n > maxOctets {
			c.WriteString("\r\n ")
			used = 1
		}
		c.WriteRune(r)
		used += n
	}
	c.WriteString("\r\n")
}
