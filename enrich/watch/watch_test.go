package watch

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"callworthy/data"
	"callworthy/enrich"
)

var (
	night  = time.Date(2026, 11, 24, 6, 0, 0, 0, time.UTC)
	before = night.Add(-7 * 24 * time.Hour)
	acme   = data.Prospect{ID: "acme", Name: "Acme"}
)

func reading(t *testing.T, kind data.PageKind, at time.Time, body string) data.WatchedPage {
	t.Helper()
	r, err := Read(data.SitePage{URL: "https://acme.example/us", Kind: kind, ContentType: "text/html; charset=utf-8", Body: []byte("<html><head><title>Us | Acme</title></head><body>" + body), FetchedAt: at})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestPeople reads the ways in which pages set names and titles.
func TestPeople(t *testing.T) {
	for page, want := range map[string]string{
		`<h3>Ada Storr</h3><p>Chief Executive Officer</p><h3>Dr. José Núñez, PhD</h3><p>Head of Research</p>`:                                  "Ada Storr=Chief Executive Officer; José Núñez=Head of Research",
		`<div><span>Managing Director</span><span>Ada Storr</span></div><div><span>Finance Director</span><span>Ben van der Oord</span></div>`: "Ada Storr=Managing Director; Ben van der Oord=Finance Director",
		`<li>Ada Storr, Chief Executive</li><li>Ben Oord – Finance Director</li><li>Eve Roe (Chair)</li>`:                                      "Ada Storr=Chief Executive; Ben Oord=Finance Director; Eve Roe=Chair",
		`<h3>Anna Müller</h3><p>Geschäftsführerin</p><h3>Jean-Luc O’Neill</h3><p>Directeur général</p>`:                                        "Anna Müller=Geschäftsführerin; Jean-Luc O’Neill=Directeur général",
		`<h2>Our Leadership Team</h2><p>Meet the director of every plant.</p><h3>Leeds Works</h3><p>Contact Us</p>`:                            "",
		`<nav>Ada Storr<br>Director</nav><p>Ada Storr has been our chief executive since 2019.</p>`:                                            "",
		`<h3>Ada Storr</h3><p>She likes long walks.</p>`:                                                                                       "",
		`<h3>李 娜</h3><p>President</p>`: "李 娜=President",
	} {
		var got []string
		for _, p := range reading(t, data.PageLeadership, night, page).People {
			got = append(got, p.Name+"="+p.Title)
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s\ngot  %s\nwant %s", page, s, want)
		}
	}
}

// TestPosts reads names of posts with the part of the work that they belong to.
func TestPosts(t *testing.T) {
	page := `<h1>Careers</h1><p>We are looking for an engineer who cares.</p><ul><li><a href="/1">Maintenance Engineer</a> Leeds</li>
<li><a href="/2">CNC Operator – nights</a></li></ul><h3>Sachbearbeiter Einkauf (m/w/d)</h3><a href="/m">Engineers</a><a href="/b">Why work with us?</a>
<h3>Senior Accountant</h3>`
	var got []string
	for _, p := range reading(t, data.PageCareers, night, page).Posts {
		got = append(got, p.Title+"="+p.Function)
	}
	want := "Maintenance Engineer Leeds=maintenance; CNC Operator – nights=production; Sachbearbeiter Einkauf (m/w/d)=purchasing; Senior Accountant=finance"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func team(names ...string) string {
	var b strings.Builder
	for _, n := range names {
		name, title, _ := strings.Cut(n, "=")
		fmt.Fprintf(&b, "<h3>%s</h3><p>%s</p>", name, title)
	}
	return b.String()
}

// TestComparePeople tells news of a page from a page that was made anew.
func TestComparePeople(t *testing.T) {
	old := team("Ada Storr=Chief Executive", "Ben Oord=Finance Director", "Eve Roe=Chair")
	for name, c := range map[string]struct {
		now  string
		gap  time.Duration
		want string
	}{
		"somebody new":                {old + team("Cy Vale=Operations Director"), 0, "new Cy Vale"},
		"somebody gone, somebody new": {team("Ada Storr=Chief Executive", "Eve Roe=Chair", "Cy Vale=Finance Director"), 0, "new Cy Vale gone Ben Oord"},
		"somebody gone":               {team("Ada Storr=Chief Executive", "Eve Roe=Chair"), 0, "gone Ben Oord"},
		"other markup, other order":   {`<ul><li>Eve Roe, Chair</li><li>Dr Ada M. Storr, Chief Executive</li><li>Ben OORD, Finance Director</li></ul>`, 0, ""},
		"a new surname":               {team("Ada Storr-Lund=Chief Executive", "Ben Oord=Finance Director", "Eve Roe=Chair"), 0, ""},
		"other people":                {team("Cy Vale=Director", "Di Lamb=Director", "Ed Moss=Director"), 0, "not comparable"},
		"the whole staff comes":       {old + team("A Be=Manager", "Cy Vale=Director", "Di Lamb=Manager", "Ed Moss=Manager", "Flo Nye=Manager"), 0, "not comparable"},
		"nobody can be read":          {`<div id=app></div>`, 0, "not comparable"},
		"not looked at for long":      {old + team("Cy Vale=Operations Director"), 60 * 24 * time.Hour, "not comparable"},
	} {
		t.Run(name, func(t *testing.T) {
			at := night
			if c.gap > 0 {
				at = before.Add(c.gap)
			}
			change, ok := Compare(reading(t, data.PageLeadership, before, old), reading(t, data.PageLeadership, at, c.now))
			var got []string
			if !ok {
				got = append(got, "not comparable")
			}
			for _, p := range change.New {
				got = append(got, "new "+p.Name)
			}
			for _, p := range change.Gone {
				got = append(got, "gone "+p.Name)
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("got %q, want %q", s, c.want)
			}
		})
	}
}

func openings(n int, title string) string {
	return strings.Repeat("<li>"+title+"</li>", n)
}

// TestComparePosts makes news of several new posts of one function alone.
func TestComparePosts(t *testing.T) {
	old := openings(2, "CNC Operator") + openings(1, "Senior Accountant")
	for name, c := range map[string]struct {
		now  string
		want int
	}{
		"three more of one": {old + openings(3, "CNC Operator"), 1},
		"three of one work": {openings(1, "Welder") + old + openings(1, "Shift Fitter") + openings(1, "Plant Operator"), 1},
		"two more":          {old + openings(2, "Welder"), 0},
		"one each of three": {old + openings(1, "Sales Manager") + openings(1, "Welder") + openings(1, "HR Officer"), 0},
		"the same":          {old, 0},
		"nothing read":      {"", 0},
		"two groups":        {old + openings(3, "Welder") + openings(4, "Account Executive"), 2},
	} {
		t.Run(name, func(t *testing.T) {
			now := reading(t, data.PageCareers, night, c.now)
			change, _ := Compare(reading(t, data.PageCareers, before, old), now)
			if docs := Documents("https://acme.example/", now, change); len(docs) != c.want {
				t.Errorf("%d documents, want %d: %+v", len(docs), c.want, docs)
			}
		})
	}
	if _, ok := Compare(reading(t, data.PageCareers, before, openings(9, "Welder")), reading(t, data.PageCareers, night, openings(9, "Nurse"))); ok {
		t.Error("a page that names other posts altogether is compared")
	}
}

// TestKeep remembers who is gone until the name stands there again, and what a
// page said while it shows nothing.
func TestKeep(t *testing.T) {
	full := reading(t, data.PageLeadership, before, team("Ada Storr=Chief Executive", "Ben Oord=Finance Director", "Eve Roe=Chair"))
	less := reading(t, data.PageLeadership, night, team("Ada Storr=Chief Executive", "Eve Roe=Chair"))
	c, _ := Compare(full, less)
	kept := Keep(full, less, c)
	if len(kept.Gone) != 1 || kept.Gone[0].Name != "Ben Oord" || !kept.Gone[0].SeenAt.Equal(before) || !kept.Gone[0].MissedAt.Equal(night) {
		t.Fatalf("%+v", kept.Gone)
	}
	next := night.Add(7 * 24 * time.Hour)
	for name, c := range map[string]struct {
		now    data.WatchedPage
		gone   int
		readAt time.Time
	}{
		"still gone":    {reading(t, data.PageLeadership, next, team("Ada Storr=Chief Executive", "Eve Roe=Chair")), 1, next},
		"back again":    {reading(t, data.PageLeadership, next, team("Ada Storr=Chief Executive", "Ben Oord=Adviser", "Eve Roe=Chair")), 0, next},
		"shows nothing": {reading(t, data.PageLeadership, next, ""), 1, night},
	} {
		change, _ := Compare(kept, c.now)
		if got := Keep(kept, c.now, change); len(got.Gone) != c.gone || !got.ReadAt.Equal(c.readAt) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// TestEvents reads from each document what made it, with a quote of its text.
func TestEvents(t *testing.T) {
	reader := enrich.New(nil, nil)
	for name, c := range map[string]struct {
		kind     data.PageKind
		old, now string
		want     string
	}{
		"a name above its title": {data.PageLeadership, team("Ada Storr=Chief Executive", "Eve Roe=Chair"), team("Ada Storr=Chief Executive", "Eve Roe=Chair", "Cy Vale=Operations Director"),
			"leadership_hire done map[person:Cy Vale title:Operations Director] Cy Vale Operations Director"},
		"a name below its title": {data.PageLeadership, `<p>Chair</p><p>Eve Roe</p>`, `<p>Chair</p><p>Eve Roe</p><p>Operations Director</p><p>Cy Vale</p>`,
			"leadership_hire done map[person:Cy Vale title:Operations Director] Operations Director Cy Vale"},
		"both in a line": {data.PageLeadership, `<p>Eve Roe, Chair</p>`, `<p>Eve Roe, Chair</p><p>Cy Vale – Operations Director</p>`,
			"leadership_hire done map[person:Cy Vale title:Operations Director] Cy Vale – Operations Director"},
		"posts": {data.PageCareers, openings(1, "Sales Manager"), openings(1, "Sales Manager") + openings(3, "CNC Operator & Setter"),
			"hiring planned map[count:3 function:production] CNC Operator & Setter"},
	} {
		t.Run(name, func(t *testing.T) {
			now := reading(t, c.kind, night, c.now)
			change, ok := Compare(reading(t, c.kind, before, c.old), now)
			docs := Documents("https://acme.example/", now, change)
			if !ok || len(docs) != 1 {
				t.Fatalf("%v, %d documents", ok, len(docs))
			}
			a, _ := reader.Article(docs[0])
			mentions, events := Events(acme, a)
			if len(events) != 1 || len(mentions) != 1 {
				t.Fatalf("%d events of %q", len(events), a.Text)
			}
			e := events[0]
			if got := fmt.Sprint(e.Type, " ", e.Status, " ", e.Slots, " ", strings.Join(strings.Fields(e.Evidence.Quote), " ")); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if e.Evidence.Quote != a.Text[e.Evidence.Start:e.Evidence.End] || !e.PublishedAt.Equal(night) || e.Title != "Us | Acme" {
				t.Errorf("%+v", e)
			}
			if KindOf(a.URL) != c.kind || KindOf("https://acme.example/us#leadership") != "" {
				t.Errorf("kind of %s", a.URL)
			}
		})
	}
}

// FuzzRead reads any page without a panic, and finds nothing new in the same page.
func FuzzRead(f *testing.F) {
	f.Add([]byte(team("Ada Storr=Chief Executive", "Eve Roe=Chair")))
	f.Add([]byte(openings(3, "CNC Operator")))
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, kind := range []data.PageKind{data.PageLeadership, data.PageCareers} {
			page := data.SitePage{URL: "https://acme.example/us", Kind: kind, ContentType: "text/html", Body: body, FetchedAt: before}
			a, err := Read(page)
			if err != nil {
				return
			}
			b := a
			b.ReadAt = night
			if c, _ := Compare(a, b); len(c.New)+len(c.Gone)+len(c.Posts) > 0 {
				t.Fatalf("a page differs from itself: %+v", c)
			}
		}
	})
}
