package publish

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"callworthy/data"
)

// masked stands where a text names a prospect that must not be named.
const masked = "[suppressed]"

// hush keeps suppressed prospects unnamed in everything that is published.
type hush struct {
	ids   map[string]bool
	names []string   // as the prospect is written, and in capitals
	words [][]string // the name in lower-case words, to know it in an address
}

func newHush(list data.List) hush {
	h := hush{ids: map[string]bool{}}
	for _, p := range list.HeldBack {
		if p.Cause != data.CauseSuppressed {
			continue
		}
		h.ids[p.ProspectID] = true
		if name := strings.TrimSpace(p.Prospect); utf8.RuneCountInString(name) > 1 {
			h.names = append(h.names, name, strings.ToUpper(name))
			h.words = append(h.words, wordsOf(name))
		}
	}
	slices.SortFunc(h.names, func(a, b string) int { // longest first: "Delta Air" before "Delta"
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	h.names = slices.Compact(h.names)
	return h
}

// text masks the suppressed names in s, as whole words, and the addresses that hold
// one. A name inside own, the name of the prospect that the text belongs to, is that
// one's.
func (h hush) text(s, own string) string {
	for _, name := range h.names {
		if strings.Contains(s, name) {
			s = maskName(s, name, own, masked)
		}
	}
	if len(h.words) == 0 || !strings.Contains(s, "://") {
		return s
	}
	return inText.ReplaceAllStringFunc(s, func(raw string) string {
		if h.address(raw, own) {
			return masked
		}
		return raw
	})
}

// inText finds web addresses in running text.
var inText = regexp.MustCompile(`[A-Za-z]+://\S+`)

// link is the address, or nothing where it names somebody suppressed.
func (h hush) link(raw, own string) string {
	if h.address(raw, own) {
		return ""
	}
	return raw
}

// texts are masked copies; none is an empty list, never null.
func (h hush) texts(in []string, own string) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = h.text(s, own)
	}
	return out
}

// homework is a masked copy of a homework card.
func (h hush) homework(p *data.Profile, own string) *data.Profile {
	if p == nil {
		return nil
	}
	card := *p
	for _, text := range []*string{&card.Description, &card.Address, &card.Industry} {
		*text = h.text(*text, own)
	}
	card.Sources = map[string]data.ProfileSource{}
	for field, s := range p.Sources {
		s.Quote = h.text(s.Quote, own)
		card.Sources[field] = s
	}
	return &card
}

// maskName puts something else in the place of a name that stands as whole words
// outside a mention of own.
func maskName(s, name, own, instead string) string {
	var b strings.Builder
	for {
		i := strings.Index(s, name)
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		end := i + len(name)
		if wholeWord(s, i, end) && !within(s, i, end, own) {
			b.WriteString(s[:i] + instead)
		} else {
			b.WriteString(s[:end])
		}
		s = s[end:]
	}
}

// wholeWord tells whether no letter or digit touches s[start:end].
func wholeWord(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return !isWord(before) && !isWord(after)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// within tells whether s[start:end] is part of a mention of own.
func within(s string, start, end int, own string) bool {
	for from := 0; own != "" && from <= start; {
		i := strings.Index(s[from:], own)
		if i < 0 {
			return false
		}
		i += from
		if i <= start && end <= i+len(own) {
			return true
		}
		from = i + 1
	}
	return false
}

// address tells whether a web address names a suppressed prospect. A name inside own
// is that one's.
func (h hush) address(raw, own string) bool {
	if len(h.words) == 0 {
		return false
	}
	if plain, err := url.QueryUnescape(raw); err == nil {
		raw = plain
	}
	have, mine := wordsOf(raw), wordsOf(own)
	return slices.ContainsFunc(h.words, func(name []string) bool {
		return !holds(mine, name) && (holds(have, name) || slices.Contains(have, strings.Join(name, "")))
	})
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !isWord(r) })
}

// holds tells whether part stands in words as a run.
func holds(words, part []string) bool {
	for i := 0; len(part) > 0 && i+len(part) <= len(words); i++ {
		if slices.Equal(words[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

const unnamedSource = "(asked for a suppressed prospect)"

// report returns a copy of r in which no suppressed prospect is named.
func (h hush) report(r data.Report) data.Report {
	if len(h.ids) == 0 {
		return r
	}
	r.Sources, r.Failures, r.Skipped, r.Degraded =
		slices.Clone(r.Sources), slices.Clone(r.Failures), slices.Clone(r.Skipped), slices.Clone(r.Degraded)
	for i, s := range r.Sources {
		if h.ids[s.Prospect] || h.address(s.Source, "") {
			s.Source, s.Detail, s.Prospect = unnamedSource, "", ""
		}
		s.Detail = h.text(s.Detail, "")
		r.Sources[i] = s
	}
	for i, f := range r.Failures {
		if h.ids[f.Prospect] || h.address(f.URL, "") {
			f.URL, f.Detail, f.Prospect = unnamedSource, "", ""
		}
		f.Detail = h.text(f.Detail, "")
		r.Failures[i] = f
	}
	r.Rejected = slices.Clone(r.Rejected)
	for i, rejected := range r.Rejected {
		if h.ids[rejected.Prospect] {
			r.Rejected[i].Prospect, r.Rejected[i].Quote, r.Rejected[i].URL = "", "", ""
		}
	}
	for i := range r.Skipped {
		r.Skipped[i].Message = h.text(r.Skipped[i].Message, "")
	}
	for i := range r.Degraded {
		r.Degraded[i] = h.text(r.Degraded[i], "")
	}
	return r
}
