package crawl

import (
	"encoding/json"
	"slices"
)

// What of a JSON Feed is read, by the type that it must have
// (https://www.jsonfeed.org/version/1.1/).
var (
	feedWords = []string{"version", "title", "language"}
	itemWords = []string{"id", "url", "external_url", "title", "content_html", "content_text", "summary", "date_published", "date_modified"}
)

// loosened is a JSON Feed with what is read of it alone, numbers and words alike as
// words: programs write an id as a number, or one tag where a list is due. It is
// empty where text is no JSON with items.
func loosened(text string) string {
	var from map[string]any
	if json.Unmarshal([]byte(text), &from) != nil {
		return ""
	}
	items, ok := from["items"].([]any)
	if !ok {
		return ""
	}
	to := wordsIn(from, feedWords)
	out := make([]any, 0, len(items))
	for _, it := range items {
		if fields, ok := it.(map[string]any); ok {
			out = append(out, wordsIn(fields, itemWords))
		}
	}
	to["items"] = out
	loose, err := json.Marshal(to)
	if err != nil {
		return ""
	}
	return string(loose)
}

// wordsIn are the fields of these names that are words or numbers.
func wordsIn(from map[string]any, names []string) map[string]any {
	out := map[string]any{}
	for name, v := range from {
		if !slices.Contains(names, name) {
			continue
		}
		switch v := v.(type) {
		case string:
			out[name] = v
		case float64:
			n, err := json.Marshal(v)
			if err == nil {
				out[name] = string(n)
			}
		}
	}
	return out
}
