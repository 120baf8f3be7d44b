package text

import (
	"cmp"
	"index/suffixarray"
	"slices"
	"strings"
)

const (
	short     = 25 // a key below this length may stand in a text by chance
	pieceSize = 20 // bytes of a key that are looked for when the whole is not there
)

// choice maps the blocks of a page onto the text that an extractor took from
// the same page. The extractor decides what belongs to the article; the blocks
// say it in the page's own characters.
type choice struct {
	blocks []block
	text   string // key of the extracted text
	index  *suffixarray.Index
	used   []bool // bytes of text that a block accounts for
	at     []int  // start in text of every chosen block; -1 for the others
}

// choose returns the indices of the blocks that the extracted text was made of,
// in document order.
func choose(blocks []block, extracted string) []int {
	key := compareKey(extracted)
	c := &choice{blocks, key, suffixarray.New([]byte(key)), make([]bool, len(key)), make([]int, len(blocks))}
	for i := range c.at {
		c.at[i] = -1
	}
	c.wholes()
	c.parts()
	c.shorts()
	var out []int
	for i, at := range c.at {
		if at >= 0 {
			out = append(out, i)
		}
	}
	return out
}

// wholes places all long blocks, longest first, so that a teaser does not claim
// a piece of a paragraph. Of several copies the ones nearest to the rest of the
// article are taken.
func (c *choice) wholes() {
	groups := c.groups()
	var unsure [][]int
	places := map[string][]int{}
	for _, g := range groups {
		free := c.claim(c.blocks[g[0]].key, len(g))
		switch {
		case len(free) == 0:
		case len(free) < len(g):
			unsure = append(unsure, g)
			places[c.blocks[g[0]].key] = free
		default:
			for i, b := range g {
				c.at[b] = free[i]
			}
		}
	}
	for _, g := range unsure {
		free := places[c.blocks[g[0]].key]
		near := c.nearest(g, len(free))
		for i, b := range near {
			c.at[b] = free[i]
		}
	}
}

// groups are the long blocks by key, longest key first, each in document order.
func (c *choice) groups() [][]int {
	byKey := map[string][]int{}
	var keys []string
	for i, b := range c.blocks {
		if len(b.key) < short {
			continue
		}
		if byKey[b.key] == nil {
			keys = append(keys, b.key)
		}
		byKey[b.key] = append(byKey[b.key], i)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(a, b))
	})
	out := make([][]int, len(keys))
	for i, k := range keys {
		out[i] = byKey[k]
	}
	return out
}

// claim finds up to n free places of the key in the text and takes them.
func (c *choice) claim(key string, n int) []int {
	found := c.index.Lookup([]byte(key), n+8)
	slices.Sort(found)
	var free []int
	for _, at := range found {
		if len(free) < n && !slices.Contains(c.used[at:at+len(key)], true) {
			free = append(free, at)
			c.take(at, len(key))
		}
	}
	return free
}

func (c *choice) take(at, size int) {
	for i := at; i < at+size; i++ {
		c.used[i] = true
	}
}

// nearest returns the n blocks of a group that stand closest to a block that
// was chosen without doubt, in document order.
func (c *choice) nearest(group []int, n int) []int {
	var sure []int
	for i, at := range c.at {
		if at >= 0 {
			sure = append(sure, i)
		}
	}
	distance := func(b int) int {
		k, _ := slices.BinarySearch(sure, b)
		d := len(c.blocks)
		if k < len(sure) {
			d = sure[k] - b
		}
		if k > 0 {
			d = min(d, b-sure[k-1])
		}
		return d
	}
	near := slices.Clone(group)
	slices.SortStableFunc(near, func(a, b int) int { return cmp.Compare(distance(a), distance(b)) })
	near = near[:n]
	slices.Sort(near)
	return near
}

// parts places long blocks of which the extractor kept most, but not all words.
func (c *choice) parts() {
	for i, b := range c.blocks {
		if c.at[i] >= 0 || len(b.key) < 2*pieceSize {
			continue
		}
		hits, n, first := 0, 0, -1
		for k := 0; k+pieceSize <= len(b.key); k += pieceSize {
			n++
			if at := c.freePlace(b.key[k : k+pieceSize]); at >= 0 {
				hits++
				if first < 0 {
					first = at
				}
			}
		}
		if 2*hits > n {
			c.at[i] = first
		}
	}
}

func (c *choice) freePlace(piece string) int {
	for _, at := range c.index.Lookup([]byte(piece), 4) {
		if !c.used[at] && !c.used[at+len(piece)-1] {
			return at
		}
	}
	return -1
}

// shorts places short blocks that follow or precede a chosen one in page and text alike.
func (c *choice) shorts() {
	end := 0
	for i, b := range c.blocks {
		switch {
		case c.at[i] >= 0:
			end = c.at[i] + len(b.key)
		case len(b.key) > 0 && len(b.key) < short && end < len(c.text) && !c.used[end] && strings.HasPrefix(c.text[end:], b.key):
			c.at[i] = end
			c.take(end, len(b.key))
			end += len(b.key)
		}
	}
	start := len(c.text)
	for i, b := range slices.Backward(c.blocks) {
		switch {
		case c.at[i] >= 0:
			start = c.at[i]
		case len(b.key) > 0 && len(b.key) < short && start > 0 && start <= len(c.text) && !c.used[start-1] && strings.HasSuffix(c.text[:start], b.key):
			start -= len(b.key)
			c.at[i] = start
			c.take(start, len(b.key))
		}
	}
}
