package crawl

import (
	"net/http"
	"net/url"
	"strings"
)

// What is read of the Link fields of one answer.
const (
	maxLinkField  = 16 << 10 // bytes
	maxLinkFields = 20
	maxFieldLinks = 200
)

// canonicalHeader returns the canonical URL that the server gives as the page's
// own address in a Link field with rel=canonical (RFC 8288, RFC 6596), which is
// how pages tell it that are no HTML, and some that are. What it leads to is
// relative to at, where the answer came from. Like CanonicalLink it is empty where
// there are several, and it may be at itself.
func canonicalHeader(header http.Header, at string) string {
	base, err := parseURL(at)
	if err != nil {
		return ""
	}
	fields := header.Values("Link")
	found := ""
	for _, field := range fields[:min(len(fields), maxLinkFields)] {
		for _, l := range fieldLinks(field[:min(len(field), maxLinkField)]) {
			if !l.isOf(base) || !hasWord(l.rel, "canonical") {
				continue
			}
			to := pageURL(base, l.target)
			if to == "" || found != "" && to != found {
				return ""
			}
			found = to
		}
	}
	return found
}

// fieldLink is one link of a Link field.
type fieldLink struct{ target, rel, anchor string }

// isOf tells whether the link speaks of the page at base and not of another one.
func (l fieldLink) isOf(base *url.URL) bool {
	if l.anchor == "" {
		return true
	}
	to, err := parseURL(l.anchor)
	if err != nil {
		return false
	}
	about := *base.ResolveReference(to)
	here := *base
	about.Fragment, about.RawFragment, here.Fragment, here.RawFragment = "", "", "", ""
	return to.Fragment == "" && about.String() == here.String()
}

// fieldLinks reads the links of a field as RFC 8288 says in its appendix B.2. What
// is no link is passed over up to the comma behind it.
func fieldLinks(s string) (out []fieldLink) {
	for len(out) < maxFieldLinks {
		s = strings.TrimLeft(s, " \t,")
		if s == "" {
			break
		}
		if s[0] != '<' {
			_, _, s = fieldParam(s) // passes over quoted commas too
			for s != "" && s[0] == ';' {
				_, _, s = fieldParam(s[1:])
			}
			continue
		}
		target, rest, ended := strings.Cut(s[1:], ">")
		if !ended {
			break
		}
		l := fieldLink{target: strings.TrimSpace(target)}
		l, s = l.params(rest)
		out = append(out, l)
	}
	return out
}

// params reads what stands behind the target; of two of a name the first counts.
func (l fieldLink) params(s string) (fieldLink, string) {
	seen := map[string]bool{}
	for {
		s = strings.TrimLeft(s, " \t")
		if s == "" || s[0] == ',' {
			return l, s
		}
		name, value, rest := fieldParam(strings.TrimPrefix(s, ";"))
		s = rest
		if seen[name] {
			continue
		}
		seen[name] = true
		switch name {
		case "rel":
			l.rel = value
		case "anchor":
			l.anchor = value
		}
	}
}

// fieldParam reads one parameter, its name in small letters, up to the semicolon
// or the comma behind it.
func fieldParam(s string) (name, value, rest string) {
	end := strings.IndexAny(s, "=;,")
	if end < 0 {
		return strings.ToLower(strings.TrimSpace(s)), "", ""
	}
	name, rest = strings.ToLower(strings.TrimSpace(s[:end])), s[end:]
	if rest[0] != '=' {
		return name, "", rest
	}
	rest = strings.TrimLeft(rest[1:], " \t")
	if strings.HasPrefix(rest, `"`) {
		value, rest = quotedString(rest)
	}
	end = strings.IndexAny(rest, ";,")
	if end < 0 {
		end = len(rest)
	}
	return name, value + strings.TrimSpace(rest[:end]), rest[end:]
}

// quotedString reads the string in quotes with which s begins; one without an end
// goes as far as there is text.
func quotedString(s string) (value, rest string) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return b.String(), s[i+1:]
		case s[i] == '\\' && i+1 < len(s):
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String(), ""
}
