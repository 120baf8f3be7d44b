package rank

import (
	"slices"
	"time"

	"callworthy/data"
)

// leadOf picks the event that tells the story: the latest development, else the
// first that was new, else the first. The chapter counts the developments up to it.
func leadOf(usable, all []*data.Event) (lead *data.Event, chapter int) {
	for _, e := range usable {
		switch {
		case e.Novelty == data.NoveltyDevelopment:
			lead = e
		case lead == nil || lead.Novelty == data.NoveltyEcho && e.Novelty != data.NoveltyEcho:
			lead = e
		}
	}
	chapter = 1
	for _, e := range all {
		if lead.Novelty == data.NoveltyDevelopment && e.Novelty == data.NoveltyDevelopment && !seenOn(e).After(seenOn(lead)) {
			chapter++
			if e == lead {
				break
			}
		}
	}
	return lead, chapter
}

// since is the day that the story's age counts from: the lead's, or that of the
// oldest event when only echoes are left to tell it.
func (s *story) since() time.Time {
	day := dayOf(s.lead.Day())
	if s.lead.Novelty != data.NoveltyEcho {
		return day
	}
	for _, e := range s.events {
		if d := dayOf(e.Day()); !d.IsZero() && d.Before(day) {
			day = d
		}
	}
	return day
}

// spread counts the documents that tell the story, and their outlets.
func spread(events []*data.Event) (documents, outlets int) {
	var docs, hosts []string
	for _, e := range events {
		docs, hosts = append(docs, e.DocumentID), append(hosts, outletOf(e))
	}
	slices.Sort(docs)
	slices.Sort(hosts)
	return len(slices.Compact(docs)), len(slices.Compact(hosts))
}
