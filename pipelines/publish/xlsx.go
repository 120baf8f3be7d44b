package publish

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// toXLSX writes calllist.xlsx: the sheet Calls with all that a rep needs, one
// row a call; Held back, without the suppressed; and Night, which says what the
// list is and why it may be incomplete. There is one sheet for all reps, since a
// sheet can be filtered and counted, and pages of one rep each can not.
//
// Every text is a string cell, which no program reads as a formula, and stays
// text when somebody edits it (format "@"). Dates and times are real ones. The
// same sheet gives the same bytes: excelize writes its parts in order and
// without times of their own.
func toXLSX(s Sheet) ([]byte, error) {
	b := &book{File: excelize.NewFile(), styles: map[cellKind]int{}}
	defer b.Close()
	b.look()
	b.calls(s)
	b.heldBack(s)
	b.night(s)
	made := s.AsOf.UTC().Format(time.RFC3339)
	b.did(b.SetDocProps(&excelize.DocProperties{
		Creator: "callworthy", LastModifiedBy: "callworthy", Title: "Call list, " + longDay(s.ListDate), Created: made, Modified: made,
	}))
	if b.err != nil {
		return nil, b.err
	}
	out, err := b.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// cellKind is how a column looks and what stands in it.
type cellKind int

const (
	textCell  cellKind = iota
	linkCell           // text, blue where it leads somewhere
	countCell          // a whole number
	scoreCell          // a number with one decimal
	dateCell           // a day
	clockCell          // a time of day
	whenCell           // a moment in the rep's time: weekday and time of day
	headCell           // of the first row
)

// sheetColumn is one column of the sheet Calls. value returns a string, a number
// or a time.Time; nothing is written for "" and the zero time.
type sheetColumn struct {
	name  string
	width float64 // in characters
	kind  cellKind
	value func(r Row, rep Rep) any
	link  func(r Row) string // where the cell leads; nil for nowhere
}

// book is a workbook as it grows. The first error stays, and stops the rest.
type book struct {
	*excelize.File
	styles map[cellKind]int
	err    error
}

func (b *book) did(err error) {
	if b.err == nil && err != nil {
		b.err = err
	}
}

// look makes the styles.
func (b *book) look() {
	format := func(f string) *string { return &f }
	for kind, style := range []excelize.Style{ // in order: the ids of styles are written
		textCell:  {NumFmt: 49},
		linkCell:  {NumFmt: 49, Font: &excelize.Font{Color: "0B57D0", Underline: "single"}},
		countCell: {NumFmt: 1},
		scoreCell: {CustomNumFmt: format("0.0")},
		dateCell:  {CustomNumFmt: format("yyyy-mm-dd")},
		clockCell: {CustomNumFmt: format("hh:mm")},
		whenCell:  {CustomNumFmt: format("ddd hh:mm")},
		headCell:  {NumFmt: 49, Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8ECF1"}}},
	} {
		style.Alignment = &excelize.Alignment{Vertical: "top", WrapText: true}
		id, err := b.NewStyle(&style)
		b.did(err)
		b.styles[cellKind(kind)] = id
	}
}

// rowHeight shows four lines; the rest of a long text shows when its cell is chosen.
const rowHeight = 60

func (b *book) calls(s Sheet) {
	const sheet = "Calls"
	b.did(b.SetSheetName("Sheet1", sheet))
	reps := map[string]Rep{}
	for _, r := range s.Reps {
		reps[r.ID] = r
	}
	for i, c := range sheetColumns {
		b.head(sheet, i+1, c.name, c.width)
		for k, r := range s.Calls {
			at := b.put(sheet, i+1, k+2, c.kind, c.value(r, reps[r.Rep]))
			if c.link == nil {
				continue
			}
			if link := c.link(r); link != "" {
				b.did(b.SetCellHyperLink(sheet, at, link, "External"))
				b.did(b.SetCellStyle(sheet, at, at, b.styles[linkCell]))
			}
		}
	}
	for k := range s.Calls {
		b.did(b.SetRowHeight(sheet, k+2, rowHeight))
	}
	b.frame(sheet, len(sheetColumns), len(s.Calls)+1, 3)
}

func (b *book) heldBack(s Sheet) {
	const sheet = "Held back"
	_, err := b.NewSheet(sheet)
	b.did(err)
	for i, c := range []struct {
		name  string
		width float64
	}{{"Company", 36}, {"Why", 20}, {"Detail", 90}, {"Prospect id", 16}} {
		b.head(sheet, i+1, c.name, c.width)
	}
	row := 1
	for _, g := range byCause(s.HeldBack) {
		for _, h := range g.Prospects {
			row++
			for i, text := range []string{h.Prospect, g.Label, h.Detail, h.ProspectID} {
				b.put(sheet, i+1, row, textCell, clip(maxCell, text))
			}
		}
	}
	b.frame(sheet, 4, row, 1)
}

func (b *book) night(s Sheet) {
	const sheet = "Night"
	_, err := b.NewSheet(sheet)
	b.did(err)
	b.head(sheet, 1, "List", 34)
	b.head(sheet, 2, longDay(s.ListDate), 60)
	facts := []struct {
		name string
		kind cellKind
		says any
	}{
		{"As of", textCell, clock(s.AsOf, s.ListDate)},
		{"To call", countCell, len(s.Calls)},
		{"of these without a number to dial", countCell, noNumber(s.Calls)},
		{"Held back", countCell, len(s.HeldBack) + s.Suppressed},
		{"of these suppressed", countCell, s.Suppressed},
		{"Sources asked", countCell, s.Reading.Sources},
		{"of these failed", countCell, s.Reading.Failed},
	}
	row := 1
	for _, f := range facts {
		row++
		b.put(sheet, 1, row, textCell, f.name)
		b.put(sheet, 2, row, f.kind, f.says)
	}
	for _, d := range s.Degraded {
		row++
		b.put(sheet, 1, row, textCell, "May be incomplete")
		b.put(sheet, 2, row, textCell, clip(1000, d))
	}
}

func (b *book) head(sheet string, column int, name string, width float64) {
	b.put(sheet, column, 1, headCell, name)
	letter, err := excelize.ColumnNumberToName(column)
	b.did(err)
	b.did(b.SetColWidth(sheet, letter, letter, width))
}

// put writes one cell and returns its name.
func (b *book) put(sheet string, column, row int, kind cellKind, value any) string {
	at, err := excelize.CoordinatesToCellName(column, row)
	if b.did(err); b.err != nil {
		return at
	}
	switch v := value.(type) {
	case string:
		if v != "" {
			b.did(b.SetCellStr(sheet, at, escaped.ReplaceAllString(v, "_x005F_$1")))
		}
	case int:
		b.did(b.SetCellInt(sheet, at, int64(v)))
	case float64:
		b.did(b.SetCellFloat(sheet, at, v, -1, 64))
	case time.Time:
		if !v.IsZero() {
			b.did(b.SetCellFloat(sheet, at, serial(v), -1, 64))
		}
	default:
		b.did(fmt.Errorf("cell %s of %s: %T is no value of a cell", at, sheet, value))
	}
	if kind == linkCell { // the colour of links comes with the link
		kind = textCell
	}
	b.did(b.SetCellStyle(sheet, at, at, b.styles[kind]))
	return at
}

// escaped finds what a workbook reads as one character, such as _x0041_ for A
// (ECMA-376, ST_Xstring): excelize leaves it as it is.
var escaped = regexp.MustCompile(`_(x[0-9A-Fa-f]{4})`)

// frame keeps the head and the first columns in sight, and offers filters.
func (b *book) frame(sheet string, columns, rows, fixed int) {
	corner, err := excelize.CoordinatesToCellName(columns, max(rows, 2))
	b.did(err)
	b.did(b.AutoFilter(sheet, "A1:"+corner, nil))
	first, err := excelize.CoordinatesToCellName(fixed+1, 2)
	b.did(err)
	b.did(b.SetPanes(sheet, &excelize.Panes{Freeze: true, XSplit: fixed, YSplit: 1, TopLeftCell: first, ActivePane: "bottomRight"}))
}

// serial is the number by which spreadsheets know a moment: days since 30
// December 1899, as its clock shows it there. A time of day alone lies in the
// year 1899.
func serial(t time.Time) float64 {
	y, m, d := t.Date()
	there := time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	return there.Sub(dayZero).Hours() / 24
}

var dayZero = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// strictLink is what Excel takes for the target of a link: it calls a whole
// workbook damaged over an address that it can not read.
var strictLink = regexp.MustCompile(`^https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,4})?([/?#][^<>"{}|\\^` + "`" + `]*)?$`)

// cellLink is a web address that a cell may lead to, or "".
func cellLink(raw string) string {
	link := ascii(webLink(raw))
	if !strictLink.MatchString(link) || len(link) > 2000 { // Excel's bound is 2,079
		return ""
	}
	return link
}

func phoneCellLink(r Row) string { return phoneLink(r.Phone) }

func mailCellLink(r Row) string {
	if m := mailbox(r.Email); m != "" {
		return "mailto:" + m
	}
	return ""
}

// dayValue reads 2006-01-02; what is none stays text.
func dayValue(date string) any {
	if t, err := time.Parse(time.DateOnly, date); err == nil {
		return t
	}
	return clip(40, date)
}

// clockValue reads 15:04 as a time of day; what is none stays text.
func clockValue(text string) any {
	if t, err := time.Parse("15:04", text); err == nil {
		return dayZero.Add(time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute)
	}
	return clip(40, text)
}

// mailText keeps the paragraphs of a mail.
func mailText(body string) string { return strings.Join(mailLines(body), "\n") }
