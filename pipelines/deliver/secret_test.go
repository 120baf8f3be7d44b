package deliver

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"

	"callworthy/data"
)

// longest is how many characters of a secret, from any place of it, a text holds.
func longest(text, secret string) int {
	for n := len(secret); n > 0; n-- {
		for i := 0; i+n <= len(secret); i++ {
			if strings.Contains(strings.ToLower(text), strings.ToLower(secret[i:i+n])) {
				return n
			}
		}
	}
	return 0
}

// Whatever a webhook says, wherever its words or ours are cut: its URL does not
// come out.
func TestWebhookSecretsAreHiddenBeforeShortening(t *testing.T) {
	const token = "SECRETTOKEN1234567890ABCDEF"
	var said string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Error(w, said, http.StatusBadRequest) }))
	defer s.Close()
	for pad := 0; pad <= 120; pad += 5 {
		for _, echo := range []string{
			"http://127.0.0.1/bad/" + token, token[:17], token[9:], strings.ToLower(token), `http:\/\/127.0.0.1\/bad\/` + token, token[:8] + "\u200b" + token[8:],
		} {
			said = strings.Repeat("ab cd", pad/5) + " " + echo
			r := Deliver(t.Context(), parcels(), hooked(t, s.URL+"/bad/"+token, data.ShapeSlack))[0]
			if r.Outcome != data.DeliveryFailed || longest(r.Detail, token) >= longPart {
				t.Fatalf("%q: %+v", said, r)
			}
			if !strings.Contains(r.Detail, "the webhook answers 400 Bad Request") {
				t.Errorf("our own words are gone: %s", r.Detail)
			}
		}
	}
}

func TestPasswordIsHiddenBeforeShortening(t *testing.T) {
	const password = "open sesame"
	for _, echo := range []string{password, password[:8], password[4:], "AHJvYm90AG9wZW4gc2VzYW1l", "open+sesame"} {
		for pad := 240; pad < 300; pad += 5 {
			p := newPost(t, func(p *post) {
				p.password, p.AllowInsecureAuth = password, true
				p.mail = func(int, string) error {
					return &smtp.SMTPError{Code: 550, Message: strings.Repeat("x", pad) + " " + echo}
				}
			})
			o := options(t, p.addr, "ann")
			o.SMTP.UsernameEnv, o.SMTP.PasswordEnv = "USER_OF_POST", "PASSWORD_OF_POST"
			r := Deliver(t.Context(), parcels("ann"), o)[0]
			if r.Outcome != data.DeliveryFailed || longest(r.Detail, password) >= longPart || longest(r.Detail, echo) >= longPart {
				t.Fatalf("%q after %d: %+v", echo, pad, r)
			}
			p.Close()
		}
	}
}

func FuzzHide(f *testing.F) {
	f.Add("moved to /bad/hush-hush-hush", "hush-hush-hush")
	f.Fuzz(func(t *testing.T, text, secret string) {
		got := explain(errors.New(text), secret)
		if s := clean(1<<20, secret); s == secret && len([]rune(secret)) >= shortest && strings.Contains(got, secret) && !strings.Contains(secret, "…") {
			t.Errorf("%q tells %q", got, secret)
		}
	})
}
