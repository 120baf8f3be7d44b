package publish

import (
	"archive/zip"
	"bytes"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"callworthy/data"
)

// readable is what a file says when it is opened: a workbook's parts unpacked, a
// calendar's lines unfolded, a chat's invisible marks gone.
func readable(t *testing.T, name string, content []byte) string {
	t.Helper()
	switch filepath.Ext(name) {
	case ".xlsx":
		var b strings.Builder
		z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			part, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			io.Copy(&b, part)
		}
		return regexp.MustCompile(` (r|ref)="[A-Z0-9:]+"`).ReplaceAllString(b.String(), "") // the names of cells
	case ".ics":
		return strings.ReplaceAll(string(content), "\r\n ", "")
	case ".md":
		return strings.ReplaceAll(strings.ReplaceAll(string(content), zwsp, ""), `\`, "")
	}
	return string(content)
}

// hostile is the world in which all text of one call is s.
func hostile(s string) Sheet {
	n := world()
	c := &n.List.Calls[0]
	c.Prospect, c.Contact, c.ContactTitle, c.Phone, c.Email, c.Industry = s, s, s, s, s, s
	c.WhenWhy, c.Fit, c.HandedOver, c.Told = s, s, s, []string{s}
	c.Reason.Sentence, c.Reason.Evidence, c.Reason.URL, c.Reason.Tact, c.Reason.Opener = s, s, s, s, s
	c.Reason.Question, c.Reason.Voicemail, c.Reason.Mail, c.Reason.Content = s, s, data.Mail{Subject: s, Body: s}, data.Content{Title: s, URL: s}
	n.List.HeldBack[0].Prospect, n.List.HeldBack[0].Detail = s, s
	n.Report.Degraded = []string{s}
	return newSheet(n)
}

// bigWorld is a night with as many calls of one rep, whose windows crowd.
func bigWorld(calls int) Night {
	n := world()
	like := n.List.Calls
	n.List.Calls = nil
	for i := range calls {
		c := like[i%len(like)]
		c.Rep, c.Rank, c.ProspectID = "anna", i+1, "p"+string(rune('a'+i%26))+strings.Repeat("x", i/26)
		n.List.Calls = append(n.List.Calls, c)
	}
	return n
}

func BenchmarkShapes(b *testing.B) {
	s := newSheet(bigWorld(200))
	anna := s.Reps[0]
	for _, shape := range shapes {
		b.Run(shape.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := shape.write(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	for _, shape := range repShapes {
		b.Run(shape.ending, func(b *testing.B) {
			for b.Loop() {
				if _, err := shape.write(s, anna); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
