package deliver

import (
	"encoding/base64"
	"net/url"
	"strings"
	"unicode"
)

// answered is an error that repeats what a webhook answered, in which secrets are
// hidden already; the rest of it are our own words.
type answered struct{ error }

func (a answered) Unwrap() error { return a.error }

// secretsOf are the parts of a webhook's URL that an answer could repeat: all but
// the host, as written and decoded.
func secretsOf(address string) []string {
	u, err := url.Parse(address)
	if err != nil {
		return []string{address}
	}
	parts := []string{u.RequestURI(), u.Path, u.RawQuery, u.Fragment}
	parts = append(parts, strings.Split(u.Path, "/")...)
	parts = append(parts, strings.Split(u.EscapedPath(), "/")...)
	for _, values := range u.Query() {
		parts = append(parts, values...)
	}
	return parts
}

// loginSecrets are a password and the forms in which it goes to a mail server.
func loginSecrets(user, password string) []string {
	if password == "" {
		return nil
	}
	encode := base64.StdEncoding.EncodeToString
	return []string{password, url.QueryEscape(password), encode([]byte(password)), encode([]byte("\x00" + user + "\x00" + password))}
}

// Shorter secrets hide nothing, since any text holds them. Of a longer one, a part
// of half its length is hidden too, or of longPart characters.
const (
	shortest = 4
	longPart = 6
)

// hide puts an ellipsis where a text holds a secret or a part of one, such as an
// answer that the server cut leaves. Letter case makes no difference.
func hide(text string, secrets []string) string {
	runes := []rune(text)
	hidden := make([]bool, len(runes))
	folded := foldedRunes(text)
	for _, s := range secrets {
		secret := foldedRunes(s)
		if len(secret) < shortest {
			continue
		}
		size := min(longPart, max(shortest, (len(secret)+1)/2))
		parts := map[string]bool{}
		for i := 0; i+size <= len(secret); i++ {
			parts[string(secret[i:i+size])] = true
		}
		for i := 0; i+size <= len(folded); i++ {
			if parts[string(folded[i:i+size])] {
				mark(hidden[i : i+size])
			}
		}
	}
	return without(runes, hidden)
}

func foldedRunes(s string) []rune {
	out := []rune(s)
	for i, r := range out {
		out[i] = unicode.ToLower(r)
	}
	return out
}

func mark(all []bool) {
	for i := range all {
		all[i] = true
	}
}

// without is the text with an ellipsis for each stretch that is hidden.
func without(text []rune, hidden []bool) string {
	var b strings.Builder
	for i, r := range text {
		switch {
		case !hidden[i]:
			b.WriteRune(r)
		case i == 0 || !hidden[i-1]:
			b.WriteRune('…')
		}
	}
	return b.String()
}
