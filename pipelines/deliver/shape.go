package deliver

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"callworthy/data"
)

// Bounds of a message: Slack takes 50 blocks, Teams 28 kB. What is left out stands
// on the page.
const (
	maxHookCalls = 25
	maxHookBytes = 20 << 10
)

// shaped is the JSON of a letter.
func shaped(shape data.WebhookShape, l data.Letter) ([]byte, error) {
	build := slack
	if shape == data.ShapeTeams {
		build = teams
	}
	for shown := min(len(l.Calls), maxHookCalls); ; shown-- {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(build(l, shown)); err != nil {
			return nil, err
		}
		if b.Len() <= maxHookBytes || shown == 0 {
			return b.Bytes(), nil
		}
	}
}

// object is a JSON object; its keys are written sorted.
type object map[string]any

// slack is a message of Slack's Block Kit.
func slack(l data.Letter, shown int) any {
	blocks := []any{object{"type": "header", "text": object{"type": "plain_text", "emoji": false, "text": cardText(l.Subject)}}}
	section := func(text string) {
		blocks = append(blocks, object{"type": "section", "text": object{"type": "mrkdwn", "verbatim": true, "text": text}})
	}
	for _, d := range firstFew(l.Degraded) {
		section(":warning: May be incomplete: " + mrkdwn(d))
	}
	section(mrkdwn(l.Opening))
	for _, c := range l.Calls[:shown] {
		section(fmt.Sprintf("%d. *%s*%s\n%s\n%s", c.Rank, unstyled(mrkdwn(c.Prospect)), mrkdwn(of(c)), mrkdwn(reasonOf(c)), mrkdwn(whenWho(c))) + mrkdwn(mind(c, "\n")))
	}
	for _, text := range []string{left(l, shown), l.Held} {
		if text != "" {
			section(mrkdwn(text))
		}
	}
	return object{"text": mrkdwn(l.Subject), "blocks": blocks}
}

// mrkdwn escapes a text for Slack: the three characters of its mark-up, and
// whatever could call somebody.
func mrkdwn(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(unmentioned(s))
}

// unstyled takes the signs of bold text, which cannot be escaped.
func unstyled(s string) string { return strings.ReplaceAll(s, "*", "∗") }

// unmentioned parts each @ from the word after it, so that "@channel" calls nobody.
func unmentioned(s string) string {
	var b strings.Builder
	at := false
	for _, r := range s {
		if at && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			b.WriteRune('\u200b')
		}
		at = r == '@' || r == '＠'
		b.WriteRune(r)
	}
	return b.String()
}

// teams is a message with an Adaptive Card. Its texts are text runs, which know no
// mark-up.
func teams(l data.Letter, shown int) any {
	body := []any{rich(object{"text": cardText(l.Subject), "weight": "Bolder", "size": "Large"})}
	for _, d := range firstFew(l.Degraded) {
		body = append(body, rich(object{"text": cardText("May be incomplete: " + d), "color": "Warning"}))
	}
	body = append(body, rich(object{"text": cardText(l.Opening)}))
	for _, c := range l.Calls[:shown] {
		items := []any{
			rich(object{"text": cardText(fmt.Sprintf("%d. %s", c.Rank, c.Prospect)), "weight": "Bolder"}, object{"text": cardText(of(c))}),
			rich(object{"text": cardText(reasonOf(c))}),
			rich(object{"text": cardText(whenWho(c)), "isSubtle": true}),
		}
		if text := strings.TrimSpace(mind(c, " ")); text != "" {
			items = append(items, rich(object{"text": cardText(text)}))
		}
		body = append(body, object{"type": "Container", "separator": true, "items": items})
	}
	for _, text := range []string{left(l, shown), l.Held} {
		if text != "" {
			body = append(body, rich(object{"text": cardText(text), "isSubtle": true}))
		}
	}
	card := object{
		"$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4",
		"msteams": object{"width": "Full"}, "fallbackText": cardText(l.Subject), "body": body,
	}
	return object{"type": "message", "attachments": []any{object{
		"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": nil, "content": card,
	}}}
}

// rich is a paragraph of text runs; empty ones are left out.
func rich(runs ...object) object {
	inlines := []any{}
	for _, r := range runs {
		if r["text"] != "" {
			r["type"] = "TextRun"
			inlines = append(inlines, r)
		}
	}
	return object{"type": "RichTextBlock", "inlines": inlines}
}

// cardText takes the marks of mentions out of a text that knows no mark-up.
func cardText(s string) string {
	return strings.NewReplacer("<", "‹", ">", "›").Replace(unmentioned(s))
}

func of(c data.LetterCall) string {
	if c.Rep == "" {
		return ""
	}
	return " (" + c.Rep + ")"
}

func reasonOf(c data.LetterCall) string {
	if c.Mark == "" {
		return c.Reason
	}
	return c.Reason + " [" + c.Mark + "]"
}

func whenWho(c data.LetterCall) string {
	parts := []string{c.When}
	for _, p := range []string{c.Who, c.Phone} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", ")
}

// mind is what to know before dialling: what became of the contact, and what not
// to say. Each begins with before.
func mind(c data.LetterCall, before string) string {
	text := ""
	if c.Note != "" {
		text += before + c.Note
	}
	if c.Tact != "" {
		text += before + "Careful: " + c.Tact
	}
	return text
}

func left(l data.Letter, shown int) string {
	switch n := len(l.Calls) - shown; n {
	case 0:
		return ""
	case 1:
		return "And one more call on the page."
	default:
		return fmt.Sprintf("And %d more calls on the page.", n)
	}
}

func firstFew(texts []string) []string { return texts[:min(len(texts), 5)] }
