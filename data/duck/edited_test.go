package duck

import (
	"testing"
	"time"

	"callworthy/data"
)

// TestEditedItemsKeepTheirDate while the title stands; a later date alone makes
// no version.
func TestEditedItemsKeepTheirDate(t *testing.T) {
	first := with(item("u1", "one"), func(d *data.Document) {
		d.PublishedAt, d.PublishedRaw = time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC), "first"
	})
	later := first.PublishedAt.AddDate(0, 2, 0)
	for _, c := range []struct {
		name  string
		edit  func(*data.Document)
		added int
		want  time.Time
	}{
		{"dated anew", func(d *data.Document) {}, 0, first.PublishedAt},
		{"text and date", func(d *data.Document) { d.Summary = "more" }, 1, first.PublishedAt},
		{"another story at the address", func(d *data.Document) { d.Title = "two" }, 1, later},
		{"dated back", func(d *data.Document) { d.PublishedAt = first.PublishedAt.AddDate(-1, 0, 0) }, 1, first.PublishedAt.AddDate(-1, 0, 0)},
		{"the date is gone", func(d *data.Document) { d.PublishedAt = time.Time{} }, 1, time.Time{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			st := open(t, storePath(t))
			must(st.SavePolled(t.Context(), []data.Polled{polled(feedA, first)}))(t)
			second := with(first, func(d *data.Document) { d.PublishedAt, d.PublishedRaw = later, "second"; c.edit(d) })
			if added := must(st.SavePolled(t.Context(), []data.Polled{polled(feedA, second)}))(t); added[0] != c.added {
				t.Errorf("added %d, want %d", added[0], c.added)
			}
			if d := must(st.DocumentsAfter(t.Context(), 0, 9))(t)[0]; !d.PublishedAt.Equal(c.want) {
				t.Errorf("published %v, want %v", d.PublishedAt, c.want)
			}
		})
	}
}
