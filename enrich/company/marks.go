package company

import (
	"net/url"
	"strings"

	"callworthy/data"
)

// mark is a ticker symbol or a domain that stands in a text.
type mark struct {
	prospect   int32
	start, end int
}

// tickersIn finds the symbols of prospects after the name of an exchange, as in
// "(NASDAQ: ABC)".
func (m *Matcher) tickersIn(s string) []mark {
	var out []mark
	if len(m.tickers) == 0 {
		return nil
	}
	for at := 0; ; {
		k := strings.IndexByte(s[at:], ':')
		if k < 0 {
			return out
		}
		colon := at + k
		at = colon + 1
		if !exchangeBefore(s, colon) {
			continue
		}
		start := colon + 1
		for start < len(s) && start < colon+4 && (s[start] == ' ' || s[start] == '$' || s[start] == 0xc2 || s[start] == 0xa0) {
			start++
		}
		end := start
		for end < len(s) && end < start+8 && (class[s[end]] > 1 || end > start && (s[end] == '.' || s[end] == '-')) {
			end++
		}
		symbol := strings.TrimRight(s[start:end], ".-")
		if !edge(s, start, start+len(symbol)) {
			continue
		}
		for _, p := range m.tickers[symbol] {
			if !m.listed(p, s, colon) {
				continue
			}
			out = append(out, mark{p, start, start + len(symbol)})
		}
	}
}

// listed tells whether the exchange before a colon can be that of a prospect's
// symbol: the one that its row gives, or one of the United States. The same
// symbol on another exchange is another company's, unless the prospect's name
// stands before it: "Europa Oil (AIM: EOG)".
func (m *Matcher) listed(prospect int32, s string, colon int) bool {
	p := m.prospects[prospect]
	before := s[max(0, colon-14):colon]
	words := scan(before, nil)
	last := words[len(words)-1]
	exchange := exchangeFamily(fold(before[last.start:last.end]))
	own, _, given := strings.Cut(p.Ticker, ":")
	if given && exchangeFamily(fold(own)) == exchange || !given && exchange == "us" && !foreignCountry(p.Country) {
		return true
	}
	from := max(0, colon-120)
	for from < colon && s[from]&0xc0 == 0x80 {
		from++
	}
	near := s[from:colon]
	for _, name := range spellings(p) {
		for _, t := range scan(near, nil) {
			if fold(near[t.start:t.end]) == name.keys[0] && t.capital() {
				return true
			}
		}
	}
	return false
}

// exchangeFamily joins the boards of the United States, on which a symbol is given
// once, and those of one other exchange.
func exchangeFamily(word string) string {
	switch {
	case strings.HasPrefix(word, "nasdaq"), strings.HasPrefix(word, "nyse"), strings.HasPrefix(word, "otc"):
		return "us"
	case word == "amex" || word == "american" || word == "arca" || word == "cboe" || word == "pink":
		return "us"
	case word == "lse" || word == "aim":
		return "lse"
	case word == "fra" || word == "xetra" || word == "fwb" || word == "fse" || word == "frankfurt":
		return "fra"
	case strings.HasPrefix(word, "tsx"):
		return "tsx"
	}
	return word
}

func foreignCountry(c string) bool {
	switch strings.ToUpper(c) {
	case "", "US", "USA", "UNITED STATES":
		return false
	}
	return true
}

// exchangeBefore tells whether the word before a colon names a stock exchange.
// Short ones are words too, and must be in capitals.
func exchangeBefore(s string, colon int) bool {
	before := s[max(0, colon-14):colon]
	words := scan(before, nil)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	w := before[last.start:last.end]
	return strings.TrimSpace(before[last.end:]) == "" && exchanges[fold(w)] && (last.is(allUpper) || len(w) > 4 && last.is(upperFirst))
}

// domainsIn finds the domains of prospects in web and mail addresses of a text.
func (m *Matcher) domainsIn(s string) []mark {
	var out []mark
	if len(m.domains) == 0 {
		return nil
	}
	for at := 0; ; {
		k := strings.IndexByte(s[at:], '.')
		if k < 0 {
			return out
		}
		dot := at + k
		start, end := dot, dot+1
		for start > 0 && hostByte(s[start-1]) {
			start--
		}
		for end < len(s) && hostByte(s[end]) {
			end++
		}
		at = end
		if start == dot || end == dot+1 {
			continue
		}
		host := strings.TrimRight(s[start:end], ".-")
		out = m.appendDomain(out, host, start)
	}
}

func hostByte(c byte) bool { return class[c] != 0 || c == '-' || c == '.' }

// appendDomain adds the prospects that own a host, or a domain that it is in.
func (m *Matcher) appendDomain(out []mark, host string, start int) []mark {
	lower := strings.ToLower(host)
	for rest := lower; strings.Contains(rest, "."); {
		if ids := m.domains[rest]; ids != nil {
			for _, p := range ids {
				out = append(out, mark{p, start + len(lower) - len(rest), start + len(lower)})
			}
			return out
		}
		_, rest, _ = strings.Cut(rest, ".")
	}
	return out
}

// linkedDomains are the prospects to whose sites the article or its links lead.
func (m *Matcher) linkedDomains(a data.Article) []mark {
	var out []mark
	if len(m.domains) == 0 {
		return nil
	}
	for _, link := range append([]string{a.URL}, a.Links...) {
		if u, err := url.Parse(link); err == nil {
			out = m.appendDomain(out, u.Hostname(), 0)
		}
	}
	return out
}
