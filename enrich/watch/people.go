package watch

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"callworthy/data"
)

// parting stands between two lines of a page in a quote: a new paragraph.
const parting = "\n\n"

// people finds the names with titles of a page: in one line, or in two that
// follow each other. Whether names stand above their titles or below is the
// page's habit, found by counting.
func people(lines []line) []data.PagePerson {
	lines = withoutLinks(lines)
	above, below := 0, 0
	for i := 1; i < len(lines); i++ {
		if personName(lines[i-1].text) != "" && isTitle(lines[i].text) {
			above++
		}
		if isTitle(lines[i-1].text) && personName(lines[i].text) != "" {
			below++
		}
	}
	var out []data.PagePerson
	seen := map[string]bool{}
	add := func(name, title, quote string) {
		if key := nameKey(name); !seen[key] {
			seen[key] = true
			out = append(out, data.PagePerson{Name: name, Title: title, Quote: quote})
		}
	}
	for i, l := range lines {
		if name, title, ok := oneLine(l.text); ok {
			add(name, title, l.text)
			continue
		}
		if i == 0 {
			continue
		}
		upper, lower := lines[i-1].text, l.text
		if name := personName(upper); above >= below && name != "" && isTitle(lower) {
			add(name, lower, upper+parting+lower)
		}
		if name := personName(lower); above < below && name != "" && isTitle(upper) {
			add(name, upper, upper+parting+lower)
		}
	}
	return out
}

// aside is what stands with names and tells nothing of them.
var aside = regexp.MustCompile(`(?i)^(?:linkedin|xing|twitter|x|facebook|instagram|e-?mail|mail|phone|telefon|tel|mobile|bio|biography|vcard|profile|profil|more|(?:view|read|see|show|full) (?:full )?(?:bio|biography|profile|more)|download (?:photo|picture|image|bio|cv)|mehr(?: erfahren)?|lire la suite|en savoir plus|leer más|ver más|leggi tutto|lees meer|läs mer|czytaj więcej|saiba mais|[^\s@]+@[^\s@]+|[\d\s()+/.-]{6,})?[^\pL\pN]*$`)

// withoutLinks are the lines of a page but for those that only lead on.
func withoutLinks(lines []line) []line {
	return slices.DeleteFunc(slices.Clone(lines), func(l line) bool { return len(l.text) < 60 && aside.MatchString(l.text) })
}

// between parts a name from a title in one line: "Ada Storr, Chief Executive",
// "Ada Storr – Chief Executive", "Ada Storr (Chief Executive)".
var between = regexp.MustCompile(`\s*(?:,|\s[-–—|]|\s?:|\s\()\s*`)

// oneLine finds name and title in one line. The title stands first only before a
// dash or a colon: behind a comma it is followed by places and departments.
func oneLine(s string) (name, title string, ok bool) {
	if len(s) > maxLine {
		return "", "", false
	}
	if eastern(s) {
		return inEasternLine(s)
	}
	for _, at := range between.FindAllStringIndex(s, 3) {
		left, right := s[:at[0]], s[at[1]:]
		title = strings.TrimSuffix(right, ")")
		if name = personName(left); name != "" && isTitle(title) {
			return name, title, true
		}
		if name = personName(right); name != "" && isTitle(left) && !strings.ContainsAny(s[at[0]:at[1]], ",(") {
			return name, left, true
		}
	}
	return "", "", false
}

// honours stand before a name, degrees behind it; neither is part of it.
var (
	honours = regexp.MustCompile(`(?i)^(?:(?:dr|dra|prof|profa|professor|mr|mrs|ms|mx|sir|dame|lord|lady|rev|ing|dipl|kfm|kffr|wirt|mag|herr|frau|ir|drs|eng|hon|h\.c` +
		`|m|mme|mlle|mevr|mevrouw|dhr|mw|d|sr|sra|srta|don|doña|dña|dott|ssa|dottor|avv|rag|mgr|inż|inz|bc|mudr|judr|hr|fru)(?:\.-|\.\s*|-|\s+))+`)
	degrees   = regexp.MustCompile(`(?i)(?:,?\s+(?:ph\.?d|mba|m\.?sc|b\.?sc|ba|ma|cpa|cfa|md|jd|esq|obe|cbe|mbe|frcs|fca|aca|pe|jr|sr|ii|iii|iv)\.?)+$`)
	particles = set(`van von der den de di da do dos das del della la le du al el bin ibn ben abu af av zu zur ter ten y e`)
)

// notInNames are words that stand in headings and titles, not in names of people.
var notInNames = set(`our the team leadership management board executive committee meet about contact read more learn view full bio profile company
	group holdings limited ltd inc llc plc gmbh ag news press careers jobs home products services solutions customers privacy policy cookie terms
	email phone follow linkedin twitter advisory senior new join us we and of for in at with all people staff office offices head global regional
	your their his her who what how why investor relations annual report sustainability directors governance join history values mission vision
	january february march april june july august september october november december north south east west latin america americas asia pacific europe africa middle emea apac united kingdom states international worldwide
	works plant site here log in out`)

// personName is the person's name that a line is, without honours and degrees;
// empty when it is none.
func personName(s string) string {
	if len(s) > 60 {
		return ""
	}
	if eastern(s) {
		return easternName(s)
	}
	if name := bareName(honours.ReplaceAllString(s, "")); name != "" {
		return name
	}
	return bareName(s) // Don may be a name
}

// bareName is personName of what has no honours.
func bareName(s string) string {
	s = strings.TrimSpace(degrees.ReplaceAllString(s, ""))
	tokens := strings.Fields(s)
	if len(tokens) < 2 || len(tokens) > 5 {
		return ""
	}
	whole := 0
	for i, t := range tokens {
		low := strings.ToLower(strings.Trim(t, "."))
		if notInNames[low] || titleWords[low] || !nameToken(t) {
			return ""
		}
		if (i == 0 || !particles[low]) && len([]rune(low)) > 1 {
			whole++
		}
	}
	if last := tokens[len(tokens)-1]; whole < 2 || particles[strings.ToLower(last)] {
		return ""
	}
	return s
}

// nameToken tells whether a word can be part of a name: a particle, or letters
// with a capital at the start where the script has capitals.
func nameToken(t string) bool {
	for i, r := range t {
		switch {
		case i == 0 && unicode.IsLower(r) && !particles[strings.ToLower(t)] && !strings.ContainsAny(t, "'’"):
			return false
		case !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("-'’.", r):
			return false
		}
	}
	return true
}

// titleWords are words of which a title has one at least, in the languages in
// which sites name those who lead.
var titleWords = set(`chief ceo cfo coo cto cmo cio cro cso cpo chro ciso president chairman chairwoman chairperson chair director head manager vp svp evp avp
	officer founder co-founder cofounder partner counsel adviser advisor treasurer secretary controller principal superintendent owner
	geschäftsführer geschäftsführerin geschäftsführung vorstand vorstandsvorsitzender vorstandsvorsitzende vorstandsmitglied leiter leiterin bereichsleiter
	betriebsleiter werkleiter vertriebsleiter prokurist prokuristin vorsitzender vorsitzende finanzvorstand inhaber inhaberin gesellschafter
	directeur directrice président présidente responsable gérant gérante fondateur fondatrice directora presidente presidenta gerente jefe jefa consejero consejera
	fundador fundadora socio direttore direttrice amministratore amministratrice responsabile fondatore bestuurder directie voorzitter hoofd oprichter
	direktör vd ordförande chef grundare direktør formand leder styreleder toimitusjohtaja johtaja prezes dyrektor członek członkini kierownik księgowy diretor diretora sócio administrador administradora conselheiro conselheira
	secrétaire secretario secretaris tesorero apoderado consigliere consigliera titolare commissaris ledamot ředitel ředitelka jednatel`)

// titleEnds are the last parts of the words that the languages of the North and
// Poland's put together for titles.
var titleEnds = []string{"leiter", "leiterin", "führer", "führerin", "vorstand", "direktor", "direktorin", "direktör", "direktør", "directeur", "chef", "chefin",
	"leider", "leder", "präsident", "präsidentin", "ordförande", "prezes", "dyrektor", "johtaja", "bestuurder", "ledamot"}

// noTitle are words of headings that name somebody's title and are none.
var noTitle = set(`message letter report portal statement welcome blog newsletter podcast note speech interview award club`)

// isTitle tells whether a line names a post and is no sentence.
func isTitle(s string) bool {
	if eastern(s) {
		return isEasternTitle(s)
	}
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	if len(words) == 0 || len(words) > 12 || len(s) > 120 || strings.HasSuffix(s, ".") && len(words) > 4 {
		return false
	}
	if strings.Contains(s, "'s ") || strings.Contains(s, "’s ") || slices.ContainsFunc(words, func(w string) bool { return noTitle[w] }) {
		return false
	}
	return slices.ContainsFunc(words, isTitleWord)
}

// isTitleWord looks for the words of titles also in words that are put together.
func isTitleWord(w string) bool {
	if titleWords[w] || slices.ContainsFunc(titleEnds, func(end string) bool { return len(w) > len(end)+2 && strings.HasSuffix(w, end) }) {
		return true
	}
	for part := range strings.SplitSeq(w, "-") {
		if part != w && titleWords[part] {
			return true
		}
	}
	return false
}

// nameKey is equal for spellings of one name: case, accents, initials and points
// do not count.
func nameKey(name string) string {
	if eastern(name) {
		return strings.Join(strings.Fields(name), "")
	}
	var kept []string
	for _, t := range strings.Fields(fold(name)) {
		if t = strings.Trim(t, ".'’"); len([]rune(t)) > 1 {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, " ")
}

func fold(s string) string {
	out, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), s)
	if err != nil {
		out = s
	}
	return strings.ToLower(out)
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
