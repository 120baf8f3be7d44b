package deliver

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"callworthy/data"
)

// The bounds of sending where Options give none.
const (
	DefaultWithin  = time.Minute
	defaultAttempt = 20 * time.Second
	defaultPause   = time.Second
	maxTries       = 5
)

// MaxPage is how large a page may be to go along with a mail, in bytes: many
// servers refuse mails of more than 10 MB, and base64 adds a third.
const MaxPage = 7 << 20

// Options say where and how to send.
type Options struct {
	data.DeliverConfig
	Folder string                      // of published lists, where what was sent is noted
	Env    func(string) (string, bool) // the environment
	Within time.Duration               // for all of it; 0 means DefaultWithin
	// Attempt bounds one try, or one mail of several over one connection; Pause
	// stands before the second try and doubles. 0 means the defaults.
	Attempt, Pause time.Duration
	Log            *slog.Logger // may be nil
}

const kindMail = "mail"

// Parcel is what one rep gets.
type Parcel struct {
	data.Letter
	Content []byte // of the page to attach; nil for none
}

// Deliver sends each mail and message of the configuration that was not sent
// before, and tells what became of it, in the order of the configuration. Parcels
// are by rep id, "" for the calls of all. It never fails: a failure is a report.
func Deliver(ctx context.Context, parcels map[string]Parcel, o Options) []data.DeliveryReport {
	o = o.filled()
	ctx, cancel := context.WithTimeout(ctx, o.Within)
	defer cancel()
	notes := readNotes(o.Folder, o.Log)
	mails, hooks := o.mails(parcels), o.hooks(parcels)

	var working sync.WaitGroup
	unsent := slices.DeleteFunc(slices.Clone(mails), func(t *task) bool { return !t.isPending(notes) })
	working.Go(func() { o.sendMails(ctx, unsent, notes) })
	for _, h := range hooks {
		if h.isPending(notes) {
			working.Go(func() { o.sendHook(ctx, h, notes) })
		}
	}
	working.Wait()

	var out []data.DeliveryReport
	for _, t := range mails {
		out = append(out, t.report)
	}
	for _, h := range hooks {
		out = append(out, h.report)
	}
	return out
}

// Withheld is the report of sending nothing, for one reason.
func Withheld(o Options, outcome data.DeliveryOutcome, why string) []data.DeliveryReport {
	var out []data.DeliveryReport
	for _, r := range o.SMTP.To {
		out = append(out, data.DeliveryReport{Kind: kindMail, Rep: r.Rep, To: r.Address, Outcome: outcome, Detail: why})
	}
	for _, w := range o.Webhooks {
		address, _ := o.address(w)
		out = append(out, data.DeliveryReport{Kind: string(w.Shape), Rep: w.Rep, To: hostOf(address), Outcome: outcome, Detail: why})
	}
	return out
}

func (o Options) filled() Options {
	if o.Within <= 0 {
		o.Within = DefaultWithin
	}
	if o.Attempt <= 0 {
		o.Attempt = defaultAttempt
	}
	if o.Pause <= 0 {
		o.Pause = defaultPause
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// task is one thing to send, and what became of it.
type task struct {
	parcel Parcel
	to     string // the address or URL
	note   note   // by which it is known that it was sent
	report data.DeliveryReport
	err    error // of the last try; nil when it is done
}

func newTask(p Parcel, kind, rep, to, shown, content string) task {
	return task{
		parcel: p, to: to, note: newNote(p.ListDate, kind, rep, to, content),
		report: data.DeliveryReport{Kind: kind, Rep: rep, To: shown},
	}
}

// changed tells that a date was sent before with other words.
const changed = "the list has changed since it was sent; the page has the new one"

// isPending tells whether a task is still to be done, and reports why where it is
// not.
func (t *task) isPending(n *notes) bool {
	if t.report.Outcome != "" {
		return false // it cannot be done
	}
	before, found := n.find(t.note)
	if !found {
		return true
	}
	t.report.Outcome = data.DeliveryEarlier
	if before.Content != t.note.Content {
		t.report.Detail = changed
	}
	return false
}

// tried keeps what became of a try: the note that it is done, or why it is not, in
// one line without secrets.
func (t *task) tried(err error, n *notes, secrets ...string) {
	t.err = err
	t.report.Attempts++
	if err != nil {
		t.report.Outcome, t.report.Detail = data.DeliveryFailed, explain(err, secrets...)
		return
	}
	t.report.Outcome, t.report.Detail = data.DeliverySent, ""
	if err := n.add(t.note); err != nil {
		t.report.Detail = "sent, but that could not be noted, so the next run of this date sends it again: " + err.Error()
	}
}

// hopeless is a task that cannot be done.
func (t *task) hopeless(why string) {
	t.report.Outcome, t.report.Detail = data.DeliveryFailed, why
}
