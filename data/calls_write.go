package data

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gofrs/flock"
)

// Logged is what became of touches that were to be written to a calls file.
type Logged struct {
	Added     []Touch // written
	Updated   int     // of these, took the place of a line that said less of the same call
	Corrected int     // of these, took the place of a line that said otherwise, and is kept in ReplacedFile
	TakenBack int     // of these, took back what was logged of a call or a reason, which is kept in ReplacedFile
	Known     int     // stood there already, word for word
	Outdated  int     // of calls that were corrected since: what stands there is newer
	Clashes   []Clash // the same call stands there with other details: nothing was written
}

// Clash is a call that was logged before in another way.
type Clash struct {
	Touch Touch
	Line  int // in the calls file; 0 when the other one is among the touches themselves
}

const byteOrderMark = "\xef\xbb\xbf"

// lockWait is how long to wait for somebody else who writes the calls file.
const lockWait = 10 * time.Second

// AppendTouches adds touches to the calls file at path, which it makes when
// there is none. A touch that the file holds already is left out, so adding the
// same ones twice changes nothing. One that says more of a call (prospect, rep,
// channel and moment) than its line does takes the place of that line.
//
// One that says something else of it takes its place when it was said later, which
// CorrectedAt tells: the earlier line goes to ReplacedFile. One that was said before
// the line was corrected is left out, whatever the order in which files come; one of
// which that cannot be told is a clash, and left out: people have to decide.
//
// A touch that takes back (TakenBack) takes away what stands there of its call and
// was said before, and stays, that an older file does not bring it back.
//
// A verdict alone speaks of a reason, not of a moment. The latest of a rep on a
// reason counts, and it goes up in a call whose line has a verdict on that reason.
//
// The lines are written in the columns, separator and line ends of the file,
// under a lock (path + ".lock"), to a new file that takes the place of the old
// one when it is on disk: who reads at this moment reads the old file whole.
// The error is of type Problems when the file cannot be understood.
func AppendTouches(ctx context.Context, path string, touches []Touch) (Logged, error) {
	of := map[string]bool{}
	for _, t := range touches {
		of[tidied(t).ProspectID] = true
	}
	return rewriteTouches(ctx, path, of, touches, nil)
}

// rewriteTouches changes a calls file under its lock: it adds touches, and takes
// out those of the old ones that goes names (nil for none). Only old touches of
// these prospects are looked at; of nil means all.
func rewriteTouches(ctx context.Context, path string, of map[string]bool, add []Touch, goes func(Touch) bool) (Logged, error) {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	unlock, err := lockFile(ctx, path)
	if err != nil {
		return Logged{}, err
	}
	defer unlock()
	f, err := openCallsFile(path, of)
	if err != nil {
		return Logged{}, err
	}
	out := f.sift(add)
	dropped, err := f.drop(goes)
	if err != nil || len(out.Added) == 0 && !dropped {
		return out, err
	}
	if err := errors.Join(f.append(append(f.again, out.Added...)), keepReplaced(path, f.replaced)); err != nil {
		return Logged{}, err
	}
	return out, replaceFile(path, f.body)
}

// lockFile keeps others from writing the file until unlock is called.
func lockFile(ctx context.Context, path string) (unlock func(), err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, fmt.Errorf("make the folder of the calls file: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, lockWait)
	defer cancel()
	lock := flock.New(path + ".lock")
	ok, err := lock.TryLockContext(ctx, 50*time.Millisecond)
	if errors.Is(err, context.DeadlineExceeded) || err == nil && !ok {
		return nil, fmt.Errorf("%s is being written by somebody else, who holds %s.lock", path, path)
	}
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	return func() { lock.Unlock() }, nil
}

// callsFile is the text of a calls file while it is changed.
type callsFile struct {
	path    string
	body    []byte // as it will be written
	text    []byte // decoded, for reading
	table   *table
	comma   rune
	eol     string
	touches []Touch
	ids     map[string]Touch
	calls   map[callKey]Touch
	reasons map[callKey][]Touch // those that judge the reason, or were corrected
	back    map[callKey]Touch   // those that take back, by momentKey and reasonKey
	stale   map[int]bool        // lines whose place a fresh touch takes

	replaced []Touch // of the file, by a correction
	again    []Touch // known ones that were corrected back to what they said
}

// openCallsFile reads the file, or begins one. Its touches are those of some
// prospects, or all.
func openCallsFile(path string, of map[string]bool) (*callsFile, error) {
	f := &callsFile{path: path, comma: ',', eol: "\n", ids: map[string]Touch{}, calls: map[callKey]Touch{}, reasons: map[callKey][]Touch{}, back: map[callKey]Touch{}, stale: map[int]bool{}}
	body, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read the calls file: %w", err)
	}
	if len(bytes.TrimSpace(body)) == 0 {
		body = []byte(strings.Join(columnNames(touchColumns[:columnPlace("corrected_at")]), ",") + "\n")
	}
	f.text = decodeText(bytes.Clone(body))
	f.body = body
	if !utf8.Valid(body) || bytes.Contains(body, []byte("\r")) && !bytes.Contains(body, []byte("\n")) {
		f.body = append([]byte(byteOrderMark), f.text...) // it tells spreadsheets that this is UTF-8 now
	}
	if bytes.Contains(f.body, []byte("\r\n")) {
		f.eol = "\r\n"
	}
	f.read(of)
	if fatal := f.table.problems.Fatal(); len(fatal) > 0 {
		return nil, fatal
	}
	return f, nil
}

func columnNames(columns []column) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	return names
}

// read finds the columns and the touches.
func (f *callsFile) read(of map[string]bool) {
	head := firstLine(f.text)
	if f.comma = separator(head); len(head) == 5 && bytes.HasPrefix(head, []byte("sep=")) {
		f.comma = rune(head[4])
	}
	l := &touchLoader{known: of, anybody: of == nil, early: true, seen: map[string]bool{}}
	f.table = &table{file: f.path, columns: touchColumns}
	f.table.read(f.text, l.row)
	f.touches = l.touches
	for _, t := range l.touches {
		f.note(t)
	}
}

// tidied is the touch as it will be read back, with its identity.
func tidied(t Touch) Touch {
	for _, text := range []*string{&t.ProspectID, &t.Rep, &t.ContactName, &t.ReasonID, &t.NextStep, &t.NextStepOwner} {
		*text = oneLine(strings.ToValidUTF8(strings.ReplaceAll(*text, "\x00", ""), "\ufffd"))
	}
	t.Note = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(strings.ToValidUTF8(t.Note, "\ufffd"))
	if t.Note = strings.TrimSpace(t.Note); len(t.Note) > maxFieldBytes {
		t.Note = strings.TrimSpace(strings.ToValidUTF8(t.Note[:maxFieldBytes-3], "")) + "…"
	}
	t.At, t.CorrectedAt = t.At.Truncate(time.Second), t.CorrectedAt.Truncate(time.Second)
	if t.Channel == "" && t.Tried() {
		t.Channel = ChannelCall
	}
	t.ID = t.hash()
	return t
}

// append adds a line for each touch.
func (f *callsFile) append(touches []Touch) error {
	if err := f.widen(touches); err != nil {
		return err
	}
	if len(f.body) > 0 && f.body[len(f.body)-1] != '\n' {
		f.body = append(f.body, f.eol...)
	}
	var b bytes.Buffer
	w := f.writer(&b)
	for _, t := range touches {
		if err := w.Write(f.record(t)); err != nil {
			return fmt.Errorf("write the calls file: %w", err)
		}
	}
	w.Flush()
	f.body = append(f.body, b.Bytes()...)
	return w.Error()
}

func (f *callsFile) writer(b *bytes.Buffer) *csv.Writer {
	w := csv.NewWriter(b)
	w.Comma, w.UseCRLF = f.comma, f.eol == "\r\n"
	return w
}

// record is a touch in the columns of the file.
func (f *callsFile) record(t Touch) []string {
	fields := make([]string, f.table.width)
	for name, value := range cellsOf(t) {
		if at := f.table.index[name]; len(at) > 0 {
			fields[at[0]] = guarded(value)
		}
	}
	return fields
}

// moment is when a touch was, and the time zone to write beside it: a moment
// carries its offset and needs none, a day alone has one.
func (t Touch) moment() (at, zone string) {
	if t.DayOnly {
		if name, err := zoneName(t.At.Location().String()); err == nil {
			return t.At.Format(time.DateOnly), name
		}
	}
	return t.At.Format(time.RFC3339), ""
}

// cellsOf is a touch by column.
func cellsOf(t Touch) map[string]string {
	at, zone := t.moment()
	due, corrected := "", ""
	if !t.NextStepDue.IsZero() {
		due = t.NextStepDue.Format(time.DateOnly)
	}
	if !t.CorrectedAt.IsZero() {
		corrected = t.CorrectedAt.Format(time.RFC3339)
	}
	return map[string]string{
		"prospect_id": t.ProspectID, "at": at, "timezone": zone, "rep": t.Rep, "contact_name": t.ContactName, "channel": string(t.Channel),
		"outcome": string(t.Outcome), "reason_id": t.ReasonID, "verdict": string(t.Verdict), "next_step": t.NextStep,
		"next_step_due": due, "next_step_owner": t.NextStepOwner, "note": t.Note, "corrected_at": corrected,
	}
}
