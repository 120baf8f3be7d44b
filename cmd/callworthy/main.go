// Command callworthy turns prospects and sources into a morning call list in
// which every prospect has a concrete reason to be called.
//
// This package holds flags, wiring and exit codes, one file for each
// subcommand; the work is done by package pipelines.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // time zones of reps and prospects on machines without them

	"github.com/alecthomas/kong"

	"callworthy/data"
	"callworthy/data/duck"
	"callworthy/pipelines/publish"
)

// The exit codes of the contract.
const (
	exitComplete  = 0
	exitNothing   = 1  // nothing published
	exitUsage     = 2  // wrong usage or configuration
	exitDegraded  = 3  // published, but sources failed or the deadline cut it short
	exitStoreHeld = 75 // another run holds the store
)

// cli is the command line.
type cli struct {
	Config    string `help:"Configuration file." default:"callworthy.yaml" placeholder:"FILE"`
	LogFormat string `help:"How logs look on standard error: text or json." enum:"text,json" default:"text"`
	Verbose   bool   `help:"Log every document too." short:"v"`

	Nightly nightlyCmd `cmd:"" help:"Do the whole night: poll, match, fetch, read, rank, publish."`
	List    listCmd    `cmd:"" help:"Show the latest morning list."`
	Explain explainCmd `cmd:"" help:"Say why a prospect is on the list, or why it is held back."`
	Log     logCmd     `cmd:"" help:"Log what came of a call, or of all calls in a file."`
	Report  reportCmd  `cmd:"" help:"Show conversations, hours and reasons: the managers' figures."`
	Query   queryCmd   `cmd:"" help:"Run read-only SQL over the published database."`
	Check   checkCmd   `cmd:"" help:"Check configuration, CSV files, playbook and triggers."`
	Sources sourcesCmd `cmd:"" help:"Try the configured sources, or propose new ones."`
	Init    initCmd    `cmd:"" help:"Write a commented callworthy.yaml, playbook.yaml and example CSV files."`
	Eval    evalCmd    `cmd:"" help:"Measure event detection against labelled documents."`
	Demo    demoCmd    `cmd:"" help:"Do the night on the built-in sample world: no network, no set-up."`
}

// streams are where a command reads and writes.
type streams struct {
	out, err io.Writer
	json     bool // standard error takes JSON objects, one a line
}

// note tells something on standard error that is no result.
func (s streams) note(text string) { s.tell(slog.LevelInfo, text, text) }

// complain tells what is wrong on standard error.
func (s streams) complain(text string) { s.tell(slog.LevelError, text, "callworthy: "+text) }

func (s streams) tell(level slog.Level, message, text string) {
	if s.json {
		slog.New(slog.NewJSONHandler(s.err, nil)).Log(context.Background(), level, message)
		return
	}
	fmt.Fprintln(s.err, text)
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], streams{out: os.Stdout, err: os.Stderr}))
}

// run does one command and returns the exit code.
func run(ctx context.Context, args []string, s streams) int {
	var c cli
	parser, err := kong.New(&c, kong.Name("callworthy"),
		kong.Description("A nightly call list in which every prospect has a concrete reason to be called."),
		kong.Writers(s.out, s.err),
		kong.Exit(func(n int) { panic(exitRequest(n)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(&c))
	if err != nil {
		panic(err) // the struct above is wrong
	}
	return guarded(func() int {
		s.json = wantsJSON(args)
		parsed, err := parser.Parse(args)
		if err != nil {
			s.complain(err.Error() + "\nTry: callworthy --help")
			return exitUsage
		}
		return exitCode(parsed.Run(s), s)
	})
}

// wantsJSON looks for --log-format json before the rest of the command line is
// known to be right.
func wantsJSON(args []string) bool {
	for i, arg := range args {
		if arg == "--log-format=json" || arg == "--log-format" && i+1 < len(args) && args[i+1] == "json" {
			return true
		}
	}
	return false
}

// exitRequest is kong's wish to end, as after --help.
type exitRequest int

func guarded(f func() int) (code int) {
	defer func() {
		if r := recover(); r != nil {
			request, ok := r.(exitRequest)
			if !ok {
				panic(r)
			}
			code = int(request)
		}
	}()
	return f()
}

// coded is an error with its own exit code and nothing left to print.
type coded int

func (c coded) Error() string { return fmt.Sprintf("exit %d", int(c)) }

// exitCode prints an error that was not printed yet and maps it to the contract.
func exitCode(err error, s streams) int {
	var own coded
	switch {
	case err == nil:
		return exitComplete
	case errors.As(err, &own):
		return int(own)
	case errors.Is(err, context.Canceled):
		s.complain("interrupted: what was published before stands")
		return exitNothing
	}
	s.complain(err.Error())
	switch {
	case errors.As(err, new(*duck.BusyError)):
		return exitStoreHeld
	case errors.As(err, new(data.Problems)), errors.As(err, new(usageError)), errors.As(err, new(*duck.QueryError)),
		errors.As(err, new(*publish.UnknownRepError)):
		return exitUsage
	}
	return exitNothing
}

// usageError is a wrong argument.
type usageError string

func (e usageError) Error() string { return string(e) }
