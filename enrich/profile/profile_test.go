package profile

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"callworthy/data"
)

var (
	night  = time.Date(2026, 3, 10, 6, 0, 0, 0, time.UTC)
	halden = data.Prospect{ID: "P2", Name: "Halden Freight", Domain: "halden.example"}
)

func read(t *testing.T, address, body string) data.Profile {
	t.Helper()
	p, err := Read(halden, data.SitePage{URL: address, ContentType: "text/html; charset=utf-8", Body: []byte(body), FetchedAt: night})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const home = `<!doctype html><html><head><title>Halden Freight</title>
<meta name="description" content="Halden Freight moves chilled goods between the ports of the North Sea.">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "Halden", "publisher": {"@type": "Organization", "name": "Halden Freight", "telephone": "+47 21 00 00 00",
  "foundingDate": "1987-04-01", "numberOfEmployees": {"@type": "QuantitativeValue", "minValue": 200, "maxValue": 500},
  "address": {"@type": "PostalAddress", "streetAddress": "Kaigata 4", "addressLocality": "Halden", "postalCode": "1767", "addressCountry": {"@type": "Country", "name": "NO"}},
  "sameAs": ["https://www.linkedin.com/company/halden-freight/", "javascript:alert(1)"]}},
 {"@type": "Organization", "name": "A customer", "numberOfEmployees": 9}]}</script></head>
<body><nav><a href="/om-oss">About us</a> <a href="/press">Newsroom</a> <a href="https://twitter.com/intent/tweet?x">Share</a>
<a href="https://x.com/haldenfreight">X</a></nav>
<p>Our customers employ 90,000 people.</p></body></html>`

func TestHomePage(t *testing.T) {
	got := read(t, "https://www.halden.example/", home)
	got.Sources = nil
	want := data.Profile{
		ProspectID: "P2", ObservedAt: night, Description: "Halden Freight moves chilled goods between the ports of the North Sea.",
		Address: "Kaigata 4, 1767 Halden, NO", City: "Halden", Country: "NO", Phone: "+47 21 00 00 00", Employees: 200, Founded: 1987,
		Links: []data.ProfileLink{{Kind: "about", URL: "https://www.halden.example/om-oss"}, {Kind: "news", URL: "https://www.halden.example/press"},
			{Kind: "linkedin", URL: "https://www.linkedin.com/company/halden-freight/"}, {Kind: "x", URL: "https://x.com/haldenfreight"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestSaysHowMany takes the head count from sentences that are about the company.
func TestSaysHowMany(t *testing.T) {
	for text, want := range map[string]int{
		"We employ around 1,250 people in five countries.":           1250,
		"Halden Freight has 340 employees.":                          340,
		"Our 85-strong team works in Halden.":                        85,
		"The company has a workforce of more than 2 400.":            2400,
		"Today our team of 12 answers the telephone.":                12,
		"Our software helps customers with 5,000 employees.":         0,
		"Since 1987 we have moved 40,000 containers.":                0,
		"Firms with 500 employees need a plan.":                      0,
		"Brill AG has 900 employees.":                                0,
		"We answer within 24 hours.":                                 0,
		"If you have 50 employees, call our team.":                   0,
		"Our colleagues came first in the 2024 race of 30 employees": 30,
	} {
		p := read(t, "https://halden.example/about", "<p>"+text+"</p>")
		if p.Employees != want {
			t.Errorf("%s: %d, want %d", text, p.Employees, want)
		}
		if want > 0 && p.Sources["employees"].Quote != text {
			t.Errorf("%s: quoted as %q", text, p.Sources["employees"].Quote)
		}
	}
}

func TestFoundedAndAddress(t *testing.T) {
	p := read(t, "https://halden.example/about", `<p>Halden Freight was founded in Halden in 1987 by two brothers.</p>
<footer><address>Kaigata 4<br>1767 Halden<br>Norway</address><a href="tel:+47-21000000">+47 21 00 00 00</a></footer>`)
	if p.Founded != 1987 || p.Address != "Kaigata 4 1767 Halden Norway" || p.Phone != "+47-21000000" {
		t.Errorf("founded %d, address %q, phone %q", p.Founded, p.Address, p.Phone)
	}
}

// TestNews takes what stands under "About", and no description of the news.
func TestNews(t *testing.T) {
	p, err := ReadNews(halden, data.SitePage{URL: "https://www.halden.example/news/1", FetchedAt: night, Body: []byte(`<meta name="description" content="Halden Freight opens a plant in the port of Gdansk.">
<p>Our new plant employs 40 people.</p><h3>About Halden Freight AS:</h3><p>Halden Freight moves chilled goods. Halden Freight has 340 employees.</p><p>About us</p><p>Press contact: Eva</p>`)})
	if err != nil || p.Description != "Halden Freight moves chilled goods. Halden Freight has 340 employees." || p.Employees != 340 {
		t.Errorf("%v, %+v", err, p)
	}
}

// TestMerge prefers the surer place, then the home page.
func TestMerge(t *testing.T) {
	about := read(t, "https://www.halden.example/om-oss", `<meta name="description" content="All about Halden Freight and the people behind it.">
<p>We employ 350 people.</p><a href="/jobs">Careers</a>`)
	first := read(t, "https://www.halden.example/", home)
	plain := first
	plain.Employees, plain.Sources = 0, map[string]data.ProfileSource{"description": first.Sources["description"]}
	cards := []data.Card{{URL: "https://www.halden.example/om-oss", Profile: about}, {URL: "https://www.halden.example/", Profile: first}}
	got := Merge(cards)
	if got.Employees != 200 || got.Description != first.Description || len(got.Links) != 5 || got.City != "Halden" || got.Sources["city"].Where != inMarkup {
		t.Errorf("merged: %+v", got)
	}
	cards[1].Profile = plain
	if got := Merge(cards); got.Employees != 350 || got.Sources["employees"].Quote != "We employ 350 people." {
		t.Errorf("with the head count on the other page alone: %+v", got)
	}
}

// TestSeveralOrganisations takes nobody else's markup for the company's own.
func TestSeveralOrganisations(t *testing.T) {
	p := read(t, "https://halden.example/", `<script type="application/ld+json">[{"@type":"Organization","name":"Rim","description":"Makes rims."},
{"@type":"Organization","name":"Spoke","description":"Makes spokes."}]</script>`)
	if p.Description != "" {
		t.Errorf("took %q", p.Description)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(home), "text/html")
	f.Add([]byte(`<script type="application/ld+json">{"@type":["Organization"],"address":[[[]]],"numberOfEmployees":{"value":{"value":1e300}}}</script>`), "")
	f.Add([]byte(`<a href="tel:123"><a href="://"><address>1`), "text/html; charset=utf-16")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		p, err := Read(halden, data.SitePage{URL: "https://halden.example/", ContentType: contentType, Body: body, FetchedAt: night})
		if err != nil {
			return
		}
		if p.Employees < 0 || len(p.Description) > 500 || len(p.Address) > 500 {
			t.Errorf("card: %+v", p)
		}
		for _, l := range p.Links {
			if l.Kind == "" || l.URL == "" {
				t.Errorf("link: %+v", l)
			}
		}
	})
}
