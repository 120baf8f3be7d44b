package crawl

import (
	"context"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// unlifted is the XML of a mended feed with all its texts in their places.
func unlifted(m mended) []byte {
	var out pen
	out.entities = m.lifts.entities
	for i, part := range strings.Split(string(m.xml), liftMark) {
		if i%2 == 0 {
			out.WriteString(part)
			continue
		}
		t := m.lifts.texts[atoi(part)]
		if t.cdata {
			out.writeLegal(t.text)
		} else {
			out.writeText(t.text, false)
		}
	}
	return out.Bytes()
}

func atoi(s string) (n int) {
	for _, c := range s {
		n = 10*n + int(c-'0')
	}
	return n
}

// differences are what a feed says with its long texts lifted out and without.
func differences(t *testing.T, ctx context.Context, body []byte) (lifted int, differ []string) {
	text := strings.TrimLeft(toUTF8(body, ""), " \t\r\n\x00\ufeff")
	if text == "" || text[0] == '{' || text[0] == '[' {
		return 0, nil
	}
	root, entities, err := rootOf(text, &url.URL{Scheme: "https", Host: "feeds.example"})
	if err != nil {
		return 0, nil
	}
	m, err := mend(ctx, root, entities)
	if err != nil || m.root == "channel" {
		return 0, nil
	}
	with, err := parseMended(ctx, m)
	plain, errPlain := parseMended(ctx, mended{xml: unlifted(m)})
	if (err == nil) != (errPlain == nil) || len(with.entries) != len(plain.entries) {
		return 0, []string{"one is read, the other is not"}
	}
	for i := range with.entries {
		a, b := with.entries[i], plain.entries[i]
		for _, p := range [][2]string{{a.Title, b.Title}, {a.Description, b.Description}, {a.Content, b.Content}, {a.GUID, b.GUID}, {a.Link, b.Link}} {
			if p[0] != p[1] && plainText(p[0], maxSummary) != plainText(p[1], maxSummary) {
				differ = append(differ, p[0]+"\nWITHOUT LIFTING\n"+p[1])
			}
		}
	}
	return len(m.lifts.texts), differ
}

func TestLiftedTextsAreReadAsBefore(t *testing.T) {
	const corpora = "../../shared/corpora/feeds"
	if _, err := os.Stat(corpora); err != nil {
		t.Skip("the captured feeds are not beside the repository")
	}
	files, texts := 0, 0
	filepath.WalkDir(corpora, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		n, differ := differences(t, t.Context(), body)
		if files++; len(differ) > 0 {
			t.Errorf("%s: %d texts differ, as %.3000s", path, len(differ), differ[0])
		}
		texts += n
		return nil
	})
	t.Logf("%d files, %d texts lifted", files, texts)
	if texts < 400 {
		t.Errorf("%d texts were lifted: too few to tell", texts)
	}
}
