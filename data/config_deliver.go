package data

import (
	"net"
	"net/mail"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// DeliverConfig is the deliver section of callworthy.yaml: where the list is sent
// once it is published. Without any entry nothing is sent.
//
//	deliver:
//	  smtp:
//	    host: mail.example.com
//	    port: 587                  # 465 is encrypted from the first byte
//	    tls: starttls              # or implicit, opportunistic, none
//	    from: Call list <calls@example.com>
//	    username_env: CALLWORTHY_SMTP_USERNAME   # the environment's, never this file's
//	    password_env: CALLWORTHY_SMTP_PASSWORD
//	    to: {ann: ann@example.com} # rep id: address
//	  webhooks:
//	    - {shape: slack, url_env: CALLWORTHY_SLACK_URL}
//	    - {shape: teams, url_env: CALLWORTHY_TEAMS_URL, rep: ann}
//	  ca_file: company-ca.pem      # trusted beside the system's
type DeliverConfig struct {
	SMTP     SMTPConfig
	Webhooks []WebhookConfig
	CAFile   string // PEM certificates to trust beside the system's; may be empty
	CALine   int
}

// On tells whether anything is to be sent anywhere.
func (d DeliverConfig) On() bool { return len(d.SMTP.To) > 0 || len(d.Webhooks) > 0 }

// TLSMode is how a connection to a mail server is encrypted.
type TLSMode string

// The ways to encrypt.
const (
	TLSStart         TLSMode = "starttls"      // by STARTTLS; a server without it gets nothing
	TLSImplicit      TLSMode = "implicit"      // from the first byte, as on port 465
	TLSOpportunistic TLSMode = "opportunistic" // by STARTTLS where the server has it
	TLSNone          TLSMode = "none"
)

// SMTPConfig is the mail server, and who gets mail. Host is empty when none is sent.
type SMTPConfig struct {
	Host        string
	Port        int // 587 by default
	TLS         TLSMode
	From        string      // an address, with or without a name
	UsernameEnv string      // environment variable; empty for servers without login
	PasswordEnv string      // environment variable
	To          []Recipient // in the order of the file
	Line        int
}

// Recipient is one rep's mailbox.
type Recipient struct {
	Rep     string // id
	Address string
	Line    int
}

// WebhookShape is whose JSON a webhook takes.
type WebhookShape string

// The shapes.
const (
	ShapeSlack WebhookShape = "slack" // blocks and mrkdwn
	ShapeTeams WebhookShape = "teams" // a message with an Adaptive Card
)

// WebhookConfig is one address that takes the list as JSON. Its URL is a secret:
// whoever has it can post.
type WebhookConfig struct {
	Shape  WebhookShape
	URL    string // empty when URLEnv names the variable that holds it
	URLEnv string
	Rep    string // id of the only rep whose calls are sent; empty for all
	Line   int
}

// DefaultSMTPPort is that of mail submission (RFC 6409).
const DefaultSMTPPort = 587

// implicitTLSPort is that of submission over TLS (RFC 8314).
const implicitTLSPort = 465

// deliver reads the deliver section. Rep ids are checked by deliverReps, when the
// whole file is read.
func (y *yamlReader) deliver(n *node, d *DeliverConfig) {
	y.mapping(n, "deliver", []field{
		{"smtp", func(n *node) { y.smtp(n, &d.SMTP) }},
		{"webhooks", func(n *node) {
			y.list(n, "webhooks", func(n *node) { y.webhook(n, &d.Webhooks) })
		}},
		{"ca_file", func(n *node) {
			d.CALine = n.Line
			y.path(n, filepath.Dir(y.file), &d.CAFile)
		}},
	})
}

func (y *yamlReader) smtp(n *node, s *SMTPConfig) {
	s.Line, s.Port = n.Line, DefaultSMTPPort
	var mode string
	before := len(y.problems)
	seen := y.mapping(n, "smtp", []field{
		{"host", func(n *node) { y.mailHost(n, &s.Host) }},
		{"port", func(n *node) { y.integer(n, 1, 65535, &s.Port) }},
		{"tls", func(n *node) {
			y.oneOf(n, []string{string(TLSStart), string(TLSImplicit), string(TLSOpportunistic), string(TLSNone)}, &mode)
		}},
		{"from", func(n *node) { y.address(n, &s.From) }},
		{"username_env", func(n *node) { y.envName(n, &s.UsernameEnv) }},
		{"password_env", func(n *node) { y.envName(n, &s.PasswordEnv) }},
		{"to", func(n *node) { y.recipients(n, &s.To) }},
	})
	if len(y.problems) > before {
		return
	}
	for _, key := range []string{"host", "from", "to"} {
		if !seen[key] {
			y.fatal(n.Line, "smtp has no %s", key)
		}
	}
	y.login(n.Line, seen)
	y.encryption(n.Line, TLSMode(mode), s)
}

// login sees that a user name has its password.
func (y *yamlReader) login(line int, seen map[string]bool) {
	if seen["username_env"] != seen["password_env"] {
		y.fatal(line, "smtp: username_env and password_env go together")
	}
}

// encryption fills in how the connection is encrypted, and refuses to send a
// password in the clear.
func (y *yamlReader) encryption(line int, mode TLSMode, s *SMTPConfig) {
	s.TLS = mode
	if mode == "" {
		s.TLS = TLSStart
	}
	if s.Port == implicitTLSPort {
		if mode != "" && mode != TLSImplicit {
			y.fatal(line, "smtp: port %d is encrypted from the first byte, so tls: %s cannot be", implicitTLSPort, mode)
		}
		s.TLS = TLSImplicit
	}
	if s.TLS == TLSNone && s.PasswordEnv != "" && !Loopback(s.Host) {
		y.fatal(line, "smtp: with tls: none the password would be sent in the clear: use starttls, or leave the login out")
	}
}

// recipients reads a mapping of rep ids to addresses.
func (y *yamlReader) recipients(n *node, to *[]Recipient) {
	if n.Kind != mappingNode {
		y.fatal(n.Line, "to must be a mapping of rep ids to addresses, not %s", kindName(n))
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		r := Recipient{Rep: n.Content[i].Value, Line: n.Content[i].Line}
		if slices.ContainsFunc(*to, func(o Recipient) bool { return strings.EqualFold(o.Rep, r.Rep) }) {
			y.fatal(r.Line, "to: rep %q stands here twice", short(r.Rep))
			continue
		}
		if y.address(resolve(n.Content[i+1]), &r.Address) {
			*to = append(*to, r)
		}
	}
}

// mailHost reads the name or address of a server.
func (y *yamlReader) mailHost(n *node, to *string) {
	var v string
	if !y.line(n, 253, &v) {
		return
	}
	if net.ParseIP(v) == nil && (strings.ContainsAny(v, ":/@[] ") || !isASCII(v)) {
		y.fatal(n.Line, "host %q: write a name such as mail.example.com alone; port has a key of its own", short(v))
		return
	}
	*to = v
}

// address reads a mail address with or without a name, as in
// "Call list <calls@example.com>".
func (y *yamlReader) address(n *node, to *string) bool {
	var v string
	if !y.line(n, 320, &v) {
		return false
	}
	a, err := mail.ParseAddress(v)
	if err != nil || !isASCII(a.Address) || strings.ContainsFunc(a.Address, isControl) || strings.ContainsAny(a.Address, "\" <>") {
		y.fatal(n.Line, "%q is no mail address: write name@example.com, or Name <name@example.com>", short(v))
		return false
	}
	*to = v
	return true
}

// envName reads the name of an environment variable.
func (y *yamlReader) envName(n *node, to *string) {
	var v string
	if !y.line(n, 200, &v) {
		return
	}
	ok := !strings.ContainsFunc(v, func(r rune) bool {
		return r != '_' && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	if !ok || v[0] >= '0' && v[0] <= '9' {
		y.fatal(n.Line, "%s: write the name of an environment variable, such as CALLWORTHY_SECRET, not what it holds", y.key)
		return
	}
	*to = v
}

func (y *yamlReader) webhook(n *node, to *[]WebhookConfig) {
	w := WebhookConfig{Line: n.Line}
	var shape string
	before := len(y.problems)
	seen := y.mapping(n, "a webhook", []field{
		{"shape", func(n *node) { y.oneOf(n, []string{string(ShapeSlack), string(ShapeTeams)}, &shape) }},
		{"url", func(n *node) {
			if y.line(n, 4096, &w.URL) {
				if trouble := WebhookTrouble(w.URL); trouble != "" {
					y.fatal(n.Line, "the webhook's url %s", trouble)
				}
			}
		}},
		{"url_env", func(n *node) { y.envName(n, &w.URLEnv) }},
		{"rep", func(n *node) { y.line(n, 200, &w.Rep) }},
	})
	if len(y.problems) > before {
		return
	}
	if !seen["shape"] {
		y.fatal(n.Line, "a webhook has no shape: slack or teams")
	}
	if seen["url"] == seen["url_env"] {
		y.fatal(n.Line, "a webhook needs exactly one of url, url_env")
	}
	w.Shape = WebhookShape(shape)
	*to = append(*to, w)
}

// deliverReps sees that whoever is sent something is a rep, and writes the ids as
// the reps have them.
func (y *yamlReader) deliverReps(cfg *Config) {
	for i := range cfg.Deliver.SMTP.To {
		r := &cfg.Deliver.SMTP.To[i]
		y.knownRep(r.Line, cfg.Reps, &r.Rep)
	}
	for i := range cfg.Deliver.Webhooks {
		if w := &cfg.Deliver.Webhooks[i]; w.Rep != "" {
			y.knownRep(w.Line, cfg.Reps, &w.Rep)
		}
	}
}

func (y *yamlReader) knownRep(line int, reps []Rep, id *string) {
	var ids []string
	for _, r := range reps {
		if strings.EqualFold(r.ID, *id) {
			*id = r.ID
			return
		}
		ids = append(ids, r.ID)
	}
	y.fatal(line, "deliver: there is no rep %s%s", strconv.Quote(short(*id)), suggestion(*id, ids))
}

// WebhookTrouble says what is wrong with the URL of a webhook, empty for nothing.
// It never repeats the URL.
func WebhookTrouble(v string) string {
	u, err := url.Parse(v)
	switch {
	case err != nil || u.Hostname() == "" || strings.ContainsFunc(v, isControl):
		return "is not a URL"
	case u.User != nil:
		return "holds a user name: leave it out"
	case u.Scheme != "https" && !(u.Scheme == "http" && Loopback(u.Hostname())):
		return "must begin with https://: whoever reads it on the way could post too"
	}
	return ""
}

// Loopback tells whether a host is this machine, by its name or address alone.
func Loopback(host string) bool {
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback()
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 0x7e })
}
