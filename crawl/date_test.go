package crawl

import (
	"strings"
	"testing"
	"time"
)

// TestFeedDates: what feeds write, in UTC to the second; empty for no date.
func TestFeedDates(t *testing.T) {
	for raw, want := range map[string]string{
		"Mon, 23 Nov 2026 07:30:00 GMT":         "11-23 07:30:00",
		"Mon, 23 Nov 2026 07:30:00 EST":         "11-23 12:30:00",
		"Mon, 23 Nov 2026 07:30:00 JST":         "11-22 22:30:00",
		"Mon, 23 Nov 2026 07:30:00 -0500 (EST)": "11-23 12:30:00",
		"Mon, 23 Nov 2026 07:30:00 GMT+01:00":   "11-23 06:30:00",
		"Mon, 23 Nov 2026 07:30:00 XYZ":         "11-23 07:30:00",
		"Mon, 23 Nov 2026 07:30:00 -9999":       "11-23 07:30:00",
		"Mon, 23 Nov 2026 7:30 PM":              "11-23 19:30:00",
		"Monday, 23-Nov-26 07:30:00 GMT":        "11-23 07:30:00",
		"Mon Nov 23 07:30:00 -0500 2026":        "11-23 12:30:00",
		"Mon,23 Nov 2026 07:30:00GMT":           "11-23 07:30:00",
		"Nov. 23rd, 2026 at 12:05 a.m.":         "11-23 00:05:00",
		"mar., 24 nov. 2026 07:30:00 +0100":     "11-24 06:30:00",
		"Mo, 23 Dez 2026 07:30:00 +0100":        "12-23 06:30:00",
		"23 de noviembre de 2026":               "11-23 00:00:00",
		"пн, 23 ноя 2026 07:30:00 +0300":        "11-23 04:30:00",
		"2026年11月23日 07:30":                     "11-23 07:30:00",
		"2026-11-23":                            "11-23 00:00:00",
		"2026-11":                               "11-01 00:00:00",
		"2026-11-23T07:30:00.123+01:00":         "11-23 06:30:00",
		"2026-11-23t07:30Z":                     "11-23 07:30:00",
		"2026-11-23 07:30:00 -0800":             "11-23 15:30:00",
		"2026-11-23T24:00:00Z":                  "11-24 00:00:00",
		"20261123T073000Z":                      "11-23 07:30:00",
		"23.11.2026 07:30":                      "11-23 07:30:00",
		"11/23/2026 7:30 AM":                    "11-23 07:30:00",
		"1795505400":                            "11-24 07:30:00",
		"2026-02-30":                            "",
		"Mon, 32 Nov 2026 07:30:00 GMT":         "",
		"Mon, 23 Nov 07:30:00 GMT":              "",
		"0000-00-00 00:00:00":                   "",
		"2026-11-23T25:00:00Z":                  "",
		"yesterday":                             "",
		"":                                      "",
	} {
		at, ok := feedDate(raw, dmy)
		got := ""
		if ok {
			got = at.Format("01-02 15:04:05")
		}
		if got != want || ok && at.Year() != 2026 {
			t.Errorf("%q: got %q (%v), want %q", raw, got, at, want)
		}
	}
}

// TestDating: which of its dates an entry has.
func TestDating(t *testing.T) {
	rss := func(link, dates string) string {
		return "<item><title>T</title><link>" + link + "</link>" + dates + "</item>"
	}
	pub := func(s string) string { return "<pubDate>" + s + "</pubDate>" }
	dc := `<dcterms:modified xmlns:dcterms="http://purl.org/dc/terms/">2026-11-20</dcterms:modified>`
	now := pub(night.Add(-time.Hour + 83*time.Second).Format(time.RFC1123))
	embargo := pub(night.Add(-time.Hour).Truncate(time.Hour).Format(time.RFC1123))
	for name, c := range map[string]struct{ items, want string }{
		"published before changed":          {rss("/1", dc+pub("Thu, 19 Nov 2026 00:00:00 GMT")), "11-19"},
		"changed where nothing else is":     {rss("/1", dc), "11-20"},
		"changed where the other is no day": {rss("/1", pub("soon")+dc), "11-20"},
		"a year ahead is no date":           {rss("/1", pub("Tue, 23 Nov 2027 00:00:00 GMT")), "none"},
		"a year ahead, and changed":         {rss("/1", pub("Tue, 23 Nov 2027 00:00:00 GMT")+dc), "11-20"},
		"an element of Atom's name":         {rss("/1", "<updated>2026-11-21T00:00:00Z</updated>"), "11-21"},
		"3/4 may be 4/3":                    {rss("/1", pub("3/4/2026")), "none"},
		"another entry tells which is what": {rss("/1", pub("3/4/2026")) + rss("/2", pub("3/14/2026")), "03-04 03-14"},
		"one reading lies ahead":            {rss("/1", pub("11/12/2026")), "11-12"},
		"all of the moment of the request":  {rss("/1", now) + rss("/2", now) + rss("/3", now), "none none none"},
		"an embargo of three":               {rss("/1", embargo) + rss("/2", embargo) + rss("/3", embargo), "11-24 11-24 11-24"},
		"a stamp and one real date":         {strings.Repeat(rss("/1", now), 9) + rss("/2", pub("Thu, 19 Nov 2026 00:00:00 GMT")), strings.Repeat("none ", 9) + "11-19"},
		"a moment among other dates":        {strings.Repeat(rss("/1", now), 3) + rss("/2", pub("Thu, 19 Nov 2026 00:00:00 GMT")), "11-24 11-24 11-24 11-19"},
		"two of one moment":                 {rss("/1", now) + rss("/2", now), "11-24 11-24"},
		"the path is years older":           {rss("/2019/03/14/a", pub("Mon, 23 Nov 2026 00:00:00 GMT")), "03-14"},
		"the path is days older":            {rss("/2026/11/20/a", pub("Mon, 23 Nov 2026 00:00:00 GMT")), "11-23"},
		"the path alone":                    {rss("/2026/11/20/a", ""), "11-20"},
		"a month in the path alone":         {rss("/2026/11/a", ""), "none"},
		"numbers in the path":               {rss("/item/2026112345/1", ""), "none"},
	} {
		f, err := parseFeed(t.Context(), []byte(rssOf(c.items)), "", feedURL)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		dates := datesOf(f.entries, night)
		for _, e := range f.entries {
			_, at := dates.of(e, address(e, f.base))
			if at.IsZero() {
				got += " none"
				continue
			}
			got += at.Format(" 01-02")
		}
		if got != " "+c.want {
			t.Errorf("%s: got%s, want %s", name, got, c.want)
		}
	}
}

func FuzzFeedDate(f *testing.F) {
	for _, s := range []string{"Mon, 23 Nov 2026 07:30:00 -0500 (EST)", "2026-11-23T07:30:00.1+01:00", "3/4/26 1:2 p.m.", "20261123T073000Z", "2026年11月23日", "mar. 24 nov. 26", "1795505400000", "9999-99-99T99:99:99+99:99"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		for _, order := range []dayFirst{dmy, mdy, unsure} {
			at, ok := feedDate(raw, order)
			if !ok {
				continue
			}
			if y := at.Year(); y < -1 || y > 10000 || at.Location() != time.UTC {
				t.Fatalf("%q: %v", raw, at)
			}
			again, ok := feedDate(at.Format(time.RFC3339), order)
			if at.Year() >= 0 && at.Year() < 10000 && (!ok || !again.Equal(at.Truncate(time.Second))) {
				t.Fatalf("%q is %v, written again %v", raw, at, again)
			}
		}
	})
}
