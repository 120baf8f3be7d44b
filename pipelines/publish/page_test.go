package publish

import (
	"crypto/sha256"
	"encoding/base64"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"callworthy/data"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s differs (-want +got); if that is meant: go test -update\n%s", name, cmp.Diff(string(want), string(got)))
	}
}

// smallWorld is the world with one rep and two calls.
func smallWorld() Night {
	n := world()
	n.List.Reps, n.List.Calls, n.List.HeldBack = n.List.Reps[:1], n.List.Calls[1:3], n.List.HeldBack[9:]
	n.Report.Rejected = []data.RejectedReport{
		{StoryID: "s8", Prospect: n.List.Calls[0].ProspectID, Denial: data.DenialOff, Quote: "The <merger> is off.", URL: "https://news.example/off", On: "2026-03-29", UsedBy: []string{"anna", "ben"}},
		{StoryID: "s9", Prospect: n.List.Calls[1].ProspectID, Verdict: data.VerdictFalse, Rep: "ben", On: "2026-03-30", UsedBy: []string{"ben"}},
	}
	return n
}

func mustPage(t *testing.T, n Night, rep string) string {
	t.Helper()
	b, err := page(newSheet(n), rep)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestPageGolden leaves out style and scripts, which change for other reasons.
func TestPageGolden(t *testing.T) {
	style := regexp.MustCompile(`(?s)<style>.*?</style>|<script>.*?</script>|'sha256-[^']*'`)
	golden(t, "small.html", []byte(style.ReplaceAllString(mustPage(t, smallWorld(), ""), "LEFT OUT")))
}

// TestPolicyNamesStyleAndScripts: by hash, and nothing else may run or be asked
// for.
func TestPolicyNamesStyleAndScripts(t *testing.T) {
	for name, content := range map[string]string{"list": mustPage(t, world(), ""), "managers": mustManagers(t)} {
		hashes := map[string]string{}
		for _, m := range regexp.MustCompile(`(?s)<(style|script)>(.*?)</`).FindAllStringSubmatch(content, -1) {
			sum := sha256.Sum256([]byte(m[2]))
			hashes[m[1]] += " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
			if m[1] == "style" && (strings.Contains(m[2], "url(") || strings.Contains(m[2], "@import")) {
				t.Errorf("%s: the style asks for something", name)
			}
		}
		want := `content="default-src 'none'; style-src` + hashes["style"]
		if name == "list" {
			want += "; script-src" + hashes["script"]
		}
		want += `; img-src data:; base-uri 'none'; form-action 'none'"`
		if !strings.Contains(content, want) {
			t.Errorf("%s: no policy %s", name, want)
		}
	}
}

// TestScriptsMakeNoMarkup: what the page runs may not turn text into elements or
// code, and asks for nothing.
func TestScriptsMakeNoMarkup(t *testing.T) {
	early, late, err := scripts()
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "fetch(", "XMLHttp", "import(", "WebSocket", "sendBeacon", "</script"} {
		if strings.Contains(early+late, bad) {
			t.Errorf("the scripts use %s", bad)
		}
	}
}

func mustManagers(t *testing.T) string {
	t.Helper()
	b, err := managersPage(newSheet(world()), worldFigures())
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestPageOfARep(t *testing.T) {
	content := mustPage(t, world(), "ben")
	for text, want := range map[string]bool{"4 of 12 calls, 14 held back": true, "Kestrel Contact Centres": true, "Northwind": false, "Everybody’s list": true, "Arden Mills": true} {
		if strings.Contains(content, text) != want {
			t.Errorf("page of ben: %q stands there: %v, want %v", text, !want, want)
		}
	}
}

// Who has left is marked before the number, which rings on their desk.
func TestContactWhoLeftIsMarked(t *testing.T) {
	n := world()
	if strings.Contains(mustPage(t, n, ""), "has left</span>") {
		t.Error("a contact who stays is marked")
	}
	n.List.Calls[0].Reason.ContactLeft = true
	if content := mustPage(t, n, ""); !regexp.MustCompile(`Maria Keller</bdi>, <bdi>[^<]*</bdi> <span class="badge warn">has left</span> <a class="tel"`).MatchString(content) {
		t.Error("a contact who has left is not marked before the number")
	}
}

func TestEmptyListIsHonest(t *testing.T) {
	n := world()
	n.List.Calls = nil
	content := mustPage(t, n, "")
	for _, want := range []string{"Nobody has a reason to be called today", "14 prospects were looked at", "2 sources of 5 could not be read", "Nothing happened"} {
		if !strings.Contains(content, want) {
			t.Errorf("the empty list does not say %q", want)
		}
	}
	n = Night{List: data.List{Date: morning}}
	if content := mustPage(t, n, ""); !strings.Contains(content, "There are no prospects yet") || !strings.Contains(content, "No source was asked") {
		t.Error("the list without prospects does not say so")
	}
}

func TestManyHeldBackAreBounded(t *testing.T) {
	n := world()
	for i := range 5000 {
		n.List.HeldBack = append(n.List.HeldBack, data.HeldBack{ProspectID: fmt.Sprint(i), Prospect: fmt.Sprint("Company ", i), Cause: data.CauseNoReason})
	}
	content := mustPage(t, n, "")
	if len(content) > 200_000 || !strings.Contains(content, "And 4803 more") {
		t.Errorf("page of %d bytes", len(content))
	}
}

// TestTwoHundredCallsStayUnderAMegabyte in the lengths of a real morning: every
// call with draft, card, history and tries, every fourth with all notes besides.
func TestTwoHundredCallsStayUnderAMegabyte(t *testing.T) {
	n := richWorld()
	rich := n.List.Calls[0]
	n.List.Calls = nil
	for i := range 200 {
		c := rich
		c.Contributions = append(slices.Clone(c.Contributions), c.Contributions[:3]...)
		c.Reason.Mail.Body = strings.Repeat("Hello Maria, six depots before winter is a lot of new rotas at once.\n\n", 6)
		if i%4 > 0 {
			c.HandedOver, c.ZoneWhy, c.Reason.ContactNote, c.Reason.Spelling, c.Reason.NewContact, c.Reason.Content = "", "", "", "", data.NewContact{}, data.Content{}
		}
		n.List.Calls = append(n.List.Calls, c)
	}
	content := mustPage(t, n, "")
	if size := len(content); size > 1_000_000 || strings.Count(content, "<article") != 200 {
		t.Errorf("200 calls make %d bytes", size)
	}
	if n.List.Calls = n.List.Calls[:100]; !strings.Contains(mustPage(t, n, ""), "&amp;body=Hello") {
		t.Error("100 calls have no room for drafts")
	}
}

func TestPhoneAsTheRepDialsIt(t *testing.T) {
	for _, c := range [][3]string{
		{"+44 1632 960105", "Europe/London", "01632 960105"}, {"+44 20 7946 0158 ext. 12", "Europe/London", "020 7946 0158 x12"},
		{"+1 269-555-0152", "Europe/London", "+1 269-555-0152"}, {"+1 312 555 0142", "America/Detroit", "(312) 555-0142"},
		{"+12695550152", "America/Los_Angeles", "(269) 555-0152"}, {"+4640628 0411", "Europe/Stockholm", "040-628 04 11"},
		{"0121 496 0140", "Europe/London", "0121 496 0140"}, {"ask for him", "Europe/London", "ask for him"}, {"+1", "Europe/London", "+1"}, {"", "", ""},
	} {
		if got := phoneFor(c[0], c[1], "Europe/Paris"); got != c[2] {
			t.Errorf("%s for a rep in %s: %q, want %q", c[0], c[1], got, c[2])
		}
	}
	if got := phoneFor("+33 1 99 00 12 34", "", "Europe/Paris"); got != "01 99 00 12 34" {
		t.Error(got)
	}
}

func TestPlot(t *testing.T) {
	r := Row{ListDate: "2026-03-31", Call: data.Call{CallFrom: "09:30", CallUntil: "11:00", Attempts: []data.Attempt{
		{Day: "2026-03-30", Clock: "07:00", Outcome: data.TouchNoAnswer}, {Day: "2026-03-29", Clock: "23:00", Outcome: data.TouchVoicemail},
		{Day: "2026-03-31", Clock: "12:30", Outcome: data.TouchConversation}, {Day: "2026-03-31", Outcome: data.TouchNoAnswer}}}}
	p := plotOf(r)
	want := []plotMark{{"34.0", "18.0", "ring"}, {"250.0", "96.0", "half"}, {"133.0", "31.0", "dot"}}
	if !slices.Equal(p.Marks, want) || p.X != "79.0" || p.Y != "25.0" || p.Width != "27.0" || p.Says != "3 tries by weekday and hour: 1 no answer, 1 voicemail or gatekeeper, 1 answered; the band is the window of today, 09:30 to 11:00" {
		t.Errorf("%+v", p)
	}
	if key := (plotKey{"half", "1 voicemail or gatekeeper"}); len(p.Key) != 3 || p.Key[1] != key {
		t.Errorf("the key of the picture is %q", p.Key)
	}
	if r.Attempts = r.Attempts[3:]; len(plotOf(r).Marks) > 0 || plotOf(r).Says != "" {
		t.Error("a try without an hour is drawn")
	}
}

// nasty is what a hostile feed or file may hold.
var nasty = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</style><script>alert(1)</script>`,
	`</title><svg onload=alert(1)>`, `javascript:alert(1)`, `JaVaScRiPt:alert(1)`, "java\nscript:alert(1)", `data:text/html,<script>alert(1)</script>`,
	"https://a.example/\"onclick=\"alert(1)", "https://bank.example@evil.example/", "vbscript:x", "file:///etc/passwd", "//evil.example/x", "https://[::1",
	"\u202egpj.exe", "\u2066a\u2069\u2067b", "a\x00b\x1b[31mc\x7f\u0085", "\xff\xfe\xc3(", strings.Repeat("million ", 125_000), strings.Repeat("x", 1_000_000),
	"{{.Calls}}", "<!--", "]]>", "&lt;b&gt;", "a" + strings.Repeat("\u0301", 5000), "\U000e0041\U000e0042", "\u2028\u2029", "../../etc/passwd",
}

// nastyWorld puts one hostile text everywhere.
func nastyWorld(s string) Night {
	c := world().List.Calls[0]
	c.Prospect, c.Industry, c.Contact, c.ContactTitle, c.ContactSource, c.Phone, c.Email = s, s, s, s, s, s, s
	c.CallFrom, c.CallUntil, c.Timezone, c.WhenWhy, c.Fit, c.Told = s, s, s, s, s, []string{s}
	c.Contributions = []data.Contribution{{Name: s, Why: s, Points: c.Score}}
	c.Reason = data.Reason{
		Kind: data.ReasonKind(s), ID: s, StoryID: s, Angle: s, Sentence: s, Evidence: s, Source: s, URL: s, Title: s, EventID: s, EventType: s,
		Status: data.Status(s), Offer: s, WhyItMatters: s, Opener: s, Question: s, Voicemail: s, Tact: s,
	}
	c.Rep = s
	return Night{
		Run: "r", Seller: data.Seller{Name: s, Does: s},
		List: data.List{Date: morning, AsOf: morning, Calls: []data.Call{c}, Reps: []data.Rep{{ID: s, Name: s, Timezone: s}},
			HeldBack: []data.HeldBack{{ProspectID: s, Prospect: s, Cause: data.CauseStale, Detail: s}, {ProspectID: "x", Prospect: s, Cause: data.Cause(s), Detail: s}}},
		Report: data.Report{Degraded: []string{s}, Sources: []data.SourceReport{{Source: s, Outcome: data.OutcomeTimeout}},
			Failures: []data.FailureReport{{What: "source", URL: s, Outcome: data.Outcome(s), Detail: s}}},
	}
}

func TestHostileText(t *testing.T) {
	for _, s := range nasty {
		label := s[:min(len(s), 30)]
		content := mustPage(t, nastyWorld(s), s)
		checkHarmless(t, label, content)
		if strings.ContainsFunc(content, func(r rune) bool { return isHidden(r) || r < 0x20 && r != '\n' || r == 0x7f }) {
			t.Errorf("%q: a control character reached the page", label)
		}
		if len(content) > 64_000 {
			t.Errorf("%q: page of %d bytes", label, len(content))
		}
	}
}

// checkHarmless reads the page as a browser does and looks for anything that
// could run, load or lead elsewhere than http, https, tel and mailto.
func checkHarmless(t *testing.T, label, content string) {
	t.Helper()
	allowed := []string{"html", "head", "meta", "style", "link", "title", "body", "a", "header", "p", "bdi", "h1", "h2", "h3", "h4", "time", "nav", "ul", "ol", "li", "span",
		"aside", "strong", "main", "section", "article", "div", "details", "summary", "figure", "blockquote", "figcaption", "br", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "footer",
		"script", "template", "form", "label", "input", "select", "option", "textarea", "button", "dialog", "dl", "dt", "dd", "kbd", "svg", "defs", "g", "use", "path", "rect", "circle", "text", "i"}
	link := regexp.MustCompile(`^(https?://[^/@]+(/.*)?|tel:\+?[0-9]+(;ext=[0-9]+)?|mailto:[^?]+|mailto:\?subject=Outcomes|#[a-z0-9-]+|[\w.-]+\.html|data:,)$`)
	scripts := 0
	z := html.NewTokenizer(strings.NewReader(content))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if want := strings.Count(content, "script-src"); scripts > 2*want {
				t.Errorf("%q: %d scripts", label, scripts)
			}
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			scripts += strings.Count(token.Data, "script")
			if !slices.Contains(allowed, token.Data) {
				t.Errorf("%q: element <%s>", label, token.Data)
			}
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" || a.Key == "srcdoc" {
					t.Errorf("%q: attribute %s=%q", label, a.Key, a.Val)
				}
				if (a.Key == "href" || a.Key == "cite") && !link.MatchString(a.Val) {
					t.Errorf("%q: link to %q", label, a.Val)
				}
			}
		}
	}
}

func TestOneLineAndClip(t *testing.T) {
	for in, want := range map[string]string{
		" a \n\tb\u00a0c ": "a b c", "a\x00b": "a b", "\x1b[31mred": "[31mred", "\u202etxt.exe": "txt.exe", "\xffx": "\ufffdx",
		"e\u0301": "e\u0301", "👩\u200d🔬": "👩\u200d🔬", strings.Repeat("a\u200d", 8) + "b": strings.Repeat("a\u200d", 7) + "ab", "می\u200cخواهم": "می\u200cخواهم", "": "",
	} {
		if got := OneLine(in); got != want {
			t.Errorf("OneLine(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"12345": "12345", "123456": "1234…", "123 456": "123…", "日本語日本語": "日本語日…"} {
		if got := clip(5, in); got != want {
			t.Errorf("clip(5, %q) = %q, want %q", in, got, want)
		}
	}
}

func TestDial(t *testing.T) {
	for in, want := range map[string]string{
		"+1 (312) 555-0142": "+13125550142", "0121 496 0140": "01214960140", "+44 20 7946 0158 ext. 12": "+442079460158;ext=12",
		"555 0100 x7": "5550100;ext=7", "(+49) 30 5550": "+49305550", "": "", "ask": "", "12": "", "javascript:1": "", "+1\u202e3125550142": "+13125550142",
	} {
		if got := dial(in); got != want {
			t.Errorf("dial(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWindowInBothZones(t *testing.T) {
	row := Row{ListDate: "2026-03-31", Call: data.Call{CallFrom: "09:30", CallUntil: "11:30", Timezone: "Asia/Tokyo"}}
	for zone, want := range map[string]string{"America/Chicago": "19:30–21:30 Monday", "Europe/Berlin": "02:30–04:30", "Asia/Tokyo": "", "Asia/Seoul": "", "": "", "Nowhere/At_All": ""} {
		if got := windowOf(row, zone); got.Yours != want || got.Place != "Tokyo time" {
			t.Errorf("for %s: %+v, want %q", zone, got, want)
		}
	}
}

// TestContrast holds every text colour of both schemes to WCAG 2.2 AA on every
// background it is used on.
func TestContrast(t *testing.T) {
	style, err := templates.ReadFile("templates/style.css")
	if err != nil {
		t.Fatal(err)
	}
	schemes := strings.SplitN(string(style), "@media (prefers-color-scheme: dark)", 2)
	dark, _, _ := strings.Cut(schemes[1], "* {")
	for name, css := range map[string]string{"light": schemes[0], "dark": dark} {
		colour := map[string]float64{}
		for _, m := range regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{6})`).FindAllStringSubmatch(css, -1) {
			colour[m[1]] = luminance(m[2])
		}
		for _, pair := range [][2]string{{"ink", "paper"}, {"muted", "paper"}, {"link", "paper"}, {"ink", "soft"}, {"warn-ink", "warn-paper"}, {"plan-ink", "plan-paper"}, {"owed-ink", "owed-paper"}} {
			a, b := colour[pair[0]], colour[pair[1]]
			if ratio := (max(a, b) + .05) / (min(a, b) + .05); ratio < 4.5 {
				t.Errorf("%s: %s on %s has %.2f", name, pair[0], pair[1], ratio)
			}
		}
	}
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(hex string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v, _ := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		c := float64(v) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
