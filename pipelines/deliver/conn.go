package deliver

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
)

// maxReplies is how much a mail server may say in greeting, and then to one mail,
// in bytes.
const maxReplies = 64 << 10

// quiet is a connection that ends when the other side says too much.
type quiet struct {
	net.Conn
	left int
}

func (q *quiet) Read(p []byte) (int, error) {
	if q.left <= 0 {
		return 0, lasting{errors.New("the server says more than anybody needs to know")}
	}
	n, err := q.Conn.Read(p[:min(len(p), q.left)])
	q.left -= n
	return n, err
}

// dial opens a connection that ends with ctx, and leaves it in s.
func (s *session) dial(ctx context.Context) func(context.Context, string, string) (net.Conn, error) {
	return func(dialling context.Context, network, address string) (net.Conn, error) {
		raw, err := new(net.Dialer).DialContext(dialling, network, address)
		if err != nil {
			return nil, err
		}
		s.conn, s.local = &quiet{raw, maxReplies}, isLocal(raw)
		s.stop = context.AfterFunc(ctx, func() { raw.Close() })
		if !s.implicit {
			return s.conn, nil
		}
		encrypted := tls.Client(s.conn, s.tls)
		return encrypted, encrypted.HandshakeContext(dialling)
	}
}

// isLocal tells whether the other end is this machine.
func isLocal(c net.Conn) bool {
	a, ok := c.RemoteAddr().(*net.TCPAddr)
	return ok && a.IP.IsLoopback()
}
