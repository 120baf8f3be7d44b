package pipelines

import (
	"fmt"
	"os"

	"callworthy/data"
	"callworthy/enrich"
	"callworthy/enrich/detect"
)

// Evaluate reads the labelled documents of a file (of one split, or of all when
// split is empty) with every organisation that the labels name as a prospect,
// and scores what is found.
func Evaluate(path, split string, triggers []data.Trigger) (detect.Result, error) {
	f, err := os.Open(path)
	if err != nil {
		return detect.Result{}, fmt.Errorf("open labelled documents: %w", err)
	}
	defer f.Close()
	docs, err := detect.ReadGold(f, path, split)
	if err != nil {
		return detect.Result{}, err
	}
	detector, err := detect.New(triggers)
	if err != nil {
		return detect.Result{}, fmt.Errorf("compile triggers: %w", err)
	}
	reader := enrich.New(orgsAsProspects(docs), detector)
	return detect.Evaluate(docs, func(d detect.GoldDoc) []data.Event {
		_, events := reader.Read(d.Article)
		return events
	}), nil
}

func orgsAsProspects(docs []detect.GoldDoc) []data.Prospect {
	var out []data.Prospect
	seen := map[string]bool{}
	for _, d := range docs {
		for _, org := range d.Orgs {
			id := detect.FoldOrg(org)
			if !seen[id] {
				seen[id] = true
				out = append(out, data.Prospect{ID: id, Name: org})
			}
		}
	}
	return out
}
