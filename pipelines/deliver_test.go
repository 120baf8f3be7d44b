package pipelines_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"callworthy/data"
	"callworthy/pipelines"
)

// chat is a webhook that keeps what it is sent.
type chat struct {
	*httptest.Server
	mu   sync.Mutex
	down bool
	got  []string
}

func newChat(t *testing.T) *chat {
	t.Helper()
	c := &chat{}
	c.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.mu.Lock()
		defer c.mu.Unlock()
		if body, _ := io.ReadAll(r.Body); !c.down {
			c.got = append(c.got, string(body))
			return
		}
		http.Error(w, "closed", http.StatusForbidden)
	}))
	t.Cleanup(c.Close)
	return c
}

// messages returns and forgets what came.
func (c *chat) messages() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	got := c.got
	c.got = nil
	return got
}

// newDesk is a house whose list goes to a chat.
func newDesk(t *testing.T) (house, *chat) {
	t.Helper()
	w, c := newWeb(t), newChat(t)
	w.put("/wire.xml", spring(0)...)
	h := newHouse(t, w.URL+"/wire.xml")
	h.write(t, "prospects.csv", springProspects)
	h.write(t, "suppressions.csv", "kind,value\ncompany,Halden Freight\n")
	config, err := os.ReadFile(h.config())
	if err != nil {
		t.Fatal(err)
	}
	h.write(t, "callworthy.yaml", "suppressions: suppressions.csv\n"+string(config)+"deliver:\n  webhooks:\n    - {shape: slack, url: \""+c.URL+"/hush\"}\n")
	return h, c
}

// report is the published report.json.
func (h house) report(t *testing.T) data.Report {
	t.Helper()
	var r data.Report
	if err := json.Unmarshal([]byte(h.published(t, "report.json")), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// A list is sent once a date; a failure degrades the night and nothing else, and
// is made good by the next run; an older date disturbs nobody.
func TestDelivery(t *testing.T) {
	h, c := newDesk(t)
	c.down = true
	r := h.night(t, nightOne)
	if r.Status != data.RunDegraded || len(r.Delivered) != 1 || r.Delivered[0].Outcome != data.DeliveryFailed {
		t.Fatalf("%s, %+v", r.Status, r.Delivered)
	}
	if on := h.report(t); on.Status != data.RunDegraded || len(on.Delivered) != 1 || !strings.Contains(strings.Join(on.Degraded, ""), "1 of 1 messages could not be delivered") {
		t.Errorf("report.json: %s, %v, %+v", on.Status, on.Degraded, on.Delivered)
	}
	if text := h.published(t, "report.json"); strings.Contains(text, "hush") || strings.Contains(text, "Halden") {
		t.Errorf("report.json tells a secret:\n%s", text)
	}

	c.down = false
	if r = h.night(t, nightOne); r.Status != data.RunComplete || r.Delivered[0].Outcome != data.DeliverySent {
		t.Errorf("%s, %+v", r.Status, r.Delivered)
	}
	got := c.messages()
	if len(got) != 1 || !strings.Contains(got[0], "Brightwater Robotics") || !strings.Contains(got[0], "suppressed 1") || strings.Contains(got[0], "Halden") {
		t.Errorf("%q", got)
	}
	if r = h.night(t, nightOne); r.Delivered[0].Outcome != data.DeliveryEarlier || r.Status != data.RunComplete {
		t.Errorf("%s, %+v", r.Status, r.Delivered)
	}
	h.night(t, nightOne.AddDate(0, 0, 2))
	c.messages()
	if r = h.night(t, nightOne.AddDate(0, 0, 1)); r.Delivered[0].Outcome != data.DeliveryOutdated || len(c.messages()) != 0 {
		t.Errorf("an older date: %+v", r.Delivered)
	}
}

// A night that is killed around the sending, and run again, has sent once.
func TestKilledNightSendsOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("starts five processes")
	}
	calm, c := newDesk(t)
	checkpoints, _ := child(t, calm, 0, 0)
	if got := c.messages(); len(got) != 1 {
		t.Fatalf("an undisturbed night sent %d", len(got))
	}
	for _, name := range []string{"publish done", "deliver done"} {
		h, c := newDesk(t)
		child(t, h, 1+slices.Index(checkpoints, name), 0)
		child(t, h, 0, 0)
		if got := c.messages(); len(got) != 1 {
			t.Errorf("killed at %q and run again: sent %d times", name, len(got))
		}
	}
}

// Whoever ends the night while it is sending has the list, and the report of what
// was not sent.
func TestInterruptedDeliveryLeavesTheList(t *testing.T) {
	h, _ := newDesk(t)
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	slow := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		interrupt()
		<-r.Context().Done()
	}))
	defer slow.Close()
	config, err := os.ReadFile(h.config())
	if err != nil {
		t.Fatal(err)
	}
	before, _, _ := strings.Cut(string(config), "deliver:")
	h.write(t, "callworthy.yaml", before+"deliver:\n  webhooks:\n    - {shape: teams, url: \""+slow.URL+"\"}\n")
	in, _ := pipelines.LoadInputs(h.config())
	res, err := pipelines.Run(ctx, in, pipelines.Options{AsOf: nightOne})
	if err != nil || res.Report.Status != data.RunDegraded || res.Report.Delivered[0].Outcome != data.DeliveryFailed {
		t.Errorf("%v, %s, %+v", err, res.Report.Status, res.Report.Delivered)
	}
	if on := h.report(t); on.Delivered[0].Outcome != data.DeliveryFailed || on.Status != data.RunDegraded {
		t.Errorf("report.json: %s, %+v", on.Status, on.Delivered)
	}
}
