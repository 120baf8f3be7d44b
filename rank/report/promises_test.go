package report

import (
	"testing"
	"time"

	"callworthy/data"
)

// TestOpenPromises: what was promised without a day is named until somebody was
// talked to or a mail kept it, ours before theirs, the oldest first; it is a next step all the same.
func TestOpenPromises(t *testing.T) {
	talk := func(prospect string, day int, step, owner string) data.Touch {
		return data.Touch{ID: prospect + step, ProspectID: prospect, At: monday.AddDate(0, 0, day).Add(9 * time.Hour), Rep: "ann",
			Channel: data.ChannelCall, Outcome: data.TouchConversation, NextStep: step, NextStepOwner: owner}
	}
	dated := talk("dated", 1, "send it", "us")
	dated.NextStepDue = monday.AddDate(0, 0, 9)
	tried := talk("late", 3, "try at noon", "us")
	tried.Outcome = data.TouchNoAnswer
	second := talk("twice", 2, "", "")
	second.At, second.NextStep = second.At.Add(5*time.Minute), "send it"
	mail := talk("mailed", 1, "", "us")
	mail.Channel, mail.Outcome, mail.ReasonID = data.ChannelEmail, data.TouchNoAnswer, "touch:mailedsend it"
	f := Of(Input{Touches: []data.Touch{talk("mailed", 0, "send it", "us"), mail, talk("late", 2, "send it", "us"), tried, talk("early", 0, "send it", ""), talk("theirs", 0, "ask IT", "them"),
		talk("kept", 0, "send it", "us"), talk("kept", 1, "", ""), dated, talk("twice", 2, "", ""), second}})
	got := ""
	for _, l := range f.OpenPromises {
		got += l.ProspectID + " " + l.NextStep + "; "
	}
	if got != "early send it; late send it; twice send it; theirs ask IT; " || f.Promises != 4 {
		t.Errorf("open promises: %s (%d)", got, f.Promises)
	}
	if f.NoNextStep != 1 || f.WithoutNextStep[0].ProspectID != "kept" {
		t.Errorf("without a next step: %+v", f.WithoutNextStep)
	}
}

// TestADayAloneIsNoHour: it counts as a try, and for no hour.
func TestADayAloneIsNoHour(t *testing.T) {
	f := Of(Input{Touches: []data.Touch{{ID: "1", ProspectID: "p", At: monday, DayOnly: true, Outcome: data.TouchNoAnswer}}, Zones: map[string]*time.Location{"p": time.FixedZone("", -3600)}})
	if f.All.Attempts != 1 || f.Timeless != 1 || len(f.Hours) != 0 {
		t.Errorf("%+v", f)
	}
}
