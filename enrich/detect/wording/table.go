package wording

// table maps the hashes of features to their numbers: open addressing with
// linear probing, at most half full. It is read far more often than a map of the
// language could serve.
type table struct {
	keys    []uint64 // 0 where free
	numbers []uint32
	n       int
}

// newTable has room for n features.
func newTable(n int) *table {
	size := 1
	for size < 2*n+1 {
		size *= 2
	}
	return &table{keys: make([]uint64, size), numbers: make([]uint32, size)}
}

// put adds a feature that is not there yet.
func (t *table) put(hash uint64, number uint32) {
	i := t.find(hash)
	t.keys[i], t.numbers[i] = hash, number
	t.n++
}

func (t *table) get(hash uint64) (number uint32, ok bool) {
	i := t.find(hash)
	return t.numbers[i], t.keys[i] == hash
}

// find is where the hash stands or would stand.
func (t *table) find(hash uint64) int {
	mask := len(t.keys) - 1
	i := int(hash) & mask
	for t.keys[i] != hash && t.keys[i] != 0 {
		i = (i + 1) & mask
	}
	return i
}
