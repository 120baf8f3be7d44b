package main

import (
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"callworthy/data"
	"callworthy/data/sample"
)

var sampleDay = time.Date(2026, 3, 2, 5, 30, 0, 0, time.UTC)

// startSample serves the sample world and returns its sources by what their URL ends with.
func startSample(t *testing.T) (sample.World, func(ending string) string) {
	t.Helper()
	world, stop, err := serveSampleOn(t.Context(), sampleDay, "0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	config, _, err := writeSample(t.TempDir(), world, false)
	if err != nil {
		t.Fatal(err)
	}
	cfg, problems := data.LoadConfig(config)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return world, func(ending string) string {
		for _, s := range cfg.Sources {
			if strings.HasSuffix(s.URL, ending) {
				return s.URL
			}
		}
		t.Fatalf("no source ends with %s", ending)
		return ""
	}
}

func get(t *testing.T, url string, header ...string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), "GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var body io.Reader = resp.Body
	if resp.Header.Get("Content-Encoding") == "gzip" {
		if body, err = gzip.NewReader(resp.Body); err != nil {
			t.Fatal(err)
		}
	}
	b, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(b)
}

func TestSampleWebAnswersAsTheWebDoes(t *testing.T) {
	_, source := startSample(t)
	feed := source("/rss.xml")
	first, body := get(t, feed, "Accept-Encoding", "gzip")
	if first.StatusCode != 200 || first.Header.Get("Content-Encoding") != "gzip" || !strings.Contains(body, "<rss") {
		t.Fatalf("%s: %d %v", feed, first.StatusCode, first.Header)
	}
	if plain, text := get(t, feed, "Accept-Encoding", "identity"); text != body || plain.Header.Get("Content-Encoding") != "" {
		t.Error("the feed differs without compression")
	}
	for _, h := range [][2]string{{"If-None-Match", first.Header.Get("ETag")}, {"If-Modified-Since", first.Header.Get("Last-Modified")}} {
		if again, _ := get(t, feed, h[0], h[1]); h[1] == "" || again.StatusCode != 304 {
			t.Errorf("%s %q: %d", h[0], h[1], again.StatusCode)
		}
	}
	link := body[strings.Index(body, "<guid")+len(`<guid isPermaLink="true">`):]
	article, text := get(t, link[:strings.Index(link, "</guid>")])
	if article.StatusCode != 200 || !strings.Contains(text, "<h1>") {
		t.Errorf("article: %d", article.StatusCode)
	}
	for url, want := range map[string]int{
		source("/feed"):                500,
		source("/feed.json") + "/none": 404,
		strings.TrimSuffix(source("/feed.json"), "feed.json") + "business/ferrowby-sold": 403,
	} {
		if resp, _ := get(t, url); resp.StatusCode != want {
			t.Errorf("%s: %d, want %d", url, resp.StatusCode, want)
		}
	}
	if _, rules := get(t, strings.TrimSuffix(source("/feed/"), "feed/")+"robots.txt"); !strings.Contains(rules, "/premium/") {
		t.Errorf("robots.txt: %q", rules)
	}
}

func TestSampleWebOnOneAddress(t *testing.T) {
	hosts, err := sample.Hosts()
	if err != nil {
		t.Fatal(err)
	}
	web := &sampleWeb{port: "0", hosts: hosts}
	bases, err := web.listenOnce()
	if err != nil {
		t.Fatal(err)
	}
	if web.world, err = sample.New(sampleDay, surroundings(bases)); err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: web}
	go server.Serve(web.listeners[0])
	t.Cleanup(func() { server.Close() })
	for _, host := range hosts {
		if resp, _ := get(t, bases[host]+"/"); resp.StatusCode != 200 {
			t.Errorf("%s: %d", bases[host], resp.StatusCode)
		}
	}
	root := strings.TrimSuffix(bases[hosts[0]], hosts[0])
	if _, rules := get(t, root+"robots.txt"); !strings.Contains(rules, "Disallow: /foodfloor.example/premium/\n") {
		t.Errorf("robots.txt: %q", rules)
	}
}

func TestSampleWebStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	world, stop, err := serveSampleOn(ctx, sampleDay, "0")
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	cancel()
	_, url, _ := strings.Cut(string(world.Files["callworthy.yaml"]), `feed: "`)
	url, _, _ = strings.Cut(url, `"`)
	for range 100 {
		if resp, err := http.Get(url); err != nil {
			return
		} else {
			resp.Body.Close()
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("the web still answers after its context was cancelled")
}

func TestWriteSampleLeavesOtherFoldersAlone(t *testing.T) {
	world, _ := startSample(t)
	dir := t.TempDir()
	config := filepath.Join(dir, "callworthy.yaml")
	if err := os.WriteFile(config, []byte("prospects: mine.csv\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := writeSample(dir, world, true); err == nil || !strings.Contains(err.Error(), "not from the demo") {
		t.Errorf("overwrote another configuration: %v", err)
	}
	again := filepath.Join(dir, "demo")
	for range 2 { // the second time over the files of the first
		got, kept, err := writeSample(again, world, false)
		if err != nil || got != filepath.Join(again, "callworthy.yaml") || len(kept) > 0 {
			t.Errorf("%s %v %v", got, kept, err)
		}
	}
}

// A file that somebody changed stays, also when the sample is another one by then.
func TestWriteSampleKeepsWhatWasChanged(t *testing.T) {
	dir := t.TempDir()
	tomorrow := sample.World{Files: map[string][]byte{}}
	today := sample.World{Files: map[string][]byte{"callworthy.yaml": []byte(sampleMark), "calls.csv": []byte("a\n"), "prospects.csv": []byte("p\n")}}
	for name, body := range today.Files {
		tomorrow.Files[name] = append(slices.Clone(body), "tomorrow\n"...)
	}
	write := func(w sample.World, fresh bool, wantKept string) {
		t.Helper()
		if _, kept, err := writeSample(dir, w, fresh); err != nil || strings.Join(kept, " ") != wantKept {
			t.Fatalf("kept %v, want %s: %v", kept, wantKept, err)
		}
	}
	holds := func(name, want string) {
		t.Helper()
		if body, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(body) != want {
			t.Errorf("%s: %q %v", name, body, err)
		}
	}
	write(today, false, "")
	if err := os.WriteFile(filepath.Join(dir, "calls.csv"), []byte("a\nmine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, w := range []sample.World{today, tomorrow, tomorrow} {
		write(w, false, "calls.csv")
	}
	holds("calls.csv", "a\nmine\n")
	holds("prospects.csv", "p\ntomorrow\n")
	write(tomorrow, true, "")
	holds("calls.csv", "a\ntomorrow\n")
	holds("calls.csv.old", "a\nmine\n")
	write(today, false, "")
	holds("calls.csv", "a\n")
}
