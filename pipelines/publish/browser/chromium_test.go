package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// patience bounds what one tab does. It only runs out when something hangs.
const patience = 4 * time.Minute

// program is the one Chromium of all tests, started by the first of them.
var program struct {
	once  sync.Once
	ctx   context.Context
	close func()
	err   error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if program.close != nil {
		program.close()
	}
	os.Exit(code)
}

// errNoChromium says why the tests are skipped.
var errNoChromium = errors.New("no Chromium here: apt-get install chromium, or name one in CALLWORTHY_CHROMIUM")

// chromium is the context of the running browser; it skips the test where there
// is none.
func chromium(t *testing.T) context.Context {
	t.Helper()
	program.once.Do(func() { program.ctx, program.close, program.err = start() })
	if errors.Is(program.err, errNoChromium) {
		skip(t, program.err.Error())
	}
	if program.err != nil {
		t.Fatalf("start Chromium: %v", program.err)
	}
	return program.ctx
}

// skip leaves a test out, unless the caller counts on it.
func skip(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CALLWORTHY_BROWSER") == "required" {
		t.Fatal(why)
	}
	t.Skip(why)
}

func start() (context.Context, func(), error) {
	path, err := findChromium()
	if err != nil {
		return nil, nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.DisableGPU,
		chromedp.ProxyServer("127.0.0.1:1"), chromedp.Flag("proxy-bypass-list", "<-loopback>"), // nobody listens there: no network
		chromedp.Flag("disable-component-update", true), chromedp.Flag("hide-scrollbars", false),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	closeAll := func() { cancel(); stop() }
	if err := chromedp.Do(ctx); err != nil {
		closeAll()
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	return ctx, closeAll, nil
}

// findChromium returns the path of a Chromium or of a browser made from it.
func findChromium() (string, error) {
	if path := os.Getenv("CALLWORTHY_CHROMIUM"); path != "" {
		return path, nil
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome-headless-shell", "headless-shell"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errNoChromium
}

// axe is the text of axe-core, which is looked for where .ci/run puts it.
func axe(t *testing.T) string {
	t.Helper()
	path := os.Getenv("CALLWORTHY_AXE")
	if path == "" {
		path = filepath.Join("..", "..", "..", ".ci", "node_modules", "axe-core", "axe.min.js")
	}
	text, err := os.ReadFile(path)
	if err != nil {
		skip(t, "no axe-core here: npm ci --prefix .ci, or name its axe.min.js in CALLWORTHY_AXE")
	}
	return string(text)
}
