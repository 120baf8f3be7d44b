package duck

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"callworthy/data"
)

// childEnv tells the test binary to play another process: "hold PATH" opens the
// file with DuckDB alone, "write PATH" stores lots of documents until it is
// killed and says after each that it is committed.
const childEnv = "DUCK_TEST_CHILD"

func TestMain(m *testing.M) {
	if job, path, isChild := strings.Cut(os.Getenv(childEnv), " "); isChild {
		if err := child(context.Background(), job, path); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	dir, err := os.MkdirTemp("", "duck-*")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	sharedDir = dir
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

func child(ctx context.Context, job, path string) error {
	if job == "hold" {
		if _, err := openSession(ctx, path, storeName, "", path+".tmp"); err != nil {
			return err
		}
		fmt.Println("held")
		_, err := io.Copy(io.Discard, os.Stdin)
		return err
	}
	st, err := Open(ctx, path)
	if err != nil {
		return err
	}
	if err := st.s.exec(ctx, "SET checkpoint_threshold = '64KB'"); err != nil { // be killed within checkpoints too
		return err
	}
	for lot := 0; ; lot++ {
		if err := writeLot(ctx, st, lot); err != nil {
			return err
		}
		fmt.Println(lot)
	}
}

const lotSize = 20

// writeLot stores lotSize documents with their pages in two transactions.
func writeLot(ctx context.Context, st *Store, lot int) error {
	p := polled(fmt.Sprintf("https://s%d.example", lot))
	for i := range lotSize {
		p.Items = append(p.Items, item(fmt.Sprintf("u%d-%d", lot, i), "title"))
	}
	if _, err := st.SavePolled(ctx, []data.Polled{p}); err != nil {
		return err
	}
	for i := range p.Items {
		p.Items[i].Outcome, p.Items[i].Body = data.OutcomeOK, fmt.Appendf(nil, "<p>%d %d", lot, i)
	}
	return st.SavePages(ctx, p.Items)
}

// start runs this test binary as a child and returns its first n lines.
func start(t *testing.T, job, path string, n int) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+job+" "+path)
	_ = must(cmd.StdinPipe())(t)
	out := bufio.NewScanner(must(cmd.StdoutPipe())(t))
	ok(t, cmd.Start())
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	for range n {
		if !out.Scan() {
			t.Fatal("the child ended early")
		}
	}
	return cmd, out
}

func busy(t *testing.T, path string) *BusyError {
	t.Helper()
	_, err := Open(t.Context(), path)
	var b *BusyError
	if !errors.As(err, &b) {
		t.Fatalf("Open: %v, want a BusyError", err)
	}
	return b
}

func TestSecondWriterIsToldWhoHoldsIt(t *testing.T) {
	path := storePath(t)
	st := open(t, path)
	b := busy(t, path)
	host := must(os.Hostname())(t)
	for _, want := range []string{path, "pid " + strconv.Itoa(os.Getpid()), host, " since 20", filepath.Base(os.Args[0]), "run again"} {
		if !strings.Contains(b.Error(), want) {
			t.Errorf("%q does not say %q", b, want)
		}
	}
	ok(t, st.Close())
	open(t, path)
}

// TestForeignReaderIsNamed opens a store that another program has open without
// our lock.
func TestForeignReaderIsNamed(t *testing.T) {
	path := storePath(t)
	cmd, _ := start(t, "hold", path, 1)
	if b := busy(t, path); !strings.Contains(b.Holder, fmt.Sprintf("PID %d", cmd.Process.Pid)) {
		t.Errorf("holder %q", b.Holder)
	}
}

// TestKill kills a writer with signal 9 at several moments: what it said was
// committed is there, whole, and its lock does not block.
func TestKill(t *testing.T) {
	path := storePath(t)
	next := 0
	for round := range 4 {
		cmd, out := start(t, "write", path, 2+3*round)
		ok(t, cmd.Process.Kill())
		last, _ := strconv.Atoi(out.Text())
		for out.Scan() {
			if n, err := strconv.Atoi(out.Text()); err == nil {
				last = n
			}
		}
		cmd.Wait()
		next = max(next, last+1)
		st := must(Open(t.Context(), path))(t)
		checkWhole(t, st, next)
		ok(t, st.Close())
	}
}

// checkWhole holds that at least the first lots are complete, and that no lot
// is there in part.
func checkWhole(t *testing.T, st *Store, lots int) {
	t.Helper()
	docs := must(st.DocumentsAfter(t.Context(), 0, 1_000_000))(t)
	read := map[string]int{}
	for _, d := range docs {
		read[d.Source]++
		if d.Outcome == data.OutcomeOK && len(d.Body) == 0 {
			t.Errorf("%s lost its page", d.URL)
		}
	}
	for source, n := range read {
		if n != lotSize {
			t.Errorf("%s has %d of %d documents", source, n, lotSize)
		}
	}
	for lot := range lots {
		if source := fmt.Sprintf("https://s%d.example", lot); read[source] != lotSize {
			t.Errorf("%s was committed and is lost", source)
		}
	}
	states := must(st.SourceStates(t.Context()))(t)
	if len(states) != len(read) {
		t.Errorf("%d sources with documents, %d with a state", len(read), len(states))
	}
}

func TestOpenExplains(t *testing.T) {
	write := func(name, content string) string {
		path := filepath.Join(t.TempDir(), name)
		ok(t, os.WriteFile(path, []byte(content), 0o644))
		return path
	}
	damaged := storePath(t)
	b := must(os.ReadFile(damaged))(t)
	b[20]++
	ok(t, os.WriteFile(damaged, b, 0o644))
	for name, c := range map[string]struct{ path, want string }{
		"another file":     {write("a.csv", strings.Repeat("id,name\n", 4000)), "not a DuckDB file: move it away"},
		"a damaged file":   {damaged, "is damaged: put back"},
		"folder is a file": {filepath.Join(write("file", "x"), "store.duckdb"), "not a directory"},
		"a folder":         {t.TempDir(), "is a folder"},
	} {
		_, err := Open(t.Context(), c.path)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want one line with %q", name, err, c.want)
		}
	}
}

func TestNoPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := t.TempDir()
	ok(t, os.Chmod(dir, 0o555))
	_, err := Open(t.Context(), filepath.Join(dir, "s.duckdb"))
	if err == nil || !strings.Contains(err.Error(), "no permission") {
		t.Errorf("Open: %v", err)
	}
}

func TestExplain(t *testing.T) {
	for text, want := range map[string]string{
		`IO Error: Could not write file "/x": No space left on device` + "\nmore":                           "the disk that holds /x is full: free some space and run again",
		`IO Error: Cannot open file "/x": Permission denied`:                                                "no permission for /x",
		"IO Error: Trying to read a database file with version number 99, but we can only read version 64.": "/x was written by a newer DuckDB: run a newer callworthy",
		`IO Error: Cannot open file "/x": Read-only file system`:                                            "/x is on a read-only file system",
		"something else\nStack Trace: 1":                                                                    "something else",
	} {
		err := explain("/x", errors.New(text))
		if !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q is explained as %q", text, err)
		}
	}
}

// When the disk with the copy is full, that disk is named, not the store's.
func TestErrorsNameTheFileInUse(t *testing.T) {
	st := open(t, storePath(t))
	err := st.use("publish", "/copy", func(*session) error { return errors.New("No space left on device") })
	if err == nil || !strings.Contains(err.Error(), "the disk that holds /copy is full") {
		t.Errorf("got %v", err)
	}
}

func TestCanceledNightIsRolledBack(t *testing.T) {
	st := open(t, storePath(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := st.SavePolled(ctx, []data.Polled{polled(feedA, item("u1", "one"))}); !errors.Is(err, context.Canceled) {
		t.Errorf("SavePolled: %v", err)
	}
	must(st.SavePolled(t.Context(), []data.Polled{polled(feedA, item("u2", "two"))}))(t)
	if n := must(st.CountAfter(t.Context(), 0))(t); n != 1 {
		t.Errorf("%d documents", n)
	}
}
