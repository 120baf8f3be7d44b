package story

import (
	"regexp"
	"slices"
	"strings"

	"callworthy/data"
	"callworthy/enrich/text"
)

// Version changes when the same article gives other denials.
const Version = "story-2"

// lookedAt is how much of an article's text is read for denials, in bytes: what
// takes a story back says so in its first paragraphs.
const lookedAt = 2500

// Denials are what an article takes back of what others told of the prospects
// that it names: "denies", "called off", "collapsed", "corrects". Each needs a
// sentence that says so, speaks of the type's matter, and names the prospect
// (or stands under a title that does). Lawsuits and rulings are not taken back:
// who denies an allegation is sued all the same.
func Denials(a data.Article, mentions []data.Mention) []data.Denial {
	if len(mentions) == 0 {
		return nil
	}
	body := a.Text[:min(len(a.Text), lookedAt)]
	if !mayDeny(a.Title) && !mayDeny(body) {
		return nil
	}
	r := denialReader{article: a, mentions: mentions, corrects: heading.MatchString(a.Title), known: map[[2]string]bool{}}
	r.sentence(data.FieldTitle, 0, len(a.Title))
	for i, span := range text.Sentences(body) {
		if r.sentence(data.FieldText, span.Start, span.End); i > 15 {
			break
		}
	}
	return r.out
}

// mayDeny is a quick look for any word that can take something back.
func mayDeny(s string) bool { return quick.MatchString(s) }

var (
	quick = regexp.MustCompile(`(?i)den(?:y|ie)|refut|dismiss|rubbish|no truth|untrue|not (?:in|for|planning|true)|no plans|ruled? out|call(?:s|ed|ing)? off|collaps|f[ae]ll|scrap|abandon|terminat|walk|pull|withdr|cancel|back(?:s|ed)|drop|\bend|broke|shelv|nix|revers|rescind|no longer|will not|won't|block|correct|retract|erroneous|in error|halt|ditch|axe[sd]?`)

	heading = regexp.MustCompile(`(?i)^\W*(?:correct(?:ion|ed|ing)|clarification|retraction|retracted)\b`)

	denied = regexp.MustCompile(`(?i)\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|rubbish(?:es|ed)|(?:dismiss(?:es|ed)?|reject(?:s|ed)?) (?:\w+ ){0,3}(?:reports?|rumou?rs?|speculation|talk|claims of)|(?:not|isn't|aren't|never) (?:currently )?(?:in|holding|engaged in|having) (?:\w+ ){0,2}(?:talks|discussions|negotiations)|no truth|untrue|not true|(?:not|isn't) for sale|(?:has|have|had|with) no (?:current )?(?:plans?|intention)|not (?:planning|seeking|looking|considering)|rule[sd]? out|(?:false|baseless|unfounded) (?:report|rumou?r|speculation)s?)\b`)

	off = regexp.MustCompile(`(?i)\b(?:call(?:s|ed|ing)? (?:it |the \w+ |its \w+ )?off|collaps(?:e|es|ed)|f[ae]ll(?:s|en)? (?:through|apart)|scrap(?:s|ped|ping)?|abandon(?:s|ed|ing)?|terminat(?:e|es|ed|ing|ion of)|walk(?:s|ed)? away|pull(?:s|ed)? (?:out|the plug|back from|(?:its|the) (?:ipo|offer|bid|listing|plan))|with(?:draws?|drew|drawn|drawing)|cancel(?:s|led|ed|ling)?|back(?:s|ed) out|(?:drop|ditch|axe|halt|nixe?)(?:s|d|ped|ed)? (?:\w+ ){0,4}(?:bid|plans?|offer|merger|deal|takeover|acquisition|purchase|sale|ipo|listing|project|launch|talks)|end(?:s|ed|ing)? (?:\w+ ){0,4}(?:talks|merger|partnership|agreement|negotiations|deal|alliance|collaboration|bid)|(?:talks|negotiations|discussions|merger|deal) (?:\w+ ){0,4}(?:end|ended|break|broke|broken) (?:down|off|without)|(?:break|broke|breaks)(?:s|n)? off|shelv(?:e|es|ed|ing)|revers(?:e|es|ed) (?:\w+ ){0,3}(?:course|decision|plans?|layoffs?|cuts?)|rescind(?:s|ed)?|(?:will not|won't|would not|no longer|decided not to) (?:be )?(?:proceed|pursue|pursuing|go ahead|going ahead|buy|buying|acquire|acquiring|merge|merging|open|opening|build|building|join|joining|raise|proceeding|move|happen|happening))\b`)

	corrected = regexp.MustCompile(`(?i)\b(?:(?:corrects?|retract(?:s|ed)|corrected|withdr(?:aws|ew)|withdrawn) (?:\w+ ){0,3}(?:story|report|statement|article|release|announcement)|(?:published|issued|released|sent) in error|erroneously|(?:incorrectly|wrongly|mistakenly) (?:stated|reported|said|named|announced|identified))\b`)

	// hedged are sentences in which nothing was taken back, or not now.
	hedged = regexp.MustCompile(`(?i)\b(?:not (?:been )?(?:called off|collapsed|cancelled|canceled|abandoned|scrapped|withdrawn|terminated|deny|denied)|(?:may|might|could|can|would|if|unless|until|threatens? to|right to|entitled to|or) (?:\w+ ){0,2}(?:be )?(?:terminat|cancel|withdr|collaps|abandon|scrap|call|walk|pull)\w*|(?:neither|nor|declined to|refus\w+ to) (?:\w+ ){0,2}(?:confirm\w* (?:n?or|and) )?den(?:y|ied)|den(?:y|ied|ies|ying) (?:\w+ ){0,4}(?:wrongdoing|liability|allegations?|accusations?|charges|claims?|access|entry|motion|request|bail|appeal|petition|application|coverage)|years? ago|last year|in (?:19|20)\d\d)\b`)
)

// matters are words, by type, that say of what a denial speaks.
var matters = func() map[string]*regexp.Regexp {
	out := map[string]*regexp.Regexp{}
	for eventType, words := range map[string]string{
		"acquisition":          `acqui\w+|takeover|take over|merg\w+|buyout|buy\w*|bought|bid|purchase|tie-up|offer for`,
		"divestiture":          `s[ae]ll\w*|sale|sold|divest\w*|spin[- ]?off|carve-out|disposal`,
		"investment":           `invest\w*|stake`,
		"funding":              `fund\w*|rais(?:e|es|ed|ing)|round|financing|capital|series [a-e]|placement|grant|loan`,
		"ipo":                  `ipo|initial public offering|listing|go(?:ing)? public|float(?:ation)?`,
		"leadership_hire":      `appoint\w*|hir(?:e|es|ed|ing)|nam(?:e|es|ed|ing)|ceo|chief|chair\w*|president|director|join\w*|successor`,
		"leadership_departure": `resign\w*|step\w* down|leav\w+|depart\w*|exit|oust\w*|retir\w+|ceo|chief executive`,
		"layoffs":              `layoffs?|lay(?:s|ing)? off|laid off|job cuts?|jobs|redundanc\w+|job losses|furlough\w*`,
		"hiring":               `hir(?:e|es|ing)|jobs|recruit\w*`,
		"expansion":            `plants?|factor(?:y|ies)|expan\w+|facilit(?:y|ies)|offices?|sites?|warehouses?|headquarters|stores?|campus|mill|hub|cent(?:er|re)|project`,
		"closure":              `clos(?:e|es|ed|ing|ure|ures)|shut\w*`,
		"product_launch":       `launch\w*|product|release|unveil\w*|rollout`,
		"partnership":          `partner\w*|alliance|collaborat\w*|joint venture|pact|tie-up|agreement|sponsor\w*`,
		"contract_win":         `contract|order|award\w*|deal`,
		"supplier_selected":    `contract|order|supplier|deal`,
		"data_breach":          `breach\w*|hack\w*|cyber\w*|leak\w*|ransomware|data theft`,
		"distress":             `bankrupt\w*|insolven\w*|chapter 11|administration|default\w*|restructur\w*`,
		"rebrand":              `rebrand\w*|renam\w+|new name|name change|change (?:of|its) name`,
		"rfp":                  `tender|rfp|bids?|procurement|request for proposals`,
		"appearance":           `conference|summit|event|speech|keynote|webinar|appearance`,
		"target":               `targets?|goals?|guidance|pledge`,
	} {
		out[eventType] = regexp.MustCompile(`(?i)\b(?:` + words + `)\b`)
	}
	return out
}()

// denialReader collects the denials of one article.
type denialReader struct {
	article  data.Article
	mentions []data.Mention
	corrects bool // the title says that the article is a correction
	known    map[[2]string]bool
	out      []data.Denial
}

// sentence reads one sentence of a field.
func (r *denialReader) sentence(field data.Field, start, end int) {
	s := field.Of(r.article)[start:end]
	kind := r.kindOf(s)
	if kind == "" {
		return
	}
	for _, prospect := range r.named(field, start, end) {
		for eventType, matter := range matters {
			if r.known[[2]string{prospect, eventType}] || !matter.MatchString(s) {
				continue
			}
			r.known[[2]string{prospect, eventType}] = true
			r.out = append(r.out, data.Denial{
				ProspectID: prospect, Type: eventType, Kind: kind, Evidence: data.Evidence{Field: field, Start: start, End: end, Quote: s},
				DocumentID: r.article.DocumentID, URL: r.article.URL, Title: r.article.Title, PublishedAt: r.article.PublishedAt, ObservedAt: r.article.FetchedAt,
			})
		}
	}
	slices.SortFunc(r.out, compareDenials)
}

func compareDenials(a, b data.Denial) int {
	return strings.Compare(a.ProspectID+" "+a.Type, b.ProspectID+" "+b.Type)
}

// kindOf says how a sentence takes something back; empty when it does not.
func (r *denialReader) kindOf(s string) data.DenialKind {
	switch {
	case !mayDeny(s) || strings.HasSuffix(strings.TrimSpace(s), "?") || hedged.MatchString(s):
		return ""
	case corrected.MatchString(s):
		return data.DenialCorrected
	case denied.MatchString(s):
		if r.corrects {
			return data.DenialCorrected
		}
		return data.DenialDenied
	case off.MatchString(s):
		return data.DenialOff
	case r.corrects && notSo.MatchString(s):
		return data.DenialCorrected
	}
	return ""
}

// notSo is how a correction says what is not so.
var notSo = regexp.MustCompile(`(?i)\b(?:did not|has not|have not|is not|was not|were not|will not|does not|not been|no such)\b`)

// named are the prospects that a sentence speaks of: those that it names, else,
// below the title, those that the title names.
func (r *denialReader) named(field data.Field, start, end int) []string {
	var here, above []string
	for _, m := range r.mentions {
		if strings.Contains(m.Proof, ": ") {
			continue // a channel, somebody's former firm, a product
		}
		switch {
		case m.Field == field && m.Start >= start && m.End <= end:
			here = append(here, m.ProspectID)
		case m.Field == data.FieldTitle:
			above = append(above, m.ProspectID)
		}
	}
	if len(here) == 0 && field != data.FieldTitle {
		here = above
	}
	slices.Sort(here)
	return slices.Compact(here)
}
