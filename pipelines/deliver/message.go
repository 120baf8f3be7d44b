package deliver

import (
	"bytes"
	"fmt"
	netmail "net/mail"
	"strings"

	"github.com/wneessen/go-mail"
)

const (
	maxSubject = 150
	maxName    = 60
)

// message makes the mail of a task: text and HTML, and the page attached.
func (s *session) message(t *task) (*mail.Msg, error) {
	from, err := netmail.ParseAddress(s.config.From)
	if err != nil {
		return nil, fmt.Errorf("the address of the sender: %w", err)
	}
	to, err := netmail.ParseAddress(t.to)
	if err != nil {
		return nil, fmt.Errorf("the address of rep %s: %w", t.parcel.Rep, err)
	}
	if to.Name == "" {
		to.Name = t.parcel.Name
	}
	from.Name, to.Name = plain(maxName, from.Name), plain(maxName, to.Name)

	m := mail.NewMsg(mail.WithNoDefaultUserAgent())
	m.FromMailAddress(from)
	m.ToMailAddress(to)
	m.Subject(plain(maxSubject, t.parcel.Subject))
	m.SetMessageIDWithValue(messageID(t.note, from.Address))
	m.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no out-of-office replies
	m.SetDate()
	m.SetBodyString(mail.TypeTextPlain, t.parcel.Text)
	m.AddAlternativeString(mail.TypeTextHTML, t.parcel.HTML)
	if t.parcel.Content != nil {
		err = m.AttachReader(t.parcel.Page, bytes.NewReader(t.parcel.Content), mail.WithFileContentType("text/html; charset=utf-8"))
	}
	return m, err
}

// messageID is the same for the same list, recipient and words, so that mail
// readers know a mail that comes twice.
func messageID(n note, from string) string {
	return fmt.Sprintf("callworthy.%s.%s@%s", n.ListDate, digest(n.To, n.Content), from[strings.LastIndexByte(from, '@')+1:])
}
