package pipelines

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"callworthy/crawl"
	"callworthy/data"
	"callworthy/data/duck"
	"callworthy/enrich"
	"callworthy/enrich/detect"
	"callworthy/enrich/market"
)

// Options are what a night needs beside its inputs.
type Options struct {
	AsOf     time.Time // the clock of every decision; its own zone gives the list date
	Deadline time.Time // machine time by which the list must be out; zero for none
	Log      *slog.Logger
	Progress Progress
	Skipped  data.Problems // rows of the inputs that could not be used, for the report
	// Checkpoint is called after every committed transaction with its name, as
	// in "poll" or "read". Tests end the process there; nil otherwise.
	Checkpoint func(name string)
}

// Result is what a night that published leaves behind.
type Result struct {
	Report data.Report
	List   data.List
	Path   string // absolute path of the index.html to open
}

// stage is one step of a night.
type stage struct {
	name string
	run  func(*night, context.Context) error
	// share of the time before a deadline, less the reserve, after which the
	// stage is cut short; 0 for stages that always run to their end.
	share float64
}

// reserve is kept for ranking and publishing, which are never cut: three
// seconds, and a twentieth of the time for large stores.
func reserve(total time.Duration) time.Duration { return 3*time.Second + total/20 }

// stages is the night, in order. Before a deadline three quarters of the time
// belong to the web, the rest to reading.
var stages = []stage{
	{"poll", (*night).poll, 0.55},
	{"match", (*night).match, 0},
	{"fetch", (*night).fetch, 0.75},
	{"read", (*night).read, 1},
	{"rank", (*night).rank, 0},
	{"publish", (*night).publish, 0},
	{"deliver", (*night).deliver, 0},
}

// night is one run while it is under way.
type night struct {
	Inputs
	Options
	store     *duck.Store
	web       *crawl.Web
	reader    *enrich.Reader
	market    *market.Market
	byID      map[string]data.Prospect
	cards     map[string]data.Profile // homework cards of the night before, by prospect
	byDomain  map[string]string       // domain of a prospect's site → its id
	startedAt time.Time
	report    data.Report
	list      data.List
	siteOf    map[string]string // key of the source of a prospect's site, filings or open posts → its id
	watched   map[watchedKey]data.WatchedPage
	copies    map[string]string     // documents read as copies → the one that counts
	denied    map[string]data.Event // by prospect: the latest that a later text took back
	pages     []data.Document       // chosen by match, for fetch
	path      string
	current   *data.StageReport
}

// Run does the whole night. Its error is a *duck.BusyError when another run
// holds the store; with any error nothing was published and the old list stands.
func Run(ctx context.Context, in Inputs, o Options) (Result, error) {
	n := &night{Inputs: in, Options: o, startedAt: time.Now()}
	if n.Progress == nil {
		n.Progress = silent{}
	}
	if n.Log == nil {
		n.Log = slog.New(slog.DiscardHandler)
	}
	if err := checkWritable(in.Config.Publish); err != nil {
		return Result{}, err
	}
	var err error
	detector := sync.OnceValues(func() (*detect.Detector, error) { return detect.New(in.Triggers) })
	go detector() // while the store is opened
	if n.store, err = duck.Open(ctx, in.Config.Store); err != nil {
		return Result{}, err
	}
	if err = n.prepare(ctx, detector); err == nil {
		err = n.runStages(ctx)
	}
	if err != nil {
		return Result{}, errors.Join(n.fail(ctx, err), n.store.Close())
	}
	n.closeStore()
	return Result{Report: n.report, List: n.list, Path: n.path}, nil
}

// closeStore ends the use of the store after the list is out. What was
// committed is safe even where closing fails, as on a full disk, so that is a
// warning: the list stands.
func (n *night) closeStore() {
	if err := n.store.Close(); err != nil {
		n.Log.Warn("the list is published, but the store could not be closed", "error", err)
		n.report.Status = data.RunDegraded
		n.degrade("the store could not be closed: " + err.Error())
	}
}

// prepare opens the run and builds what the stages work with.
func (n *night) prepare(ctx context.Context, compiled func() (*detect.Detector, error)) error {
	n.report = data.Report{
		Run:      data.Run{ID: runID(n.startedAt), AsOf: n.AsOf.UTC(), StartedAt: n.startedAt.UTC(), Status: data.RunRunning},
		ListDate: n.AsOf.Format(time.DateOnly),
		Skipped:  n.Skipped,
		Found:    map[string]int{},
		Causes:   map[data.Cause]int{},
		Pages:    data.PageReport{Outcomes: map[data.Outcome]int{}},
	}
	if err := n.store.StartRun(ctx, n.report.Run); err != nil {
		return err
	}
	detector, err := compiled()
	if err != nil {
		return fmt.Errorf("compile triggers: %w", err)
	}
	cards, err := n.store.Profiles(ctx)
	if err != nil {
		return err
	}
	n.cards = map[string]data.Profile{}
	for _, c := range cards {
		n.cards[c.ProspectID] = c
	}
	n.reader = enrich.New(n.Prospects, detector, cards...)
	n.market = market.New(n.Prospects, detector)
	n.siteOf = map[string]string{}
	for _, s := range n.Sources {
		if s.Kind != data.SourceFeed && s.Prospect != "" {
			n.siteOf[s.Key()] = s.Prospect
		}
	}
	n.byID, n.byDomain = map[string]data.Prospect{}, map[string]string{}
	for _, p := range n.Prospects {
		n.byID[p.ID] = p
		if first, taken := n.byDomain[p.Domain]; p.Domain != "" && (!taken || p.ID < first) {
			n.byDomain[p.Domain] = p.ID
		}
	}
	robots, err := n.store.Robots(ctx)
	if err != nil {
		return err
	}
	readAt, err := n.loadWatched(ctx)
	if err != nil {
		return err
	}
	n.web = crawl.New(crawl.Options{CrawlConfig: n.Config.Crawl, AsOf: n.AsOf, Robots: robots, Watched: readAt, Log: n.Log})
	return nil
}

// runStages runs the table, each stage within its share of the time. Once the list
// is out an interruption does not undo that.
func (n *night) runStages(ctx context.Context) error {
	for _, s := range stages {
		if err := ctx.Err(); err != nil && n.path == "" {
			return err
		}
		if err := n.runStage(ctx, s); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

func (n *night) runStage(ctx context.Context, s stage) error {
	started := time.Now()
	n.report.Stages = append(n.report.Stages, data.StageReport{Name: s.name})
	n.current = &n.report.Stages[len(n.report.Stages)-1]
	stageCtx, cancel := n.until(ctx, s.share)
	defer cancel()
	err := s.run(n, stageCtx)
	if ctx.Err() == nil && cutByDeadline(stageCtx, err) {
		n.current.Cut, err = true, nil
		n.degrade(fmt.Sprintf("the deadline cut %s short", s.name))
	}
	n.Progress.End()
	n.current.Seconds = time.Since(started).Seconds()
	n.checkpoint(s.name + " done")
	if err == nil {
		n.Log.Info(s.name, "done", n.current.Done, "of", n.current.Total, "seconds", round(n.current.Seconds), "cut", n.current.Cut)
	}
	return err
}

var errDeadline = errors.New("the deadline has come")

// cutByDeadline tells whether err is the end of a stage's time, and not another
// trouble that came at that time.
func cutByDeadline(ctx context.Context, err error) bool {
	return errors.Is(context.Cause(ctx), errDeadline) && (errors.Is(err, context.DeadlineExceeded) || errors.Is(err, errDeadline))
}

// until bounds a stage by its share of the time between start and deadline.
func (n *night) until(ctx context.Context, share float64) (context.Context, context.CancelFunc) {
	if n.Deadline.IsZero() || share == 0 {
		return context.WithCancel(ctx)
	}
	total := n.Deadline.Sub(n.startedAt)
	available := max(0, total-reserve(total))
	return context.WithDeadlineCause(ctx, n.startedAt.Add(time.Duration(share*float64(available))), errDeadline)
}

// start tells the report and the watcher how many steps the stage has.
func (n *night) start(total int) {
	n.current.Total = total
	n.Progress.Start(n.current.Name, total)
}

// did counts steps of the current stage.
func (n *night) did(k int) {
	n.current.Done += k
	n.Progress.Add(k)
}

func (n *night) degrade(why string) { n.report.Degraded = append(n.report.Degraded, why) }

func (n *night) checkpoint(name string) {
	if n.Checkpoint != nil {
		n.Checkpoint(name)
	}
}

// fail records that the night published nothing.
func (n *night) fail(ctx context.Context, cause error) error {
	run := n.report.Run
	run.Status, run.EndedAt = data.RunFailed, time.Now().UTC()
	return errors.Join(cause, n.store.FinishRun(context.WithoutCancel(ctx), run))
}

// runID names a run after the moment it started, to the microsecond: only one
// run holds the store at a time.
func runID(t time.Time) string { return t.UTC().Format("20060102T150405.000000Z") }

func round(seconds float64) float64 { return float64(int(seconds*1000+0.5)) / 1000 }
