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
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // time zones of reps and prospects on machines without them

	"github.com/alecthomas/kong"

	"callworthy/data"
	"callworthy/data/duck"
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
	Query   queryCmd   `cmd:"" help:"Run read-only SQL over the published database."`
	Check   checkCmd   `cmd:"" help:"Check configuration, CSV files, playbook and triggers."`
	Init    initCmd    `cmd:"" help:"Write a commented callworthy.yaml, playbook.yaml and example CSV files."`
	Eval    evalCmd    `cmd:"" help:"Measure event detection against labelled documents."`
	Demo    demoCmd    `cmd:"" help:"Do the night on the built-in sample world: no network, no set-up."`
}

// streams are where a command reads and writes.
type streams struct {
	out, err io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdout, os.Stderr}))
}

// run does one command and returns the exit code.
func run(ctx context.Context, args []string, s streams) int {
	var c cli
	code := exitComplete
	parser, err := kong.New(&c, kong.Name("callworthy"),
		kong.Description("A nightly call list in which every prospect has a concrete reason to be called."),
		kong.Writers(s.out, s.err), kong.UsageOnError(),
		kong.Exit(func(n int) { panic(exitRequest(n)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(s, &c))
	if err != nil {
		panic(err) // the struct above is wrong
	}
	code = guarded(func() int {
		parsed, err := parser.Parse(args)
		if err != nil {
			fmt.Fprintf(s.err, "callworthy: %v\nTry: callworthy --help\n", err)
			return exitUsage
		}
		return exitCode(parsed.Run(), s.err)
	})
	return code
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
func exitCode(err error, stderr io.Writer) int {
	var (
		own      coded
		busy     *duck.BusyError
		problems data.Problems
	)
	switch {
	case err == nil:
		return exitComplete
	case errors.As(err, &own):
		return int(own)
	}
	fmt.Fprintf(stderr, "callworthy: %v\n", err)
	switch {
	case errors.As(err, &busy):
		return exitStoreHeld
	case errors.As(err, &problems), errors.As(err, new(usageError)):
		return exitUsage
	}
	return exitNothing
}

// usageError is a wrong argument.
type usageError string

func (e usageError) Error() string { return string(e) }
