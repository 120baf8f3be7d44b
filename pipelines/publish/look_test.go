package publish

import (
	"context"
	"os"
	"testing"

	"callworthy/data"
)

// TestLook publishes the world of the tests to a folder for looking at it:
//
//	LOOK=/tmp/look go test -run TestLook ./pipelines/publish
func TestLook(t *testing.T) {
	dir := os.Getenv("LOOK")
	if dir == "" {
		t.Skip("LOOK names no folder")
	}
	n := richWorld()
	n.Figures = func(context.Context, string) data.Figures { return worldFigures() }
	os.RemoveAll(dir)
	path, err := Publish(t.Context(), dir, 90, n)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(path)
}
