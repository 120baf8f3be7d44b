package pipelines

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"callworthy/data"
	"callworthy/pipelines/deliver"
	"callworthy/pipelines/publish"
)

// minDelivery is the time that sending has also when the deadline is over: the
// list is out, and a mail that is late is better than none.
const minDelivery = 10 * time.Second

// deliver sends the published list to those who asked for it. It returns no error,
// since the list is out: what could not be sent makes the night degraded, and
// report.json, written a second time, says what became of each message.
func (n *night) deliver(ctx context.Context) error {
	if !n.Config.Deliver.On() {
		return nil
	}
	n.start(len(n.Config.Deliver.SMTP.To) + len(n.Config.Deliver.Webhooks))
	n.report.Delivered = n.delivered(ctx)
	failed := 0
	for _, d := range n.report.Delivered {
		n.did(1)
		if d.Outcome == data.DeliveryFailed {
			failed++
			n.Log.Warn("not delivered", "kind", d.Kind, "rep", d.Rep, "to", d.To, "attempts", d.Attempts, "why", d.Detail)
		}
	}
	if failed > 0 {
		n.report.Status = data.RunDegraded
		n.degrade(fmt.Sprintf("%d of %d messages could not be delivered", failed, len(n.report.Delivered)))
	}
	n.amend(context.WithoutCancel(ctx))
	return nil
}

// delivered sends, and tells what became of each message.
func (n *night) delivered(ctx context.Context) []data.DeliveryReport {
	within := deliver.DefaultWithin
	if !n.Deadline.IsZero() {
		within = min(within, max(minDelivery, time.Until(n.Deadline)))
	}
	o := deliver.Options{
		DeliverConfig: n.Config.Deliver, Folder: n.Config.Publish, Env: os.LookupEnv, Within: within, Log: n.Log,
	}
	if latest, err := publish.Latest(n.Config.Publish); err == nil && filepath.Base(latest) > n.report.ListDate {
		return deliver.Withheld(o, data.DeliveryOutdated, "the list of "+filepath.Base(latest)+" is published")
	}
	parcels, err := n.parcels()
	if err != nil {
		return deliver.Withheld(o, data.DeliveryFailed, err.Error())
	}
	return deliver.Deliver(ctx, parcels, o)
}

// parcels are what is sent, by rep, made of what is published: it names nobody who
// is suppressed.
func (n *night) parcels() (map[string]deliver.Parcel, error) {
	dir := filepath.Dir(n.path)
	sheet, err := publish.ReadSheet(filepath.Join(dir, "calllist.json"))
	if err != nil {
		return nil, err
	}
	reps := []string{}
	for _, to := range n.Config.Deliver.SMTP.To {
		reps = append(reps, to.Rep)
	}
	for _, w := range n.Config.Deliver.Webhooks {
		reps = append(reps, w.Rep)
	}
	out := map[string]deliver.Parcel{}
	for _, rep := range reps {
		if _, done := out[rep]; done {
			continue
		}
		if out[rep], err = parcel(dir, sheet, rep); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// parcel is the letter of a rep with the page, unless that is too large for mail.
func parcel(dir string, sheet publish.Sheet, rep string) (deliver.Parcel, error) {
	page := publish.PageOf(sheet, rep)
	info, err := os.Stat(filepath.Join(dir, page))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return deliver.Parcel{}, fmt.Errorf("look at the page of rep %s: %w", rep, err)
	}
	attach := rep != "" && err == nil && info.Size() <= deliver.MaxPage
	var content []byte
	if attach {
		if content, err = os.ReadFile(filepath.Join(dir, page)); err != nil {
			return deliver.Parcel{}, fmt.Errorf("read the page of rep %s: %w", rep, err)
		}
	}
	letter, err := publish.LetterTo(sheet, rep, attach)
	return deliver.Parcel{Letter: letter, Content: content}, err
}

// amend writes the end of the night once more, now that it is known what was
// delivered. The list stands, so trouble is a warning.
func (n *night) amend(ctx context.Context) {
	n.report.EndedAt = time.Now().UTC()
	err := errors.Join(publish.RewriteReport(filepath.Dir(n.path), n.list, n.report), n.store.FinishRun(ctx, n.report.Run))
	if err != nil {
		n.Log.Warn("what was delivered could not be written down", "error", err)
		n.report.Status = data.RunDegraded
		n.degrade("what was delivered could not be written down: " + err.Error())
	}
}
