package main

import (
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
	"golang.org/x/term"

	"callworthy/pipelines"
)

// watch shows a night to whoever runs it: bars on a terminal, plain lines
// elsewhere, JSON lines on request.
type watch struct {
	log      *slog.Logger
	progress pipelines.Progress
	bars     *mpb.Progress
}

func newWatch(w io.Writer, format string, verbose bool) *watch {
	level := slog.LevelInfo
	if verbose {
		level = slog.LevelDebug
	}
	if format == "json" {
		return &watch{log: slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: level}))}
	}
	if !isTerminal(w) {
		return &watch{log: slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: level}))}
	}
	bars := mpb.New(mpb.WithOutput(w), mpb.WithWidth(48), mpb.WithAutoRefresh())
	if !verbose {
		level = slog.LevelWarn // the bars tell the rest
	}
	log := slog.New(slog.NewTextHandler(bars, &slog.HandlerOptions{Level: level}))
	return &watch{log: log, progress: &barProgress{bars: bars}, bars: bars}
}

// close waits until the bars are drawn for the last time.
func (w *watch) close() {
	if w.bars != nil {
		w.bars.Shutdown()
	}
}

// barProgress draws a bar for each stage: counts, and the time left.
type barProgress struct {
	bars *mpb.Progress
	bar  *mpb.Bar
	last time.Time
}

func (b *barProgress) Start(stage string, total int) {
	b.bar = b.bars.AddBar(int64(total),
		mpb.PrependDecorators(decor.Name(stage, decor.WC{W: 8, C: decor.DindentRight})),
		mpb.AppendDecorators(
			decor.CountersNoUnit("%d/%d", decor.WC{W: 13}),
			decor.OnComplete(decor.EwmaETA(decor.ET_STYLE_GO, 30, decor.WC{W: 8}), " done"),
		))
	b.last = time.Now()
}

func (b *barProgress) Add(n int) {
	now := time.Now()
	b.bar.EwmaIncrBy(n, now.Sub(b.last))
	b.last = now
}

func (b *barProgress) End() {
	if b.bar != nil {
		b.bar.SetTotal(-1, true)
		b.bar = nil
	}
}

// isTerminal tells whether a person watches w; colours and bars only then.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colour tells whether w wants colours (https://no-color.org).
func colour(w io.Writer) bool { return os.Getenv("NO_COLOR") == "" && isTerminal(w) }

// width is the number of columns of the terminal behind w, 80 elsewhere.
func width(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if cols, _, err := term.GetSize(int(f.Fd())); err == nil && cols > 0 {
			return cols
		}
	}
	return 80
}
