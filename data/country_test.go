package data

import (
	"strings"
	"testing"
	"time"
)

func TestCountryCode(t *testing.T) {
	for written, want := range map[string]string{
		"DE": "DE", "de": "DE", "DEU": "DE", "Germany": "DE", "UK": "GB", "U.S.A.": "US", "Österreich": "AT", "Côte d’Ivoire": "CI", "Bosnia and Herzegovina": "BA",
		"Saint Lucia": "LC", "Kosovo": "XK", "Hong Kong": "HK", "Myanmar (Burma)": "MM",
		"Narnia": "", "": "", "XX": "", "SU": "", "EU": "", "Europe": "", "1": "", "419": "", "150": "", "D": "",
	} {
		if got, ok := CountryCode(written); got != want || ok != (want != "") {
			t.Errorf("%q: %q, want %q", written, got, want)
		}
	}
	for written, want := range map[string]string{
		"Narnia": "such as Germany or DE", "Germeny": "did you mean Germany (DE)?", "EMEA": "write each of them", "XX": "such as Germany or DE",
	} {
		if got := noCountry(written); !strings.Contains(got, want) {
			t.Errorf("%s: %s", written, got)
		}
	}
}

func TestCountriesThatAreNone(t *testing.T) {
	_, problems := ParsePlaybook("p.yaml", []byte(strings.Replace(DefaultPlaybookYAML, "fits:\n", "fits:\n      countries: [Germany, Narnia, Belgum]\n", 1)), nil)
	if len(problems) != 2 || problems[0].Line == 0 || !strings.Contains(problems[0].Message, `countries: "Narnia" is no country`) || !strings.Contains(problems[1].Message, "did you mean Belgium (BE)?") {
		t.Error(problems)
	}
	var p Policy
	if problems := parsePolicy("p.yaml", []byte("countries:\n  XX: {days: mon-fri}\n  UK: {days: mon-fri}\n  DE: {days: mon-fri}\n"), &p); len(problems) != 2 ||
		!strings.Contains(problems[0].String(), `p.yaml:2: country "XX" is no`) || !strings.Contains(problems[1].String(), "p.yaml:3: country UK: its code is GB") {
		t.Error(problems)
	}
	if problems := Slips(Config{Prospects: "p.csv"}, []Prospect{{ID: "1", Country: "Germany", Line: 2}, {ID: "2", Country: "Narnia", Line: 3}}, nil, time.Now()); len(problems) != 1 ||
		!strings.HasPrefix(problems[0].String(), `p.csv:3: country: "Narnia" is no`) {
		t.Error(problems)
	}
}
