package crawl

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"callworthy/data"
)

const maxEncodings = 3 // one inside the other, in one Content-Encoding

// zstdWindow is the largest window that a client must accept (RFC 9659).
const zstdWindow = 8 << 20

// errDecode marks bodies that are not what their Content-Encoding says.
var errDecode = errors.New("cannot be decompressed")

// readBody reads and decompresses the body of resp, at most limit bytes of it.
// With cut, what is longer is cut off, else it is trouble.
func readBody(resp *http.Response, limit int64, cut bool) ([]byte, error) {
	if !cut && resp.Header.Get("Content-Encoding") == "" && resp.ContentLength > limit {
		return nil, tooLarge(limit)
	}
	wire := &meter{r: resp.Body, left: limit + 64<<10, err: tooLarge(limit)}
	r, err := decompress(wire, resp.Header.Get("Content-Encoding"))
	if err != nil {
		return nil, firstOf(wire.seen, err)
	}
	if c, ok := r.(io.Closer); ok {
		defer c.Close()
	}
	body, err := readAll(io.LimitReader(r, limit+1), resp.ContentLength)
	switch {
	case int64(len(body)) > limit && cut:
		return body[:limit], nil
	case int64(len(body)) > limit:
		return nil, tooLarge(limit)
	case wire.seen != nil: // the connection failed, not the decompressor
		return nil, wire.seen
	case err != nil:
		return nil, fmt.Errorf("%w: %w", errDecode, err)
	}
	return body, nil
}

// firstRoom is what a body gets at first when its length is not known, in bytes,
// and mostRoom what a server can make us set aside by naming a length.
const (
	firstRoom = 16 << 10
	mostRoom  = 256 << 10
)

// readAll reads to the end, with room for the length that was announced.
func readAll(r io.Reader, announced int64) ([]byte, error) {
	room := int64(firstRoom)
	if announced >= 0 {
		room = min(announced+bytes.MinRead, mostRoom)
	}
	b := bytes.NewBuffer(make([]byte, 0, room))
	_, err := b.ReadFrom(r)
	return b.Bytes(), err
}

func tooLarge(limit int64) error {
	return &trouble{outcome: data.OutcomeTooLarge, detail: fmt.Sprintf("more than %s after decompression (crawl.max_body)", size(limit))}
}

// size writes a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.4g MiB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.4g KiB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}

// meter counts compressed bytes, so that a stream which never yields anything
// ends as well, and keeps the error of the connection apart from those of the
// decompressor above it.
type meter struct {
	r    io.Reader
	left int64
	err  error
	seen error
}

func (m *meter) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	if m.left -= int64(n); m.left < 0 {
		err = m.err
	}
	if err != nil && err != io.EOF {
		m.seen = err
	}
	return n, err
}

// decompress undoes the encodings in the order opposite to that in which they
// were applied (RFC 9110, section 8.4). A gzip stream without the header that
// announces it is undone too: that is how a feed.xml.gz arrives.
func decompress(r io.Reader, contentEncoding string) (io.Reader, error) {
	names := strings.Split(strings.ToLower(contentEncoding), ",")
	if len(names) > maxEncodings {
		return nil, fmt.Errorf("%w: %d encodings inside each other", errDecode, len(names))
	}
	br := bufio.NewReader(r)
	for i := len(names) - 1; i >= 0; i-- {
		next, err := decoder(br, strings.TrimSpace(names[i]))
		if err != nil {
			return nil, err
		}
		if i == 0 {
			return next, nil
		}
		br = bufio.NewReader(next)
	}
	return br, nil
}

// decoder undoes one encoding; a body that does not look like it is passed on as it is.
func decoder(br *bufio.Reader, name string) (io.Reader, error) {
	head, err := br.Peek(4)
	if len(head) < 2 {
		if err != io.EOF {
			return nil, err
		}
		return br, nil
	}
	gzipped := head[0] == 0x1f && head[1] == 0x8b
	switch name {
	case "", "identity", "gzip", "x-gzip", "none", "utf-8":
		if gzipped {
			return gzip.NewReader(br)
		}
		return br, nil
	case "deflate":
		return deflated(br, head)
	case "br":
		return brotli.NewReader(br), nil
	case "zstd":
		if !bytes.Equal(head, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
			return br, nil
		}
		d, err := zstd.NewReader(br, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(zstdWindow))
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errDecode, err)
		}
		return d.IOReadCloser(), nil
	}
	return nil, fmt.Errorf("%w: unknown Content-Encoding %q", errDecode, clip(name, 40))
}

// deflated reads zlib, as the name says, or the bare stream that some send.
func deflated(br *bufio.Reader, head []byte) (io.Reader, error) {
	if head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
		return zlib.NewReader(br)
	}
	return flate.NewReader(br), nil
}
