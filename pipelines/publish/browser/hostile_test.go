package browser

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"callworthy/data"
	"callworthy/pipelines/publish"
)

// hostile is what feeds, sites and files may hold to get into the page, to lead
// away from it, or to break it. Whatever runs calls ran.
var hostile = []string{
	`<script>ran(1)</script>`, `<img src=x onerror=ran(2)>`, `"><svg onload=ran(3)>`, `' autofocus onfocus='ran(4)`, `" onmouseover="ran(5)" style="position:fixed;inset:0" x="`,
	`</script><script>ran(6)</script>`, `</style><script>ran(7)</script>`, `</title></textarea><script>ran(8)</script>`, `<!--><script>ran(9)</script>`, `--!><script>ran(10)</script>`,
	`javascript:ran(11)`, `JaVa` + "\t" + `ScRiPt:ran(12)`, "\x01javascript:ran(13)", `javascript://example.com/%0Aran(14)`, `data:text/html,<script>ran(15)</script>`,
	`data:text/html;base64,PHNjcmlwdD5yYW4oMTYpPC9zY3JpcHQ+`, `vbscript:ran(17)`, `file:///etc/passwd`, `//evil.example/x`, `https://good.example@evil.example/`, `blob:https://evil.example/1`,
	`https://evil.example/" onclick="ran(18)`, `https://evil.example/'><script>ran(19)</script>`, `https://evil.example/` + strings.Repeat("long", 2000),
	`<meta http-equiv="refresh" content="0;url=https://evil.example/">`, `<base href="https://evil.example/">`, `<link rel=stylesheet href=https://evil.example/x.css>`, `<iframe srcdoc="<script>parent.ran(20)</script>">`,
	`<form action=https://evil.example/><input name=filter><button>go`, `<a id=localStorage href=x><a id=filter name=forms>`, `<template><script>ran(21)</script></template>`, `<math><mtext></form><form><mglyph><style></math><img src onerror=ran(22)>`,
	`}*{display:none!important;background:url(https://evil.example/css)}`, `;position:fixed;background:url("https://evil.example/css2")`, `@import "https://evil.example/css3";`, `\3c script\3e ran(23)\3c /script\3e`,
	`{{.Calls}}`, `{{template "call" .}}`, `${ran(24)}`, `#{ran(25)}`, `<%= ran(26) %>`, `[[ran(27)]]`, "`;ran(28);//", `'];ran(29);//`, `",ran(30),"`, `\u003cscript\u003eran(31)\u003c/script\u003e`, `&lt;script&gt;ran(32)&lt;/script&gt;`, `&#106;avascript:ran(33)`,
	"\u202egnp.exe\u202d", "\u2066\u2067\u2068right to left for ever", "\u200f\u061c" + strings.Repeat("\u202b", 300), "a\x00b\x1b[31m\x07c\x7f\u0085\u2028\u2029", "\xff\xfe\xc3(\xed\xa0\x80", "\ufeff\ufffe\U000e0041\U000e0001",
	strings.Repeat("a title of a million characters ", 31_250), strings.Repeat("x", 1_000_000), strings.Repeat("ﷺ", 3000), "a" + strings.Repeat("\u0301\u0489", 3000), strings.Repeat("\U0001f469\u200d", 500), strings.Repeat("\n", 5000) + "after", strings.Repeat("<b>", 4000),
	`__proto__`, `constructor`, `toString`, `=HYPERLINK("https://evil.example/","x")`, `../../../../etc/passwd`, `index.html`, `con`, ` `, `"`, `'`, `\`, `%00`, `%2e%2e%2f`,
}

// spoil writes the text into every string of a value, however deep, and one
// element into every empty list of strings or structures.
func spoil(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				spoil(v.Field(i), text)
			}
		}
	case reflect.Pointer:
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		spoil(v.Elem(), text)
	case reflect.Slice:
		if v.Len() == 0 {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		}
		for i := range v.Len() {
			spoil(v.Index(i), text)
		}
	case reflect.Map:
		if v.Type().Elem().Kind() == reflect.Struct && v.Type().Key().Kind() == reflect.String {
			value := reflect.New(v.Type().Elem()).Elem()
			spoil(value, text)
			v.Set(reflect.MakeMap(v.Type()))
			v.SetMapIndex(reflect.ValueOf(text).Convert(v.Type().Key()), value)
		}
	}
}

// hostileNight is a night in which every text of a call, a rep, a prospect who
// is held back, a source and a figure is hostile, each by one of the corpus. The
// kinds of every second call stay right, so that what depends on them is shown.
func hostileNight() publish.Night {
	n := world(0)
	n.Seller, n.Report, n.SourceNames = data.Seller{Name: hostile[1], Does: hostile[0]}, data.Report{}, map[string]string{}
	n.List.Reps, n.List.HeldBack = nil, nil
	var f data.Figures
	rep := ""
	for i, whole := range hostile {
		text := whole[:min(len(whole), 10_000)] // calllist.json has everything in full
		if i%3 == 0 {
			rep = text
			n.List.Reps = append(n.List.Reps, data.Rep{ID: text, Name: text, Timezone: text, Hours: text, Capacity: 3})
		}
		c := aCall(i, len(hostile)*len(reps))
		kind, event, status, zone := c.Reason.Kind, c.Reason.EventType, c.Reason.Status, c.Timezone
		spoil(reflect.ValueOf(&c).Elem(), text)
		if i%2 == 0 {
			c.Reason.Kind, c.Reason.EventType, c.Reason.Status, c.Timezone = kind, event, status, zone
		}
		c.Rep, c.Rank, c.Reason.EvidenceDate = rep, i%3+1, morning
		c.Prospect, c.Reason.Title, c.Reason.Sentence, c.Reason.Evidence, c.Reason.URL = whole, whole, whole, whole, whole
		held := data.HeldBack{ProspectID: text, Prospect: text, Cause: causes[i%len(causes)], Detail: whole}
		if i%7 == 0 {
			held.Cause = data.Cause(text)
		}
		n.List.Calls, n.List.HeldBack = append(n.List.Calls, c), append(n.List.HeldBack, held)
		n.SourceNames[text+" "] = text
		n.Report.Degraded = append(n.Report.Degraded, text)
		n.Report.Sources = append(n.Report.Sources, data.SourceReport{Source: text, Outcome: data.OutcomeTimeout, Detail: text})
		n.Report.Failures = append(n.Report.Failures, data.FailureReport{What: "source", URL: text, Outcome: data.Outcome(text), Detail: text})
		n.Report.Rejected = append(n.Report.Rejected, data.RejectedReport{StoryID: text, Prospect: text, Verdict: data.Verdict(text), Rep: text, On: text, UsedBy: []string{text}, Quote: text, URL: text})
		f = hostileFigures(f, text)
	}
	n.Figures = func(context.Context, string) data.Figures { return f }
	return n
}

// hostileFigures adds lines with the text to every list of figures.
func hostileFigures(f data.Figures, text string) data.Figures {
	more := figures()
	spoil(reflect.ValueOf(&more).Elem(), text)
	if f.All.Attempts == 0 {
		f = figures()
	}
	f.Kinds, f.Types, f.Reps = append(f.Kinds, more.Kinds[0]), append(f.Types, more.Types[0]), append(f.Reps, more.Reps[0])
	f.Hours, f.Verdicts = append(f.Hours, more.Hours[0]), append(f.Verdicts, more.Verdicts[0])
	f.WithoutReason, f.WithoutNextStep, f.ToldTwice = append(f.WithoutReason, more.WithoutReason[0]), append(f.WithoutNextStep, more.WithoutNextStep[0]), append(f.ToldTwice, more.ToldTwice[0])
	return f
}

// harmless is what a page may be made of: it lists what else it holds.
const harmless = `(() => {
	const found = [], note = (e, what) => found.push(what + ' at ' + e.outerHTML.slice(0, 120));
	const own = {SCRIPT: 2, STYLE: 1, FORM: 2, TEMPLATE: 2, DIALOG: 1, META: 7, LINK: 1, 'HEAD TITLE': 1};
	for (const name in own) if (document.querySelectorAll(name).length > own[name]) found.push('more than ' + own[name] + ' of ' + name);
	for (const e of document.querySelectorAll('*')) {
		if (['IMG', 'IFRAME', 'OBJECT', 'EMBED', 'BASE', 'MATH', 'AUDIO', 'VIDEO', 'B'].includes(e.nodeName.toUpperCase())) note(e, 'element');
		if (e.nodeName === 'META' && /refresh/i.test(e.httpEquiv)) note(e, 'refresh');
		if (e.nodeName === 'LINK' && e.href !== 'data:,') note(e, 'link');
		for (const a of e.attributes) {
			if (/^on/i.test(a.name) || ['srcdoc', 'action', 'formaction', 'ping'].includes(a.name)) note(e, a.name);
			if (a.name === 'style' && /url|position|import/i.test(a.value)) note(e, 'style');
		}
		const address = e.href?.baseVal ?? e.href ?? e.cite;
		if (address && e.nodeName !== 'LINK') {
			const u = new URL(address, document.baseURI), here = new URL('.', document.baseURI);
			const fine = ['http:', 'https:', 'tel:', 'mailto:'].includes(u.protocol) || u.href.startsWith(here.href);
			if (!fine || u.username || u.password) note(e, 'leads to ' + u.href.slice(0, 80));
		}
	}
	return found;
})()`

// Nothing that the web or a file says runs, loads, leads astray or breaks the
// page, not even where the page's policy does not hold.
func TestHostileText(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	folder := published(t, hostileNight())
	pages, err := filepath.Glob(filepath.Join(folder, "*.html"))
	if err != nil || len(pages) < len(hostile)/3 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	index := filepath.Join(folder, "index.html")
	b.look(view{noPolicy: true, width: 900})
	for _, path := range []string{filepath.Join(folder, "managers.html"), pages[0], pages[len(pages)-1], index} {
		b.visit(path)
		b.holdOut(filepath.Base(path))
	}
	if n := eval[int](b, "witness.all('article.call').length"); n != len(hostile) {
		t.Errorf("%d calls on the page, want %d", n, len(hostile))
	}
	if text := eval[string](b, "document.querySelector('#held-back h2').textContent"); !strings.Contains(text, fmt.Sprintf("%d of %d", len(hostile), 2*len(hostile))) {
		t.Errorf("held back: %q", text)
	}
	if n := eval[int](b, "witness.all('#held-back > details li').length"); n < len(hostile) {
		t.Errorf("%d of %d held back are named", n, len(hostile))
	}
	b.look(view{width: 900})
	b.visit(index)
	b.quiet("with its policy")
	b.logAll()
}

// logAll logs every call with its own hostile text as note, and holds that the
// file which leaves has a row for each, none of them a formula.
func (b *tab) logAll() {
	b.Helper()
	eval[int](b, `witness.all('article.call').forEach((call, i) => {
		const note = call.querySelector('[name=note]');
		call.querySelector('[data-outcome=conversation]').click();
		note.value = (i % 2 ? '=' : '') + call.querySelector('.reason').textContent + '\n@next';
		note.dispatchEvent(new Event('input', {bubbles: true}));
	}), 0`)
	file, err := os.Open(b.download("#outcomes-download"))
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) != 1+len(hostile) {
		b.Fatalf("%d rows of outcomes, %v; want %d and a header", len(rows), err, len(hostile))
	}
	for _, row := range rows {
		for _, cell := range row {
			for line := range strings.Lines(cell) {
				if strings.HasPrefix(line, "=") || strings.HasPrefix(line, "@") || strings.HasPrefix(line, "+") || strings.HasPrefix(line, "-") {
					b.Errorf("a formula for a spreadsheet: %.80q", line)
				}
			}
		}
	}
	b.quiet("logging hostile calls")
}

// holdOut touches the page everywhere, and holds that nothing came of it.
func (b *tab) holdOut(name string) {
	b.Helper()
	eval[int](b, `witness.all('details').forEach(d => { d.open = true }), 0`)
	eval[int](b, `witness.all('body *').forEach(e => { for (const kind of ['mouseover', 'mouseenter', 'focus', 'pointerover']) e.dispatchEvent(new Event(kind, {bubbles: true})) }), 0`)
	b.settle()
	b.quiet(name)
	if ran := eval[[]string](b, "witness.ran"); len(ran) > 0 {
		b.Errorf("%s: scripts ran: %q", name, ran)
	}
	if found := eval[[]string](b, harmless); len(found) > 0 {
		b.Errorf("%s: %d things that are not the page's own: %.600q", name, len(found), found)
	}
	if hidden := eval[[]string](b, `[...document.body.innerText.matchAll(/[\u0000-\u0008\u000e-\u001f\u007f\u0080-\u009f\u202a-\u202e\u2066-\u2069]/g)].map(m => m[0].codePointAt().toString(16))`); len(hidden) > 0 {
		b.Errorf("%s: control characters %.100q", name, hidden)
	}
	b.fits(name)
}
