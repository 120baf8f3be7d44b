package story

import "callworthy/data"

// Assign groups events into stories.
func Assign(events []data.Event) (assigned []data.Event, aliases map[string]string) {
	for i := range events {
		if events[i].StoryID == "" {
			events[i].StoryID = events[i].ID
		}
		events[i].Novelty = data.NoveltyNew
	}
	return events, nil
}
