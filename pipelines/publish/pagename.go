package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// pageNames gives each rep a file name that is safe everywhere: the id, where
// it is one, else a near one with a short hash of the id.
type pageNames map[string]bool

func newPageNames() pageNames {
	return pageNames{"index": true, "report": true, "calllist": true, "callworthy": true, "managers": true}
}

func (p pageNames) of(id string) string {
	name := strings.Trim(strings.Map(fileRune, id), "-.")
	if len(name) > 60 {
		name = name[:60]
	}
	if name == "" {
		name = "rep"
	}
	if name != id || p[strings.ToLower(name)] {
		sum := sha256.Sum256([]byte(id))
		name += "-" + hex.EncodeToString(sum[:4])
	}
	p[strings.ToLower(name)] = true
	return name + ".html"
}

func fileRune(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_', r == '.':
		return r
	}
	return '-'
}
