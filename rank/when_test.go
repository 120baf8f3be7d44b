package rank

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"callworthy/data"
)

func TestZonesTableHoldsWhatItSays(t *testing.T) {
	lines := 0
	for line := range strings.Lines(zonesTable) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		lines++
		f := strings.Split(line, "\t")
		if len(f) != 4 || (f[1] == "country") != (f[2] == "") {
			t.Errorf("%q is not country, kind, names, zones", line)
			continue
		}
		if r, err := language.ParseRegion(f[0]); err != nil || !r.IsCountry() {
			t.Errorf("%q: %s is no country", line, f[0])
		}
		for _, zone := range strings.Fields(f[3]) {
			if _, err := time.LoadLocation(zone); err != nil {
				t.Errorf("%q: %v", line, err)
			}
		}
		for _, name := range strings.Split(f[2], "|") {
			if f[1] != "country" && foldWords(name) == "" {
				t.Errorf("%q has an empty name", line)
			}
		}
	}
	if lines < 400 {
		t.Errorf("%d lines", lines)
	}
}

func TestPlaceOf(t *testing.T) {
	card := data.Profile{ProspectID: "p", Country: "DE", City: "Berlin", Phone: "+49 30 901820"}
	for name, c := range map[string]struct {
		p       data.Prospect
		profile bool
		want    string // zones
		region  string
	}{
		"row":                      {data.Prospect{Timezone: "Asia/Tokyo", Country: "US"}, true, "Asia/Tokyo", "US"},
		"zone of one country":      {data.Prospect{Timezone: "Europe/Paris"}, false, "Europe/Paris", "FR"},
		"bad zone":                 {data.Prospect{Timezone: "Mars/Base", Country: "FR"}, false, "Europe/Paris", "FR"},
		"region":                   {data.Prospect{Region: "NSW", Country: "Australia"}, false, "Australia/Sydney", "AU"},
		"region against city":      {data.Prospect{Region: "CA", City: "Boston", Country: "US"}, false, "America/Los_Angeles", "US"},
		"code without a country":   {data.Prospect{Region: "WA"}, false, "", ""},
		"name without a country":   {data.Prospect{Region: "Western Australia"}, false, "Australia/Perth", "AU"},
		"city in two countries":    {data.Prospect{City: "Cambridge"}, false, "", ""},
		"city of a country":        {data.Prospect{City: "Cambridge", Country: "UK"}, false, "Europe/London", "GB"},
		"city with its region":     {data.Prospect{City: "Appleton, Wisconsin", Country: "US"}, false, "America/Chicago", "US"},
		"city with a code":         {data.Prospect{City: "Philadelphia, PA", Country: "USA"}, false, "America/New_York", "US"},
		"city with region, nation": {data.Prospect{City: "Appleton, WI, USA"}, false, "America/Chicago", "US"},
		"city with its nation":     {data.Prospect{City: "Cambridge, United Kingdom"}, false, "Europe/London", "GB"},
		"city with a state alone":  {data.Prospect{City: "San Francisco, CA"}, false, "America/Los_Angeles", "US"},
		"city with Georgia":        {data.Prospect{City: "Atlanta, Georgia"}, false, "America/New_York", "US"},
		"column before the city":   {data.Prospect{City: "Portland, Maine", Region: "CA", Country: "US"}, false, "America/Los_Angeles", "US"},
		"city and an unknown part": {data.Prospect{City: "Berlin, Mitte", Country: "DE"}, false, "Europe/Berlin", "DE"},
		"number":                   {data.Prospect{Contact: data.Contact{Phone: "+44 20 7946 0958"}}, false, "Europe/London", "GB"},
		"number of Canada":         {data.Prospect{Contact: data.Contact{Phone: "+1 416 555 0100"}}, false, "America/Toronto", "CA"},
		"number with 00":           {data.Prospect{Contact: data.Contact{Phone: "0033 1 99 00 12 34"}}, false, "Europe/Paris", "FR"},
		"number without a country": {data.Prospect{Contact: data.Contact{Phone: "020 7946 0958"}}, false, "", ""},
		"toll-free":                {data.Prospect{Country: "US", Contact: data.Contact{Phone: "+1 800 555 0100"}}, false, "America/New_York America/Chicago America/Denver America/Los_Angeles", "US"},
		"no number":                {data.Prospect{Contact: data.Contact{Phone: "call me"}}, false, "", ""},
		"card":                     {data.Prospect{}, true, "Europe/Berlin", "DE"},
		"card of another country":  {data.Prospect{Country: "FR"}, true, "Europe/Paris", "FR"},
		"nowhere":                  {data.Prospect{Country: "Atlantis", City: "Springfield"}, false, "", "atlantis"},
	} {
		c.p.ID = "p"
		in := Input{Date: worldDay, Prospects: []data.Prospect{c.p}}
		if c.profile {
			in.Profiles = []data.Profile{card}
		}
		got := newWorld(in).placeOf(0)
		var zones []string
		for _, z := range got.zones {
			zones = append(zones, z.String())
		}
		if strings.Join(zones, " ") != c.want || got.region != c.region {
			t.Errorf("%s: %v in %q, want %s in %q", name, zones, got.region, c.want, c.region)
		}
	}
}

// What is learned stays a share, moves towards what is seen, and with the number
// of tries.
func TestChancesMoveTowardsWhatIsSeen(t *testing.T) {
	d := dice{rand.New(rand.NewPCG(1, 1))}
	prior := (&world{policy: builtIn()}).priorChances()
	for range 10_000 {
		var seen counts
		for range d.IntN(50) {
			seen.add(d.IntN(len(builtIn().Hours.Parts)+1)-1, d.chance(20))
		}
		worth := 1 + d.Float64()*50
		before := prior.learn(&seen, worth)
		part := d.IntN(len(builtIn().Hours.Parts))
		more, less := seen, seen
		more.add(part, true)
		less.add(part, false)
		up, down := prior.learn(&more, worth), prior.learn(&less, worth)
		for i := range before {
			if before[i] < 0 || before[i] > 1 || math.IsNaN(before[i]) {
				t.Fatalf("%v is no share: %v of %v", before[i], seen, prior)
			}
		}
		if up[part] <= before[part] || down[part] >= before[part] || up[allDay] <= before[allDay] || down[allDay] >= before[allDay] {
			t.Fatalf("after an answer %v, after none %v, before %v", up, down, before)
		}
	}
	if got := prior.learn(&counts{}, 9); math.Abs(got[0]-prior[0]) > 1e-12 || math.Abs(got[allDay]-prior[allDay]) > 1e-12 {
		t.Errorf("nothing seen changes %v to %v", prior, got)
	}
}

// An answer at one's own try outweighs the industry, the industry all others.
func TestOwnTriesOutweighThoseOfOthers(t *testing.T) {
	in := Input{Date: worldDay, AsOf: worldDay}
	for _, p := range []data.Prospect{{ID: "own", Industry: "Banking"}, {ID: "peer", Industry: "Banking"}, {ID: "other", Industry: "Mining"}} {
		p.Timezone, p.Contact.Name = "UTC", "Jane Doe"
		in.Prospects = append(in.Prospects, p)
	}
	for i := range 30 {
		outcome := data.TouchNoAnswer
		if i%3 == 0 {
			outcome = data.TouchConversation
		}
		in.Touches = append(in.Touches, data.Touch{ID: itoa(i), ProspectID: "own", Channel: data.ChannelCall, Outcome: outcome,
			At: worldDay.AddDate(0, 0, -60+i).Add(16 * time.Hour)})
	}
	w := newWorld(in)
	late := map[string]float64{}
	for i, p := range w.prospects {
		late[p.ID] = w.chancesOf(i, w.placeOf(i))[3]
	}
	if !(late["own"] > late["peer"] && late["peer"] > late["other"] && late["other"] > w.reach.prior[3]) {
		t.Errorf("own %v, peer %v, other %v, before %v", late["own"], late["peer"], late["other"], w.reach.prior[3])
	}
}

// Who takes over stays the same from night to night, whoever else is added.
func TestSuccessorsStay(t *testing.T) {
	w := &world{reps: []data.Rep{{ID: "a"}, {ID: "b"}, {ID: "c"}}}
	more := &world{reps: append(w.reps[:3:3], data.Rep{ID: "d"})}
	for i := range 1000 {
		p := &data.Prospect{ID: "p" + itoa(i)}
		was, is := w.successors(p, []stint{{rep: "a"}}), more.successors(p, []stint{{rep: "a"}})
		if len(was) != 2 || len(is) != 3 || is[0].ID != was[0].ID && is[0].ID != "d" {
			t.Fatalf("%s: %v, then %v", p.ID, was, is)
		}
	}
}
