package deliver

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

const (
	notesFile  = ".delivered.json" // in the folder of published lists
	notesDates = 100               // list dates that stay noted
	maxNotes   = 8 << 20           // bytes of the file
)

// note says that something was sent: for which list date, to whom and in which
// words, the latter two as hashes, since the folder may be read by many.
type note struct {
	ListDate string `json:"list_date"`
	To       string `json:"to"`
	Content  string `json:"content"`
}

func newNote(date, kind, rep, to, content string) note {
	return note{date, digest(kind, rep, to), digest(content)}
}

func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// notes are what was sent. They are written after every message.
type notes struct {
	mu   sync.Mutex
	path string
	sent []note
}

// readNotes reads what earlier runs sent. A file that cannot be read counts as
// none: a message too many is better than none.
func readNotes(folder string, log *slog.Logger) *notes {
	n := &notes{path: filepath.Join(folder, notesFile)}
	info, err := os.Stat(n.path)
	if errors.Is(err, fs.ErrNotExist) {
		return n
	}
	var content []byte
	if err == nil && info.Size() > maxNotes {
		err = errors.New("it is too large")
	}
	if err == nil {
		content, err = os.ReadFile(n.path)
	}
	if err == nil {
		err = json.Unmarshal(content, &n.sent)
	}
	if err != nil {
		log.Warn("what was sent before cannot be read: messages may come twice", "file", n.path, "error", err)
		n.sent = nil
	}
	return n
}

// find returns the note of the same date and recipient.
func (n *notes) find(like note) (note, bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	i := slices.IndexFunc(n.sent, func(o note) bool { return o.ListDate == like.ListDate && o.To == like.To })
	if i < 0 {
		return note{}, false
	}
	return n.sent[i], true
}

// add writes one more note, in one step, and forgets dates of long ago.
func (n *notes) add(new note) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.sent = recent(append(n.sent, new))
	content, err := json.MarshalIndent(n.sent, "", " ")
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(n.path), notesFile+"-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // after the renaming there is none
	_, err = f.Write(append(content, '\n'))
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", notesFile, err)
	}
	return os.Rename(f.Name(), n.path)
}

func recent(all []note) []note {
	var dates []string
	for _, s := range all {
		dates = append(dates, s.ListDate)
	}
	slices.Sort(dates)
	dates = slices.Compact(dates)
	if len(dates) <= notesDates {
		return all
	}
	oldest := dates[len(dates)-notesDates]
	return slices.DeleteFunc(all, func(s note) bool { return s.ListDate < oldest })
}
