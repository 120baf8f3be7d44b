package publish

import (
	"fmt"
	"strings"
)

// shape is one way in which the list is written.
type shape struct {
	name  string
	write func(Sheet) ([]byte, error)
}

// shapes are the files that hold the calls of all reps.
var shapes = []shape{
	{"calllist.json", func(s Sheet) ([]byte, error) { return toJSON(s) }},
	{"calllist.csv", toCSV},
	{"calllist.xlsx", toXLSX},
	{"calllist.md", func(s Sheet) ([]byte, error) { return toMarkdown(s), nil }},
	{"index.html", func(s Sheet) ([]byte, error) { return page(s, "") }},
}

// repShapes are the files of one rep, by what follows the rep's name.
var repShapes = []struct {
	ending string
	write  func(Sheet, Rep) ([]byte, error)
}{
	{".html", func(s Sheet, r Rep) ([]byte, error) { return page(s, r.ID) }},
	{".ics", func(s Sheet, r Rep) ([]byte, error) { return toCalendar(s, r), nil }},
	{"-dialer.csv", func(s Sheet, r Rep) ([]byte, error) { return toDialer(s, r.ID) }},
}

// listFiles are the files of a list by name.
func listFiles(s Sheet) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, shape := range shapes {
		content, err := shape.write(s)
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", shape.name, err)
		}
		files[shape.name] = content
	}
	for _, r := range s.Reps {
		for _, shape := range repShapes {
			name := strings.TrimSuffix(r.Page, ".html") + shape.ending
			content, err := shape.write(s, r)
			if err != nil {
				return nil, fmt.Errorf("write %s: %w", name, err)
			}
			files[name] = content
		}
	}
	return files, nil
}
