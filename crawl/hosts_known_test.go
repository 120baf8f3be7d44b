package crawl

import (
	"net/http"
	"strings"
	"testing"

	"callworthy/data"
)

// TestHostsOfTheSampleWorld asks the hosts of which it is told where they stand
// there, without encryption, and no others.
func TestHostsOfTheSampleWorld(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
		text("text/html", "<p>"+r.Host)(w, r)
	}})
	o := options()
	o.Hosts = map[string]string{"bolt.example": strings.TrimPrefix(s.URL, "http://")}
	for at, want := range map[string]data.Outcome{
		"https://bolt.example/": data.OutcomeOK, "http://bolt.example/": data.OutcomeOK, "https://nut.invalid/": data.OutcomeUnreachable,
	} {
		d := fetch(t, New(o), at)[0]
		if d.Outcome != want || want == data.OutcomeOK && string(d.Body) != "<p>bolt.example" {
			t.Errorf("%s: %s (%s) %q", at, d.Outcome, d.Detail, d.Body)
		}
	}
	o.AllowPrivateNetworks = false
	if d := fetch(t, New(o), "https://bolt.example/")[0]; d.Outcome != data.OutcomePrivate {
		t.Errorf("a private address that is named is asked: %s", d.Outcome)
	}
}
