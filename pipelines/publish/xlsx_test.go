package publish

import (
	"bytes"
	"encoding/xml"
	"math"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func workbook(t *testing.T, s Sheet) *excelize.File {
	t.Helper()
	content, err := toXLSX(s)
	if err != nil {
		t.Fatal(err)
	}
	if parts := readable(t, "calllist.xlsx", content); strings.Contains(parts, "<f>") || strings.Contains(parts, "<f ") {
		t.Error("a cell holds a formula")
	}
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// column is the letter of a column of the sheet Calls.
func columnOf(t *testing.T, name string) string {
	t.Helper()
	for i, c := range sheetColumns {
		if c.name == name {
			letter, _ := excelize.ColumnNumberToName(i + 1)
			return letter
		}
	}
	t.Fatalf("no column %s", name)
	return ""
}

func TestWorkbook(t *testing.T) {
	f := workbook(t, newSheet(richWorld()))
	if got := strings.Join(f.GetSheetList(), ","); got != "Calls,Held back,Night" {
		t.Errorf("sheets %s", got)
	}
	for name, want := range map[string]string{
		"Rank": "1", "Rep": "Anna Berg", "Company": "Northwind Logistics", "Phone": "+49 30 5550 142", "From, their time": "09:30",
		"From, your time": "Tue 09:30", "News of": "2026-03-30", "List date": "2026-03-31", "Score": "71.4", "Mail": "Hello Maria,\n\nsix depots?\n\nFernhill",
	} {
		if got, err := f.GetCellValue("Calls", columnOf(t, name)+"2"); err != nil || got != want {
			t.Errorf("%s is %q, %v; want %q", name, got, err, want)
		}
	}
	for name, want := range map[string]excelize.CellType{
		"Phone": excelize.CellTypeSharedString, "Reason": excelize.CellTypeSharedString,
		"From, their time": excelize.CellTypeUnset, "News of": excelize.CellTypeUnset, "Score": excelize.CellTypeUnset, // unset is a number
	} {
		if got, _ := f.GetCellType("Calls", columnOf(t, name)+"2"); got != want {
			t.Errorf("%s is a cell of type %v, want %v", name, got, want)
		}
	}
	for name, want := range map[string]string{
		"Phone": "tel:+49305550142", "Email": "mailto:maria.keller@northwind.example", "Content": "https://fernhill.example/depot",
		"Address": "https://news.freightpost.example/2026/03/northwind-series-b",
	} {
		if ok, got, err := f.GetCellHyperLink("Calls", columnOf(t, name)+"2"); err != nil || !ok || got != want {
			t.Errorf("%s leads to %q, %v; want %q", name, got, err, want)
		}
	}
	if ok, got, _ := f.GetCellHyperLink("Calls", columnOf(t, "Address")+"3"); ok {
		t.Errorf("touch:7c1 became the link %q", got)
	}
	panes, err := f.GetPanes("Calls")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	if held, _ := f.GetRows("Held back"); len(held) != 13 {
		t.Errorf("%d rows of the held back, want a head and 12", len(held))
	}
	if p, err := f.GetDocProps(); err != nil || p.Created != "2026-03-31T04:00:00Z" || p.Modified != p.Created {
		t.Errorf("properties %+v, %v", p, err)
	}
}

// TestWorkbookTimesAreRealOnes: 09:30 is 9.5 of 24 hours, 30 March 2026 day 46111.
func TestWorkbookTimesAreRealOnes(t *testing.T) {
	f := workbook(t, newSheet(world()))
	for name, want := range map[string]float64{"From, their time": 9.5 / 24, "News of": 46111, "From, your time": 46112 + 9.5/24} {
		text, _ := f.GetCellValue("Calls", columnOf(t, name)+"2", excelize.Options{RawCellValue: true})
		var got float64
		if err := xml.Unmarshal([]byte("<v>"+text+"</v>"), &got); err != nil || math.Abs(got-want) > 1e-9 {
			t.Errorf("%s is %s, want %v", name, text, want)
		}
	}
}

func TestWorkbookHoldsHostileText(t *testing.T) {
	for _, text := range append(nasty, "=1+1", "=HYPERLINK(\"http://evil.example\")", "@SUM(A1)", "_x0041_x0042_", "a\x00b\ufffe\uffff", strings.Repeat("😀", 40_000),
		"https://a.example:99999999/x", "https://exämple.example/x", "javascript:alert(1)", "https://a.example/{x}|`") {
		f := workbook(t, hostile(text))
		for row, sheet := range []string{"Calls", "Held back"} {
			rows, err := f.GetRows(sheet)
			if err != nil || len(rows) != 13 {
				t.Fatalf("%.30q: %d rows in %s, %v", text, len(rows), sheet, err)
			}
			for i, c := range rows[1] {
				if len(c) > 4*excelize.TotalCellChars {
					t.Errorf("%.30q: cell %d of row %d holds %d octets", text, i, row, len(c))
				}
			}
		}
		if got, _ := f.GetCellValue("Calls", columnOf(t, "Company")+"2"); len(text) < 200 && got != strings.Map(noCharacter, clip(maxCell, text)) {
			t.Errorf("%.30q became %q", text, got)
		}
		if ok, link, _ := f.GetCellHyperLink("Calls", columnOf(t, "Address")+"2"); ok && !strictLink.MatchString(link) {
			t.Errorf("%.30q leads to %q", text, link)
		}
	}
}

// noCharacter is how XML writes what is no character.
func noCharacter(r rune) rune {
	if r == '\ufffe' || r == '\uffff' {
		return '\ufffd'
	}
	return r
}
