package data

import (
	"strings"
	"testing"
)

func TestDeliverDefaults(t *testing.T) {
	for text, want := range map[string]SMTPConfig{
		"host: h.example":                            {Port: 587, TLS: TLSStart},
		"host: h.example, port: 465":                 {Port: 465, TLS: TLSImplicit},
		"host: h.example, port: 25, tls: none":       {Port: 25, TLS: TLSNone},
		"host: h.example, port: 9465, tls: implicit": {Port: 9465, TLS: TLSImplicit},
	} {
		cfg, problems := parseConfig("c.yaml", []byte("prospects: p\ndeliver: {smtp: {from: a@b.example, to: {rep: c@d.example}, "+text+"}}\n"))
		got := cfg.Deliver.SMTP
		if len(problems) > 0 || got.Port != want.Port || got.TLS != want.TLS || !cfg.Deliver.On() {
			t.Errorf("%s: %+v, %v", text, got, problems)
		}
	}
	for _, text := range []string{"", "deliver:\n", "deliver: {}\n", "deliver: {webhooks: []}\n"} {
		if cfg, problems := parseConfig("c.yaml", []byte("prospects: p\n"+text)); cfg.Deliver.On() || len(problems) > 0 {
			t.Errorf("%q: on is %v, %v", text, cfg.Deliver.On(), problems)
		}
	}
}

// What only the environment has is named with file and line, and a secret never.
func TestUnready(t *testing.T) {
	cfg, problems := LoadConfig("testdata/full.yaml")
	if len(problems.Fatal()) > 0 {
		t.Fatal(problems)
	}
	for url, want := range map[string]string{
		"":                                   "full.yaml:42: the environment variable SLACK_URL is not set",
		"http://hooks.example/services/hush": "full.yaml:42: the URL in the environment variable SLACK_URL must begin with https://",
		"https://u:hush@hooks.example/":      "full.yaml:42: the URL in the environment variable SLACK_URL holds a user name",
		"hush":                               "full.yaml:42: the URL in the environment variable SLACK_URL is not a URL",
	} {
		got := Unready(cfg, func(name string) (string, bool) {
			v := map[string]string{"SMTP_USER": "u", "SLACK_URL": url}[name]
			return v, v != ""
		})
		text := got.Error()
		for _, want := range []string{want, "full.yaml:32: smtp: the environment variable SMTP_PASSWORD is not set", "full.yaml:44: deliver: read ca_file: "} {
			if !strings.Contains(text, want) {
				t.Errorf("%q: %q misses %q", url, text, want)
			}
		}
		if len(got) != 3 || len(got.Fatal()) != 0 || strings.Contains(text, "hush") {
			t.Errorf("%q: %v", url, got)
		}
	}
}
