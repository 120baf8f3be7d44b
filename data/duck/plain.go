package duck

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/duckdb/duckdb-go/v2"
)

// plain turns a value of the driver into one that the standard library prints,
// as Rows describes. typ is DuckDB's name of the column's type.
func plain(v any, typ string) (any, error) {
	if typ == "JSON" && v != nil {
		return raw(v)
	}
	switch v := v.(type) {
	case nil, bool, string, uint64, int64:
		return v, nil
	case int8:
		return int64(v), nil
	case int16:
		return int64(v), nil
	case int32:
		return int64(v), nil
	case uint8:
		return int64(v), nil
	case uint16:
		return int64(v), nil
	case uint32:
		return int64(v), nil
	case float32:
		return plainFloat(float64(v)), nil
	case float64:
		return plainFloat(v), nil
	case *big.Int:
		return json.Number(v.String()), nil
	case duckdb.Decimal:
		return json.Number(decimalText(v)), nil
	case time.Time:
		return plainTime(v, typ), nil
	case []byte:
		return plainBytes(v, typ), nil
	case duckdb.Interval:
		return fmt.Sprintf("%d months %d days %s", v.Months, v.Days, time.Duration(v.Micros)*time.Microsecond), nil
	}
	nested, err := plainNested(v, typ)
	if err != nil {
		return nil, err
	}
	return raw(nested)
}

// plainNested turns a LIST, STRUCT, MAP or UNION into what encoding/json takes.
func plainNested(v any, typ string) (any, error) {
	switch v := v.(type) {
	case []any:
		out := make([]any, len(v))
		for i := range v {
			var err error
			if out[i], err = plain(v[i], elementType(typ)); err != nil {
				return nil, err
			}
		}
		return out, nil
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, x := range v {
			var err error
			if out[key], err = plain(x, ""); err != nil {
				return nil, err
			}
		}
		return out, nil
	case duckdb.Map:
		return plainMap(v)
	case *duckdb.OrderedMap:
		return plainPairs(v)
	case duckdb.OrderedMap:
		return plainPairs(&v)
	case duckdb.Union:
		return plain(v.Value, "")
	}
	return fmt.Sprint(v), nil
}

func plainMap(m duckdb.Map) (any, error) {
	out := make(map[string]any, len(m))
	for k, x := range m {
		v, err := plain(x, "")
		if err != nil {
			return nil, err
		}
		out[fmt.Sprint(k)] = v
	}
	return out, nil
}

func plainPairs(m *duckdb.OrderedMap) (any, error) {
	out := make(map[string]any, m.Len())
	values := m.Values()
	for i, k := range m.Keys() {
		v, err := plain(values[i], "")
		if err != nil {
			return nil, err
		}
		out[fmt.Sprint(k)] = v
	}
	return out, nil
}

// elementType is the type of a list's elements: "DATE" for "DATE[]".
func elementType(typ string) string {
	if i := strings.LastIndexByte(typ, '['); i > 0 && !strings.HasPrefix(typ, "STRUCT") {
		return typ[:i]
	}
	return ""
}

func raw(v any) (any, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return json.RawMessage(strings.TrimSuffix(b.String(), "\n")), nil
}

func plainFloat(f float64) any {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return fmt.Sprint(f)
	}
	return f
}

func plainTime(t time.Time, typ string) string {
	switch {
	case typ == "DATE":
		return t.Format(time.DateOnly)
	case typ == "TIME":
		return t.Format("15:04:05.999999")
	case typ == "TIMETZ" || typ == "TIME_TZ":
		return t.Format("15:04:05.999999Z07:00")
	}
	return t.Format(time.RFC3339Nano)
}

func plainBytes(b []byte, typ string) string {
	if typ == "UUID" && len(b) == 16 {
		h := hex.EncodeToString(b)
		return strings.Join([]string{h[:8], h[8:12], h[12:16], h[16:20], h[20:]}, "-")
	}
	return hex.EncodeToString(b)
}

// decimalText gives all digits of the scale, as in "1.50".
func decimalText(d duckdb.Decimal) string {
	digits := new(big.Int).Abs(d.Value).String()
	scale := int(d.Scale)
	if scale == 0 {
		return d.Value.String()
	}
	if short := scale + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	sign := ""
	if d.Value.Sign() < 0 {
		sign = "-"
	}
	at := len(digits) - scale
	return sign + string(slices.Concat([]byte(digits[:at]), []byte("."), []byte(digits[at:])))
}
