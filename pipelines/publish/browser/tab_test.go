package browser

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// view is how a page is looked at. Zero is a desk at half past seven on the
// morning of the list.
type view struct {
	width, height int    // of the window; 1280 × 900
	scale         int    // device pixels for one of CSS; 1
	dark          bool   // the colour scheme that the rep prefers
	forced        bool   // the system's few colours replace the page's
	noScript      bool   // scripts are forbidden
	media         string // print, or empty for a screen
	noPolicy      bool   // the page's Content-Security-Policy is set aside
	clock         time.Time
}

// tab is one page in a window of its own, with a storage of its own.
type tab struct {
	*testing.T
	ctx    context.Context
	view   view
	script page.ScriptIdentifier // the witness

	mu       sync.Mutex
	path     string   // address of the page
	requests []string // of addresses other than the page's own
	trouble  []string // errors, exceptions, violations of the policy, dialogs
	dialogs  chan struct{}
}

// open shows a file in a new tab, without a network.
func open(t *testing.T, path string, v view) *tab {
	t.Helper()
	b := newTab(t)
	b.look(v)
	b.visit(path)
	return b
}

// newTab opens an empty tab. That takes a second: a test does with one or two.
func newTab(t *testing.T) *tab {
	t.Helper()
	b := &tab{T: t, dialogs: make(chan struct{}, 1000)}
	ctx, cancel := chromedp.NewContext(chromium(t), chromedp.WithNewBrowserContext(), chromedp.WithListener(b.hear))
	ctx, stop := context.WithTimeout(ctx, patience)
	b.ctx = ctx
	t.Cleanup(func() { cancel(); stop() })
	call(b, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: "Europe/London"})
	call(b, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	go b.dismiss()
	return b
}

// look makes the tab show the pages that it visits from now on as the view wants.
func (b *tab) look(v view) {
	b.Helper()
	b.view = v
	scheme, forced := "light", "none"
	if v.dark {
		scheme = "dark"
	}
	if v.forced {
		forced = "active"
	}
	if v.clock.IsZero() {
		v.clock = morning.Add(7*time.Hour + 30*time.Minute)
	}
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: v.media, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}, {Name: "forced-colors", Value: forced}}})
	call(b, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: v.noPolicy})
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: v.noScript})
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: int64(cmp.Or(v.width, 1280)), Height: int64(cmp.Or(v.height, 900)), DeviceScaleFactor: float64(cmp.Or(v.scale, 1)),
	})
	if b.script != "" {
		call(b, page.RemoveScriptToEvaluateOnNewDocument, page.RemoveScriptToEvaluateOnNewDocumentParams{Identifier: b.script})
	}
	b.script = call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: fmt.Sprintf(witness, v.clock.UnixMilli())}).Identifier
}

// witness runs before any script of a page: it sets the clock, counts calls of
// ran(), which only a script that got in can make, adds up shifts of the layout,
// and lists elements: all, or those that can be seen.
const witness = `(() => {
	const offset = %d - Date.now(), Real = Date;
	globalThis.Date = class extends Real {
		constructor(...given) { given.length ? super(...given) : super(Real.now() + offset) }
		static now() { return Real.now() + offset }
	};
	const seen = globalThis.witness = {
		ran: [], shift: 0, moved: [],
		all: what => [...document.querySelectorAll(what)],
		seen: what => [...document.querySelectorAll(what)].filter(e => e.checkVisibility({visibilityProperty: true})),
	};
	globalThis.ran = what => { seen.ran.push(String(what)) };
	new PerformanceObserver(list => { for (const e of list.getEntries()) {
		seen.shift += e.value;
		for (const s of e.sources) seen.moved.push(s.node?.nodeName + '.' + s.node?.className);
	} }).observe({type: 'layout-shift', buffered: true});
})()`

// visit goes to a file and waits until it is all there.
func (b *tab) visit(path string) {
	b.Helper()
	absolute, err := filepath.Abs(path)
	if err != nil {
		b.Fatal(err)
	}
	b.mu.Lock()
	b.path = (&url.URL{Scheme: "file", Path: absolute}).String()
	b.mu.Unlock()
	b.do(chromedp.Navigate(b.path))
	b.settle()
}

// hear keeps what the browser reports of the page.
func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		address, _, _ := strings.Cut(e.Request.URL, "#")
		icon := strings.HasPrefix(address, "data:") && e.Type != network.ResourceTypeDocument // of the page, none, and of the browser's own controls
		if address != b.path && !icon && address != "about:blank" {
			b.requests = append(b.requests, address)
		}
	case *network.EventWebSocketCreated:
		b.requests = append(b.requests, e.URL)
	case *runtime.EventExceptionThrown:
		b.trouble = append(b.trouble, "exception: "+e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		b.trouble = append(b.trouble, "console: "+string(e.Type))
	case *log.EventEntryAdded:
		b.trouble = append(b.trouble, fmt.Sprintf("%s %s: %s", e.Entry.Source, e.Entry.Level, e.Entry.Text))
	case *page.EventJavascriptDialogOpening:
		b.trouble = append(b.trouble, "dialog: "+e.Message)
		b.dialogs <- struct{}{}
	case *page.EventWindowOpen:
		b.trouble = append(b.trouble, "window: "+e.URL)
	}
}

// dismiss closes dialogs, which would stop the page.
func (b *tab) dismiss() {
	for {
		select {
		case <-b.ctx.Done():
			return
		case <-b.dialogs:
			chromedp.Call(b.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{}) // it may be gone
		}
	}
}

// quiet holds that the page asked for nothing and complained of nothing.
func (b *tab) quiet(what string) {
	b.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.requests) > 0 {
		b.Errorf("%s: requests to %.300q", what, b.requests)
	}
	if len(b.trouble) > 0 {
		b.Errorf("%s: %.600q", what, b.trouble)
	}
}

// heard tells what was asked for and complained of.
func (b *tab) heard() (requests, trouble []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.requests), slices.Clone(b.trouble)
}

// forget drops what was heard.
func (b *tab) forget() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.requests, b.trouble = nil, nil
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

// settle waits until two frames were drawn, so that scripts, styles and late
// requests had their turn.
func (b *tab) settle() {
	b.Helper()
	if b.view.noScript {
		time.Sleep(200 * time.Millisecond) // the page can call nobody when it is drawn
		return
	}
	eval[bool](b, `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(true), 20))))`)
}

// press types keys as a keyboard does: a key whose default is prevented writes
// nothing.
func (b *tab) press(keys string) {
	b.Helper()
	for _, r := range keys {
		events := kb.Encode(r)
		if len(events) == 3 { // down, char, up
			events[0].Text, events[0].UnmodifiedText = events[1].Text, events[1].UnmodifiedText
			events = slices.Delete(events, 1, 2)
		}
		for _, e := range events {
			call(b, input.DispatchKeyEvent, *e)
		}
	}
}

// click clicks what a CSS selector finds.
func (b *tab) click(selector string) {
	b.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector)))
}

// call sends one command of the DevTools protocol.
func call[P, R any](b *tab, command cdp.Command[P, R], parameters P) R {
	b.Helper()
	r, err := chromedp.Call(b.ctx, command, parameters)
	if err != nil {
		b.Fatalf("%s: %v", command.Method, err)
	}
	return r
}

// eval is the value of a JavaScript expression, or what its promise brings.
func eval[T any](b *tab, expression string) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%.80s: %v", expression, err)
	}
	return v
}

// until waits for a JavaScript expression to hold.
func (b *tab) until(expression string) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 20*time.Second)
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](expression, chromedp.WithPollingInterval(20*time.Millisecond))); err != nil {
		b.Fatalf("never so: %s: %v", expression, err)
	}
}
