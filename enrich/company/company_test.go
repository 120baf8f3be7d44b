package company

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

// named makes prospects "id=name" or "id=name|field=value|…".
func named(lines ...string) []data.Prospect {
	var out []data.Prospect
	for _, line := range lines {
		f := strings.Split(line, "|")
		id, name, _ := strings.Cut(f[0], "=")
		p := data.Prospect{ID: id, Name: name}
		for _, kv := range f[1:] {
			k, v, _ := strings.Cut(kv, "=")
			switch k {
			case "alias":
				p.Aliases = append(p.Aliases, v)
			case "domain":
				p.Domain = v
			case "ticker":
				p.Ticker = v
			case "city":
				p.City = v
			case "region":
				p.Region = v
			case "country":
				p.Country = v
			case "industry":
				p.Industry = v
			case "keyword":
				p.Keywords = append(p.Keywords, v)
			case "contact":
				p.Contact.Name = v
			}
		}
		out = append(out, p)
	}
	return out
}

// found lists mentions as "id:surface", title first.
func found(a data.Article, prospects []data.Prospect) string {
	var out []string
	for _, m := range New(prospects).Mentions(a) {
		out = append(out, m.ProspectID+":"+m.Field.Of(a)[m.Start:m.End])
	}
	return strings.Join(out, ", ")
}

func TestMentions(t *testing.T) {
	tests := []struct {
		name      string
		prospects []string
		text      string
		want      string
	}{
		{"legal form left out", []string{"a=Zenvo Inc."}, "Yesterday Zenvo said no.", "a:Zenvo"},
		{"legal form added", []string{"a=Zenvo"}, "Yesterday Zenvo Co., Ltd. said no.", "a:Zenvo Co., Ltd"},
		{"no legal form after an ampersand", []string{"a=Zenvo"}, "Zenvo & Spa offers its tenants room. Zenvo & As grows.", ""},
		{"another legal form", []string{"a=Zenvo GmbH"}, "The shares of Zenvo AG rose.", "a:Zenvo AG"},
		{"possessive", []string{"a=Zenvo"}, "It is Zenvo's plan, not Zenvo’s rival’s.", "a:Zenvo, a:Zenvo"},
		{"possessive in the name", []string{"a=Rowe's"}, "At Rowe's and Rowes they sell.", "a:Rowe's, a:Rowes"},
		{"capitals throughout", []string{"a=Zenvo Pumps"}, "ZENVO PUMPS OPENS PLANT", "a:ZENVO PUMPS"},
		{"small letters", []string{"a=Zenvo"}, "the zenvo effect", ""},
		{"brand in small letters", []string{"a=zenvo"}, "We use zenvo and Zenvo.", "a:zenvo, a:Zenvo"},
		{"accents", []string{"a=Crème Zénvo"}, "They bought Creme Zenvo and CRÈME ZÉNVO.", "a:Creme Zenvo, a:CRÈME ZÉNVO"},
		{"and", []string{"a=Brock & Zenvo"}, "It hired Brock and Zenvo.", "a:Brock and Zenvo"},
		{"hyphen", []string{"a=Brock-Zenvo"}, "It hired Brock Zenvo.", "a:Brock Zenvo"},
		{"article", []string{"a=The Zenvo Store"}, "He went to Zenvo Store.", "a:Zenvo Store"},
		{"initials", []string{"a=A. O. Zenvo", "b=JB Brock"}, "Both AO Zenvo and A.O. Zenvo know J. B. Brock and J.B. Brock.", "a:AO Zenvo, a:A.O. Zenvo, b:J. B. Brock, b:J.B. Brock"},
		{"trade mark", []string{"a=Zenvo Pumps"}, "He likes Zenvo® Pumps™ best.", "a:Zenvo® Pumps"},
		{"longest", []string{"a=Bank of Zenvo", "b=Bank of Zenvo Trust", "c=Zenvo"}, "At Bank of Zenvo Trust they know Bank of Zenvo.", "b:Bank of Zenvo Trust, a:Bank of Zenvo"},
		{"no brackets between", []string{"a=Zenvo Pumps"}, "Zenvo. Pumps are here. Zenvo (Pumps)", ""},
		{"not across paragraphs", []string{"a=Zenvo Pumps"}, "made by Zenvo\n\nPumps are here", ""},
		{"short names by their case", []string{"a=Zen", "b=ZVO"}, "The firm Zen knows ZEN and zen, ZVO and Zvo.", "a:Zen, b:ZVO"},
		{"other script", []string{"a=是沼工業"}, "今日是沼工業が発表した。", "a:是沼工業"},
		{"part of a longer name", []string{"a=Zenvo"}, "The Zenvo Dental Clinic opened.", ""},
		{"surname", []string{"a=Brock"}, "Yesterday Jim Brock and Mary K. Brock met Dr. Hale Brock.", ""},
		{"longer name, and plainly", []string{"a=Zenvo"}, "The Zenvo Dental Clinic opened. It is not owned by Zenvo, they say.", "a:Zenvo"},
		{"address", []string{"a=Zenvo Street"}, "Visit the showroom at 6102 S Zenvo Street.", ""},
		{"no address", []string{"a=Zenvo Street"}, "Zenvo Street hired 40 people.", "a:Zenvo Street"},
		{"stadium", []string{"a=Bank of Zenvo"}, "They played in Bank of Zenvo Stadium.", ""},
		{"office after the name", []string{"a=Zenvo"}, "So said Zenvo CEO Jane Roe.", "a:Zenvo"},
		{"hyphen before a small word", []string{"a=Zenvo"}, "A Zenvo-owned shop.", "a:Zenvo"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := found(data.Article{Text: tt.text}, named(tt.prospects...)); got != tt.want {
				t.Errorf("in %q\n got %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestEverydayWordsNeedProof(t *testing.T) {
	tests := []struct{ name, prospect, text, want string }{
		{"none", "a=Target", "They hit Target and were happy.", ""},
		{"sentence start", "a=Target|city=Minneapolis", "Target your readers in Minneapolis.", ""},
		{"legal form", "a=Target", "They sued Target Corp. over it, but Target won.", "a:Target Corp, a:Target"},
		{"legal form of the row alone", "a=Target Corp", "They hit Target and were happy.", ""},
		{"legal form of another family", "a=Target Corp", "They sued Target GmbH over it.", ""},
		{"ticker", "a=Target|ticker=TGT", "They sued Target (NYSE: TGT) over it.", "a:Target"},
		{"ticker of another", "a=Target|ticker=TGT", "They sued Target (NYSE: TGX) over it.", ""},
		{"domain", "a=Target|domain=target.com", "They sued Target, see www.target.com.", "a:Target"},
		{"alias elsewhere", "a=Target|alias=Target Stores", "They sued Target Stores. In reply Target laughed.", "a:Target Stores, a:Target"},
		{"place", "a=Target|city=Minneapolis", "In Minneapolis they sued Target over it.", "a:Target"},
		{"industry", "a=Target|industry=Department stores", "A judge ruled that Target must close stores.", "a:Target"},
		{"keyword", "a=Target|keyword=shelf labels", "Both Target and others buy shelf labels.", "a:Target"},
		{"contact", "a=Target|contact=Jane Roe", "At Target they know Jane Roe.", "a:Target"},
		{"longer name with proof", "a=Target|city=Dallas", "The Target Hospitality Corp of Dallas rose.", ""},
		{"the word itself in the text", "a=Zenvo", "A zenvo is a bird. The Zenvo is big.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := found(data.Article{Text: tt.text}, named(tt.prospect)); got != tt.want {
				t.Errorf("in %q\n got %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestNamesakes(t *testing.T) {
	two := named("a=Zenvo|city=Austin|domain=zenvo.com", "b=Zenvo Inc|city=Oslo|domain=zenvo.no", "c=Zenvo|city=Turin|ticker=ZVO")
	tests := []struct{ text, want string }{
		{"The firm Zenvo rose.", ""},
		{"The firm Zenvo of Turin rose.", "c:Zenvo"},
		{"The firm Zenvo (Xetra: ZVO) rose.", "c:Zenvo"},
		{"The firm Zenvo, www.zenvo.no, rose.", "b:Zenvo"},
		{"The firm Zenvo of Turin and Austin rose.", ""},
	}
	for _, tt := range tests {
		if got := found(data.Article{Text: tt.text}, two); got != tt.want {
			t.Errorf("in %q got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestIntroducedNames(t *testing.T) {
	tests := []struct{ prospect, title, text, want string }{
		{"a=Society for the Zenvo Arts", "SZA opens", "The Society for the Zenvo Arts (SZA) opened. So says SZA now.",
			"a:SZA, a:Society for the Zenvo Arts, a:SZA, a:SZA"},
		{"a=Zenvo Satellite Networks Ltd.", "", "Zenvo Satellite Networks Ltd. (“Zenvo” or the “Company”) rose. The Company said that Zenvo grew.",
			"a:Zenvo Satellite Networks Ltd, a:Zenvo, a:Zenvo"},
		{"a=Zenvo Satellite Networks", "", "Zenvo Satellite Networks rose. Later Zenvo fell.", "a:Zenvo Satellite Networks, a:Zenvo"},
		{"a=Brock Satellite Networks", "", "Brock Satellite Networks rose. Its founder John Brock knew. Later Brock fell.", "a:Brock Satellite Networks"},
		{"a=Global Satellite Networks", "", "Global Satellite Networks rose. The Global view fell.", "a:Global Satellite Networks"},
		{"a=Zenvo Satellite Networks", "", "They, like Zenvo Satellite Networks (NASDAQ: ZSN), rose.", "a:Zenvo Satellite Networks"},
	}
	for _, tt := range tests {
		if got := found(data.Article{Title: tt.title, Text: tt.text}, named(tt.prospect)); got != tt.want {
			t.Errorf("in %q\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

func TestTickerAndDomainAlone(t *testing.T) {
	ps := named("a=Oldname|ticker=NASDAQ:ZVO|domain=zenvo.com")
	a := data.Article{Title: "Newname (NASDAQ: ZVO) rises", Text: "See zenvo.com"}
	if got := found(a, ps); got != "a:ZVO, a:zenvo.com" {
		t.Errorf("got %q", got)
	}
	if got := found(data.Article{Text: "At 10: ZVO", Links: []string{"https://blog.zenvo.com/x"}}, ps); got != "" {
		t.Errorf("got %q from a link alone", got)
	}
}

func TestProofs(t *testing.T) {
	m := New(named("a=Zenvo Inc|domain=zenvo.com", "b=Target|ticker=TGT", "c=Brock"))
	a := data.Article{Text: "Both Zenvo and Target (NYSE: TGT) know Brock."}
	var got []string
	for _, k := range m.Mentions(a) {
		got = append(got, k.Proof)
	}
	if want := []string{proofAlias, proofTicker, proofName}; !slices.Equal(got, want) {
		t.Errorf("proofs %q, want %q", got, want)
	}
}

func TestCandidates(t *testing.T) {
	m := New(named("a=Zenvo", "b=Target", "c=Brock|ticker=BRK", "d=Vellum"))
	if got := m.Candidates("Target sued", "by Zenvo (NYSE: BRK)"); !slices.Equal(got, []string{"a", "b", "c"}) {
		t.Errorf("got %q", got)
	}
}

func TestNamesOf(t *testing.T) {
	got := NamesOf(named("a=The Zenvo Group, Inc. (ZG)|alias=Brock|ticker=NYSE:ZVO|domain=zenvo.com")[0])
	want := []string{"Brock", "ZG", "ZVO", "Zenvo", "Zenvo Group", "Zenvo Group, Inc", "zenvo.com"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFingerprint(t *testing.T) {
	base := named("a=Zenvo|alias=Zen Ltd|city=Oslo")[0]
	for _, line := range []string{"a=Zenvo2|alias=Zen Ltd|city=Oslo", "a=Zenvo|alias=Zen Lt|alias=d|city=Oslo", "a=Zenvo|alias=Zen Ltd|city=Bonn", "a=Zenvo|alias=Zen Ltd|city=Oslo|contact=Jane Roe"} {
		if Fingerprint(named(line)[0], data.Profile{}) == Fingerprint(base, data.Profile{}) {
			t.Errorf("%s has the fingerprint of the base", line)
		}
	}
	other := base
	other.Notes, other.Employees, other.ID = "x", 7, "z"
	if Fingerprint(other, data.Profile{}) != Fingerprint(base, data.Profile{}) {
		t.Error("fields that resolution does not look at change the fingerprint")
	}
}

// A homework card tells a prospect from its namesakes as its row does.
func TestCardProves(t *testing.T) {
	card := data.Profile{ProspectID: "a", City: "Lyon", Description: "We make valves and pumps."}
	for text, want := range map[string]int{"The pump maker Slack rose.": 1, "They met Slack at noon.": 0, "It is Slack, based in Lyon.": 1, "It is Slack Inc, a bakery in Oslo.": 0} {
		if got := New(named("a=Slack"), card).Mentions(data.Article{Text: text}); len(got) != want {
			t.Errorf("in %q got %v", text, got)
		}
	}
	if Fingerprint(named("a=Slack")[0], card) == Fingerprint(named("a=Slack")[0], data.Profile{}) {
		t.Error("the card leaves the fingerprint as it is")
	}
}

func TestDoubts(t *testing.T) {
	m := New(named("a=Slack|domain=slack.com|city=Oslo", "b=Zenvo|city=Bonn", "c=Zenvo|city=Turin", "d=Brock|city=Ohio", "e=Vale Pumps|city=Kiel", "f=Target"))
	tests := []struct{ text, want string }{
		{"They take up slack. The firm Slack rose.", "a Slack: nothing shows that this Slack is meant: no domain, full legal name, place"},
		{"The firm Zenvo rose.", "b Zenvo: 2 prospects share this name, and the text does not tell which is meant: no full legal name, place; c Zenvo: 2 prospects share this name, and the text does not tell which is meant: no full legal name, place"},
		{"So said Mr. Brock.", "d Brock: it is a person, “Mr. Brock”"},
		{"It is Vale Pumps, based in Lyon.", "e Vale Pumps: the text gives it another place, Lyon"},
		{"They hit Target.", "f Target: nothing shows that this Target is meant: no full legal name; the row has only a name, so nothing else could"},
		{"It is Vale Pumps of Kiel.", ""},
	}
	for _, tt := range tests {
		_, doubts := m.Resolve(data.Article{Text: tt.text})
		var got []string
		for _, d := range doubts {
			got = append(got, d.ProspectID+" "+d.Name+": "+d.Why)
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("in %q\n got %q\nwant %q", tt.text, strings.Join(got, "; "), tt.want)
		}
	}
}

// Places that lie in each other do not contradict: the row's own region or country,
// and whatever follows its city in an address. Another place without them does.
func TestPlacesInEachOther(t *testing.T) {
	m := New(named("a=Vale Pumps|city=Yeovil|region=Somerset|country=GB", "b=Mere Boats|city=Sligo|country=Ireland", "c=Carr Yarns|city=Bury St Edmunds"))
	for _, tt := range []struct{ text, want string }{
		{"It is Vale Pumps, based in Somerset.", ""},
		{"It is Vale Pumps, based in Street, Somerset.", ""},
		{"It is Vale Pumps, based in Yeovil, South Somerset.", ""},
		{"It is Vale Pumps, based in County Somerset.", ""},
		{"It is Vale Pumps, based in Dorset.", "Vale Pumps: the text gives it another place, Dorset"},
		{"It is Vale Pumps, based in Poole, Dorset.", "Vale Pumps: the text gives it another place, Poole"},
		{"It is Mere Boats, based in Ireland.", ""},
		{"It is Carr Yarns, based in Bury St Edmunds, Suffolk.", ""},
		{"It is Carr Yarns, based in Suffolk.", "Carr Yarns: the text gives it another place, Suffolk"},
	} {
		got := ""
		_, doubts := m.Resolve(data.Article{Text: tt.text})
		for _, d := range doubts {
			got += d.Name + ": " + d.Why
		}
		if got != tt.want {
			t.Errorf("in %q\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

// A text made of nothing but names takes time in proportion to its length.
func TestCrowdedText(t *testing.T) {
	m := New(named("a=Zenvo Inc|city=Oslo|ticker=ZVO", "b=Zenvo Pumps", "c=Target|industry=retail", "d=Brocks Inc", "e=ZQT Ltd"))
	fastest := func(times int) time.Duration {
		text, best := strings.Repeat("Zenvo Target Zenvo Pumps (“Zen”) Brock's ZQT ", times), time.Hour
		for range 3 { // the machine may be busy
			begin := time.Now()
			m.Mentions(data.Article{Text: text})
			best = min(best, time.Since(begin))
		}
		return best
	}
	if small, large := fastest(1<<9), fastest(1<<13); large > 64*small {
		t.Errorf("took %v for 24 KiB and %v for sixteen times as much", small, large)
	}
}

func FuzzMentions(f *testing.F) {
	f.Add("Zenvo", "Target Corp. (“T”) and A.O. Zenvo’s (NYSE: TGT) l'Zenvo \xff zenvo.com 株")
	m := New(named("a=Zenvo|domain=zenvo.com", "b=Target Corp|ticker=TGT", "c=A. O. Zenvo", "d=株", "e=Brock & Sons, Ltd", "f=target|city=Oslo"))
	f.Fuzz(func(t *testing.T, title, text string) {
		a := data.Article{Title: title, Text: text}
		last := data.Mention{Field: data.FieldTitle}
		for _, k := range m.Mentions(a) {
			s := k.Field.Of(a)
			if k.Start < 0 || k.End <= k.Start || k.End > len(s) || k.Proof == "" {
				t.Fatalf("%+v in %q", k, s)
			}
			if strings.ToValidUTF8(s, "?") == s && strings.ToValidUTF8(s[k.Start:k.End], "?") != s[k.Start:k.End] {
				t.Fatalf("%+v cuts a character of %q", k, s)
			}
			if k.Field == last.Field && k.Start < last.Start {
				t.Fatal("not in order")
			}
			last = k
		}
		m.Candidates(title, text)
	})
}

// BenchmarkMentions measures text per second, for few and for many prospects.
func BenchmarkMentions(b *testing.B) {
	text := strings.Repeat("The company said on Monday that it will open a plant with its partner in the north of the country, and that Meridian Valve Works of Dayton, Ohio, had signed an agreement with Stanley Hooper over ten million dollars. ", 200)
	for _, n := range []int{1_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := New(many(n))
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				m.Mentions(data.Article{Title: "Plant opens", Text: text})
			}
		})
	}
}

// many makes prospects of invented names that share their words.
func many(n int) []data.Prospect {
	first := strings.Fields("Meridian Northern Global Valve Harbor Stanley Dayton Ohio Summit Cedar Falcon Atlas Vertex Monday Prime Delta")
	out := make([]data.Prospect, n)
	for i := range out {
		out[i] = data.Prospect{ID: fmt.Sprint(i), Name: fmt.Sprintf("%s %s%d Works Inc", first[i%len(first)], string(rune('A'+i%26)), i), Domain: fmt.Sprintf("x%d.test", i), Ticker: fmt.Sprintf("X%d", i)}
	}
	return out
}
