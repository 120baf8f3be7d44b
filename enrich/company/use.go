package company

import (
	"regexp"
	"slices"
	"strings"
)

// The prefixes of the Proof of a mention by which the syntax around it shows that
// the article tells no news of the company itself.
const (
	// ChannelPrefix: a place to buy, watch or follow something: "available on Acme".
	ChannelPrefix = "channel: "
	// FormerPrefix: where somebody worked before: "formerly of Acme", "ex-Acme".
	FormerPrefix = "former: "
	// ProductPrefix: its goods in somebody's hands, "compatible with Acme", "Acme-based", or its
	// name as a comparison, "the Acme of the skies".
	ProductPrefix = "product: "
)

// contextSize is how many bytes before a mention are read for its use, and
// contextAfter how many after it.
const contextSize, contextAfter = 160, 60

// useOf tells by what use a name stands at [start, end) of a text, as a prefix of
// the proof; empty when it is none of those.
func useOf(s string, start, end int) string {
	c := newLeading(s[max(0, start-contextSize):start])
	c.likened = c.likened && !strings.Contains(s[start:end], " ")
	after := s[end:min(len(s), end+contextAfter)]
	switch {
	case c.former(after):
		return FormerPrefix
	case c.product(after):
		return ProductPrefix
	case c.channel(after):
		return ChannelPrefix
	}
	return ""
}

// leading is what leads to a name in its clause.
type leading struct {
	words   []string // in small letters without marks at their edges, the last one first
	prep    string   // the preposition that governs the name or the list it is in; may be empty
	listed  bool     // it is not the first of a list
	glued   string   // what stands before it without a space: "ex-"
	piped   bool     // a bar stands right before it, as in a row of links
	owned   bool     // "its" or "their" stands right before it
	likened bool     // "the" or a quotation mark stands right before it
	mark    bool     // a dash or colon stands right before it
	near    int      // words up to the first comma
}

func newLeading(s string) leading {
	s = clause(s)
	var c leading
	if n := len(s); n > 0 && s[n-1] != ' ' {
		i := strings.LastIndexByte(s, ' ') + 1
		s, c.glued = s[:i], strings.ToLower(s[i:])
	}
	c.likened = c.glued == "“" || c.glued == "\""
	var raw []string
	raw, c.listed = trimList(strings.Fields(s))
	if len(raw) > 0 {
		last := raw[len(raw)-1]
		c.piped = last == "|"
		c.owned = c.glued == "" && owner[strings.ToLower(last)]
		c.likened = c.likened || c.glued == "" && strings.EqualFold(last, "the")
		c.mark = last == "–" || last == "-" || last == "—" || strings.HasSuffix(last, ":")
	}
	c.near = len(raw)
	c.words = make([]string, 0, len(raw))
	for i, w := range slices.Backward(raw) {
		if c.near == len(raw) && strings.HasSuffix(w, ",") {
			c.near = len(raw) - 1 - i
		}
		if w = bareWord(w); w != "" {
			c.words = append(c.words, w)
		}
	}
	c.near = min(c.near, len(c.words))
	for len(c.words) > 0 && determiner[c.words[0]] {
		c.words, c.near = c.words[1:], max(0, c.near-1)
	}
	if len(c.words) > 0 && preposition[c.words[0]] {
		c.prep = c.words[0]
		c.words, c.near = c.words[1:], max(0, c.near-1)
		if c.prep == "as" && c.has(1, only("such")) {
			c.prep = "like"
		}
		if c.prep == "including" {
			c.prep = "like"
		}
	}
	return c
}

// bareWord is a word in small letters without marks at its edges.
func bareWord(w string) string {
	for i := range len(w) {
		if class[w[i]] != 1 {
			return strings.ToLower(strings.Trim(w, ".,:;()[]{}\"'“”‘’–—-*"))
		}
	}
	return w
}

var determiner = setOf(`the our their its a an both official select major #1`)

var preposition = setOf(`at of for with from by on via through over in like as including using to`)

func only(w string) map[string]bool { return map[string]bool{w: true} }

// has tells whether one of the n words nearest to the name is in a set.
func (c leading) has(n int, set map[string]bool) bool { return c.at(n, set) < n }

// at is how many words stand between the name and the nearest one of a set; n when
// it is further away or there is none.
func (c leading) at(n int, set map[string]bool) int {
	for i, w := range c.words[:min(n, len(c.words))] {
		if set[w] {
			return i
		}
	}
	return n
}

// most tells whether "most recently" or "recently retired" is among the n nearest words.
func (c leading) most(n int) bool {
	i := c.at(n, only("recently"))
	return i < n && (i+1 < len(c.words) && c.words[i+1] == "most" || i > 0 && c.words[i-1] == "retired")
}

// clause is what follows the last end of a sentence or line.
func clause(s string) string {
	for i := len(s) - 1; i > 0; i-- {
		switch {
		case s[i] == '\n' || s[i] == ';':
			return s[i+1:]
		case s[i] == ' ' && strings.IndexByte(".!?", s[i-1]) >= 0 && !abbreviated(s[:i-1]):
			return s[i+1:]
		}
	}
	return s
}

// abbreviated tells whether a full stop after a text is that of an abbreviation.
func abbreviated(s string) bool {
	w := s[strings.LastIndexAny(s, " .")+1:]
	return len(w) < 2 || abbreviation[w]
}

var abbreviation = setOf("Mr Mrs Ms Dr Inc Corp Co Ltd St No Prof Jr Sr")

// trimList takes the names of a list, which share the use of its first, from the
// end of a clause: "available at Brock, Vale Stores and" → "available at".
func trimList(ws []string) (rest []string, listed bool) {
	for {
		k := len(ws)
		if k > 0 && (ws[k-1] == "and" || ws[k-1] == "or" || ws[k-1] == "&") {
			k--
		}
		if k == 0 || k == len(ws) && !strings.HasSuffix(ws[k-1], ",") {
			return ws, listed
		}
		j := k
		for j > 0 && !(j < k && strings.HasSuffix(ws[j-1], ",")) && (startsUpper(strings.TrimLeft(ws[j-1], "(“\"")) || j < k && ws[j-1] == "of") {
			j--
		}
		if j == k {
			return ws, listed
		}
		ws, listed = ws[:j], true
	}
}

// former tells whether somebody's past employer is named.
func (c leading) former(after string) bool {
	if strings.HasPrefix(c.glued, "ex-") || c.prep == "" && !c.listed && c.has(min(c.near, 3), formerWord) && !c.mark {
		return true
	}
	if alumnus[nextWord(after)] {
		return true
	}
	if c.has(14, present) && c.at(14, present) < c.at(25, earlier) || stillThere.MatchString(after) {
		return false
	}
	switch c.prep {
	case "at":
		return c.has(25, earlier) || c.most(25) || c.has(12, career) || c.has(10, service) || c.has(14, pastVerb) && c.has(25, person)
	case "of":
		return c.has(6, formerWord) || c.has(2, alumnus)
	case "with":
		return c.has(6, earlier) || c.has(4, years) && !c.has(1, only("ago")) || c.has(8, career) || c.has(3, post)
	case "for":
		return c.has(3, worked) || c.has(8, formerWord) || c.has(16, formerWord) && c.has(10, office)
	case "from":
		return c.has(2, alumnus) || c.has(5, moved) && !c.has(2, only("not"))
	case "like":
		return c.has(4, employer) && (c.has(16, career) || c.has(8, post))
	}
	return false
}

var (
	formerWord = setOf("former formerly previously ex")
	earlier    = setOf("prior previously previous past formerly former earlier retired")
	career     = setOf("career careers tenure tenures stint stints veteran alum alumni alumnus alumna alums")
	alumnus    = setOf("veteran veterans alum alumni alumnus alumna alums")
	service    = setOf("years decade decades experience time role roles position positions background")
	years      = setOf("years decade decades")
	post       = setOf("role roles position positions")
	pastVerb   = setOf("worked served interned held led spent managed oversaw")
	person     = setOf("he she they who has having where and his her their mr ms dr later then also")
	worked     = setOf("worked interned")
	office     = setOf("executive director president officer manager head ceo cfo coo cto cmo engineer analyst consultant chief lead leader")
	moved      = setOf("hails hail hailing comes come")
	employer   = setOf("companies firms institutions brands corporations organizations organisations employers giants banks names")
	present    = setOf("currently announced announces appointed appoints partners partnership partnered customers clients serves will becomes interim")
	stillThere = regexp.MustCompile(`^, where (?:he|she|they) (?:currently |now |also )?(?:serves|leads|works|is|heads|oversees)\b`)
)

// nextWord is the word after a name, its "'s" left out, in small letters.
func nextWord(after string) string {
	after = strings.TrimPrefix(strings.TrimPrefix(after, "’s"), "'s")
	if !strings.HasPrefix(after, " ") {
		return ""
	}
	w := after[1:]
	if i := strings.IndexFunc(w, func(r rune) bool { return !letterOrDigit(r) }); i >= 0 {
		w = w[:i]
	}
	return strings.ToLower(w)
}

// product tells whether goods are named by their maker.
func (c leading) product(after string) bool {
	switch {
	case c.owned && strings.HasPrefix(after, " ") && !dealing[nextWord(after)] && nextWord(after) != "" && !function[nextWord(after)]:
		return true // their Acme environment
	case c.likened && (strings.HasPrefix(after, " of ") || strings.HasPrefix(after, " for ")):
		return true // the Acme of the skies
	case goodsAfter.MatchString(after), len(c.words) > 0 && c.prep == "" && !c.mark && c.words[0] == "your",
		len(c.words) > 0 && c.prep != "" && c.words[0] == "your" && c.near > 0:
		return true
	}
	next := nextWord(after)
	switch c.prep {
	case "with":
		return c.has(1, compatible) || kindOfGoods[next]
	case "by":
		return !c.listed && c.has(1, only("powered"))
	case "on":
		return c.has(1, running)
	case "for", "using", "of":
		return kindOfGoods[next]
	}
	return possessor[next]
}

var (
	compatible = setOf("compatible compatibility")
	running    = setOf("built runs run running")
	owner      = setOf("its their our his her my")
	dealing    = setOf(`partnership partner deal contract agreement collaboration acquisition merger investment stake subsidiary unit division
business joint strategic shares team rival parent`)
	possessor   = setOf("owners owner drivers")
	kindOfGoods = setOf(`owners owner drivers users devices device phones handsets laptops vehicles cars chips gpus processors servers engines parts
model models account accounts cards card`)
	goodsAfter = regexp.MustCompile(`^(?:®|™)?(?:[-‑](?:based|powered|compatible|enabled|certified|equipped|compliant|inspired|style|like|native|ready|branded|accepting)\b` +
		`|(?:®|™)? (?:[Vv]irtual |[Dd]ebit |[Cc]redit |[Pp]repaid |[Gg]ift |[Pp]ayment |[Cc]rypto )*(?:[Gg]ift |[Dd]ebit |[Cc]redit |[Pp]repaid )?(?:cards?\b|[Dd]ebit [Cc]ards?\b|[Gg]ift [Cc]ards?\b|[Cc]redit [Cc]ards?\b)` +
		`|(?: [A-Z][\w&/]*[a-rt-zA-Z0-9]){0,2} (?:[Ii]ndex|[Ii]ndices)\b` +
		`| stock (?:forecast|price prediction)\b)`)
)

// channel tells whether a place to buy, watch or follow something is named.
func (c leading) channel(after string) bool {
	if (strings.Contains(after, "http") || strings.Contains(after, "www.") || strings.Contains(after, "@") || strings.Contains(after, "/")) && linkAfter.MatchString(after) {
		return true
	}
	if bestSeller.MatchString(after) || c.piped && strings.HasPrefix(after, " |") {
		return true
	}
	if !c.listed && placePrep[c.prep] && placeAfter.MatchString(after) {
		return true
	}
	switch c.prep {
	case "via":
		return true
	case "on":
		return !c.has(1, telling) && (c.has(14, offered) || c.has(8, shown) || c.has(8, social))
	case "at", "through":
		return c.has(14, offered) || c.has(8, finding)
	case "from":
		return c.has(8, bought)
	case "like":
		return !c.has(8, present) && (c.has(3, outlet) || c.has(3, platform) && (c.has(14, offered) || c.has(14, shown)))
	case "":
		return c.mark && (c.has(2, outlet) || c.has(2, platform))
	}
	return false
}

var (
	placePrep = setOf("on at in via through from using")
	offered   = setOf(`available sold sells selling buy buying bought purchase purchased purchasing order ordered ordering shop shopping
preorder pre-order retailers seller bestseller ranked`)
	telling = setOf("report reports analysis article study note notes update updates coverage research data information news focus based depends pressure impact")
	bought  = setOf("available buy bought purchase purchased order ordered download downloaded")
	shown   = setOf(`download downloaded stream streams streaming streamed watch watched listen listed listing published found released live
launched free airing debut debuts debuting debuted releases release reviews rating rated stars followers post posts posted viewed seen books book photo image store pre-order`)
	social     = setOf("follow like join visit find connect chat subscribe search message contact add check us")
	finding    = setOf("find found")
	outlet     = setOf("retailers retailer stores store bookstores bookstore booksellers marketplaces marketplace exchanges outlets")
	platform   = setOf("provider providers platforms platform exchange services sites apps methods online buy")
	placeAfter = regexp.MustCompile(`^(?:[’']s)?(?:\.com)?(?:®|™)? (?i:app store|appstore|store|stores|storefront|page|pages|listing|listings|marketplace|account|prime|kindle|bookstore|shop|profile|channel|locations?)\b`)
	bestSeller = regexp.MustCompile(`^(?:\.com)?(?:[’']s)? (?:#1 )?(?i:best[- ]?sell(?:er|ers|ing)|reviews?|reviewers?)\b`)
	linkAfter  = regexp.MustCompile(`^(?:\.com)?[®™]?(?: ?[:|–—-] ?| at | ?\( ?| )(?:https?://|www\.|@|[a-z]+\.(?:com|org|io|me|net)/)`)
)
