package wording

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/klauspost/compress/zstd"
)

// Write stores the model: types and constants, then each feature's hash and
// cells, compressed.
func (m *Model) Write(w io.Writer) error {
	var b bytes.Buffer
	b.WriteByte(byte(len(m.Types)))
	for t, name := range m.Types {
		b.WriteByte(byte(len(name)))
		b.WriteString(name)
		for _, bias := range m.bias {
			b.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(bias[t])))
		}
	}
	hashes := make([]uint64, 0, m.index.n)
	for _, h := range m.index.keys {
		if h != 0 {
			hashes = append(hashes, h)
		}
	}
	slices.Sort(hashes)
	b.Write(binary.AppendUvarint(nil, uint64(len(hashes))))
	before := uint64(0)
	for _, h := range hashes {
		i, _ := m.index.get(h)
		cells := m.cells[m.first[i]:m.first[i+1]]
		b.Write(binary.AppendUvarint(nil, h-before))
		b.WriteByte(byte(len(cells)))
		for _, c := range cells {
			b.WriteByte(c.typ)
			b.Write(binary.AppendVarint(nil, int64(c.weight)))
		}
		before = h
	}
	z, err := zstd.NewWriter(w, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	if _, err := z.Write(b.Bytes()); err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	return z.Close()
}

var errBroken = errors.New("broken model file")

// Read loads a model that Write stored.
func Read(r io.Reader) (*Model, error) {
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	defer z.Close()
	all, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("read model: %w", err)
	}
	m := &Model{}
	in := bytes.NewReader(all)
	if err := m.readTypes(in); err != nil {
		return nil, err
	}
	return m, m.readFeatures(in)
}

func (m *Model) readTypes(in *bytes.Reader) error {
	n, err := in.ReadByte()
	if err != nil || n == 0 || n > 127 {
		return errBroken
	}
	for range n {
		size, err := in.ReadByte()
		if err != nil {
			return errBroken
		}
		buf := make([]byte, int(size)+16)
		if _, err := io.ReadFull(in, buf); err != nil {
			return errBroken
		}
		m.Types = append(m.Types, string(buf[:size]))
		for k := range m.bias {
			m.bias[k] = append(m.bias[k], math.Float64frombits(binary.LittleEndian.Uint64(buf[int(size)+8*k:])))
		}
	}
	return nil
}

func (m *Model) readFeatures(in *bytes.Reader) error {
	features, err := binary.ReadUvarint(in)
	if err != nil || features > uint64(in.Len()) {
		return errBroken
	}
	m.index, m.cells = newTable(int(features)), make([]cell, 0, in.Len()/3)
	h := uint64(0)
	for range features {
		step, err := binary.ReadUvarint(in)
		n, err2 := in.ReadByte()
		if err != nil || err2 != nil {
			return errBroken
		}
		if h += step; h == 0 || step == 0 {
			return errBroken
		}
		m.index.put(h, uint32(len(m.first)))
		m.first = append(m.first, uint32(len(m.cells)))
		for range n {
			typ, err := in.ReadByte()
			weight, err2 := binary.ReadVarint(in)
			if err != nil || err2 != nil || int(typ) >= 2*len(m.Types) || weight != int64(int16(weight)) {
				return errBroken
			}
			m.cells = append(m.cells, cell{typ, int16(weight)})
		}
	}
	m.first = append(m.first, uint32(len(m.cells)))
	return nil
}
