package data

import "testing"

func TestCheckInFamilies(t *testing.T) {
	for _, text := range []string{
		"Quick check-in", "this is a quick check-in", "Check-in", "I thought I'd check in", "I'd like to quickly check in", "Let me check in again",
		"As per my last email, the plan", "per my previous e-mail", "Did you see my last note?", "any thoughts on my last note", "Any thoughts on our earlier mail?", "Any thoughts?",
		"Have you had a chance to read my mail?", "Have you had a chance to look?", "did you get a chance to look at this", "I wonder if you had time to review our proposal",
		"I am reaching out to reconnect", "I'd love to reconnect", "It's time to reconnect with you", "reaching out to ask how",
		"How are things going?", "How’s it going?", "How is everything going", "how have things been", "I hope you are well",
		"I'd love to catch up", "Let's catch up soon", "a quick catch-up", "It would be great to catch up", "Can we catch up with you on Monday?",
		"Just a friendly reminder", "a gentle nudge", "bumping this up", "to the top of your inbox", "In case you missed my mail", "I have not heard back from you",
		"a quick follow-up", "touch-base", "I wanted to say hello",
		"Check\u00ading in", "check\u2011ing-in: checking\u2011in", "touching\u200bbase", "cir\u200bcling back", "touch\u2060ing ba\u00adse", "following\u3164up",
	} {
		if CheckInPhrase(text) == "" {
			t.Errorf("%q passes", text)
		}
	}
	for _, text := range []string{
		"Plants must catch up with demand", "How do you catch up with orders after the move?", "They want to catch up with their rivals", "We could catch up on the backlog of orders with you: no",
		"The check-in desks of the new terminal", "a quick check-in for guests", "Passengers check in by phone", "the check-in line at the airport", "Check the inlet valve",
		"On 6 October you asked for the drawing", "In our last call you asked for a price", "Did you read the new rule?", "I read your note on the second plant",
		"Have you had time to look for a supplier?", "Who has a chance to see how the line runs?", "Any thoughts on how to staff the second hall?", "What news from the second hall?",
		"The grid operator wants to reconnect the site", "How are things organised in the new hall?", "How is it going with the second line?", "How do you reach out to your customers?",
		"the follow-up order for twelve trams", "Some customers hear from you once a year", "the bumper line", "How is the move going?", "Moving this line to Ohio",
		"I work well with checked inputs", "Does it save time to load and check in stock?",
	} {
		if got := CheckInPhrase(text); got != "" {
			t.Errorf("%q: refused for %q", text, got)
		}
	}
	if got := EmptyPhrase("We drive value for owners"); got != "drive value" {
		t.Errorf("drive value: %q", got)
	}
}
