package company

import (
	"strings"
	"testing"

	"callworthy/data"
)

// Each class of namesake once: the first word before "|" is title, the rest text.
func TestTraps(t *testing.T) {
	long := strings.Repeat(" They met again and talked about the weather of the north.", 8)
	tests := []struct{ name, prospect, title, text, want string }{
		{"longer name in a headline", "a=Zenvo Inc.", "Zenvo Rush Company, Inc. Announces Plant", "The Zenvo Rush plant is new." + long, ""},
		{"only inside longer names", "a=Zenvo Inc.", "Zenvo Rush Grows", "The Zenvo Rush plant is new. At Zenvo Rush they know." + long, ""},
		{"longer name with legal form first", "a=Zenvo Corp.", "", "Yesterday Zenvo Tin Corporation rose. So said Zenvo Chairman Jane Roe.", ""},
		{"name of the row itself", "a=Zenvo Corp.", "Zenvo Opens Plant", "Yesterday Zenvo said no." + long, "a:Zenvo, a:Zenvo"},
		{"tail of a longer name", "a=Silver", "Vale Silver Corp Drills", "They drill." + long, ""},
		{"event", "a=Metal Trading", "", "They met at Metal Trading Symposia 2024.", ""},
		{"event of a sponsor", "a=Metal Trading", "", "They met at the Metal Trading Ohio Open, tired.", ""},
		{"agency", "a=U.S. Metal Corp", "", "Such is the U.S. Metal Trade Administration's view.", ""},
		{"fellowship", "a=Peter Brock Inc", "", "She was a Peter Brock Fellow once.", ""},
		{"street", "a=Zenvo Inc", "", "It stands in Zenvo Street.", ""},
		{"everyday words as a name", "a=Metal Trading", "", "They like metal trading, and Metal Trading too.", ""},
		{"everyday words in a headline", "a=Strategic Growth Inc", "Vale Expands with Strategic Growth and Partners", "They grow." + long, ""},
		{"everyday word shouted", "a=FIRST", "", "FROM THE FIRST MOTION PICTURE EVER", ""},
		{"everyday acronym", "a=ZQT Ltd", "", "They sell ZQTs, and one ZQT costs much.", ""},
		{"symbol of a token", "a=ZOL", "", "Send 20 ZOL to them. They like ZOL.", ""},
		{"symbol in a list of tokens", "a=ZOL", "", "They take BTC, ETH and ZOL.", ""},
		{"token named as the company", "a=Zenvo Corp|ticker=ZVO", "", "They list $ZENVO on an exchange. For Zenvo it is new.", ""},
		{"name of a blockchain", "a=Zenvo Inc", "", "They build on the Zenvo blockchain. It says Zenvo is fast.", ""},
		{"end of an amount", "a=3M", "", "It raised $7.3M and $3M, says 3M.", "a:3M"},
		{"thing with an article", "a=Zenvo Inc", "", "They went to the Brazilian Zenvo. Then they left the Zenvo, tired.", ""},
		{"row with an article", "a=The Zenvo Inc", "", "They went to the Zenvo, tired.", "a:Zenvo"},
		{"path of an address", "a=Zenvo Inc", "", "See https://social.test/Zenvo_News and more.", ""},
		{"word that a row shouts", "a=INNOVATE Corp.", "", "They say Innovate, then rest.", ""},
		{"word that an acronym spells", "a=ZALE, Inc.", "", "The Holy Zale is far.", ""},
		{"abbreviation with an article", "a=ZQT Corp", "", "They met at the ZQT, tired.", ""},
		{"standard", "a=ZQT Corp", "", "They use ZQT 256 for it.", ""},
		{"symbol on an exchange as a name", "a=ZQT Corp", "", "They met Zinc Quarry (ASX:ZQT) there.", ""},
		{"coin of the same name", "a=Tron Inc.", "", "For crypto fans and token holders there is Tron: a coin.", ""},
		{"tail of a longer name with form", "a=Bancorp, Inc.", "", "They bought Vale Bancorp, Inc. for much.", ""},
		{"other form elsewhere", "a=Brock Pumps Ltd", "", "It is Brock Pumps, Inc. of Ohio. There Brock Pumps rose.", ""},
		{"spelled out", "a=ZPA Corporation", "", "They use the rules of ZPA (Zoo Pedlars Association) here.", ""},
		{"number", "a=3M", "", "They hold over 3M now, and 3M ETH.", ""},
		{"verb", "a=Zenvo Inc", "", "They go. Zenvo up for the ride.", ""},
		{"material", "a=Zenvo Inc", "", "They make Zenvo-ion cells.", ""},
		{"kind of firms", "a=Metal Trading Inc", "", "They met top Metal Trading companies.", ""},
		{"person first", "a=Zenvo Inc|ticker=ZVO", "", "So said Tiana Zenvo of Ohio. For Zenvo it is new.", ""},
		{"company with a token", "a=ZOL", "", "Yesterday ZOL announced that it burns $ZOL for good.", "a:ZOL"},
		{"symbol on another exchange", "a=Brock Resources|ticker=ZVO", "", "They met Zenvo Oil (AIM: ZVO) and others.", ""},
		{"letter that is a symbol", "a=Brock Resources|ticker=A", "", "A plan by them: A is for all. Ticker: A", ""},
		{"exchange as a place", "a=Nasdaq, Inc.|industry=exchanges", "", "It is a Nasdaq listed firm on the Nasdaq. Other exchanges wait.", ""},
		{"exchange that acts", "a=Nasdaq, Inc.", "", "Index of Nasdaq, Inc. rose. There Nasdaq said no to the Nasdaq Capital Market.", "a:Nasdaq, Inc, a:Nasdaq"},
		{"abbreviation with another form", "a=ZVO Corporation", "", "It bought ZVO, Inc. for much.", ""},
		{"another legal form", "a=Brock Pumps Inc", "", "It bought Brock Pumps GmbH for much.", ""},
		{"nickname before a surname", "a=Brock Inc", "", "So said Joseph “Coop” Brock of Ohio.", ""},
		{"relative", "a=Zenvo Inc", "", "He and his wife, Zenvo, live here.", ""},
		{"possessive of a surname", "a=Brocks Inc", "", "They met Brock. It was Brock's plan.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := found(data.Article{Title: tt.title, Text: tt.text}, named(tt.prospect)); got != tt.want {
				t.Errorf("in %q\n got %q\nwant %q", tt.title+" # "+tt.text, got, tt.want)
			}
		})
	}
}

// A short name belongs to the longer one that the article begins with.
func TestShortNameOfAnotherProspect(t *testing.T) {
	ps := named("a=Zenvo Corp", "b=Zenvo Tin Corp")
	if got := found(data.Article{Text: "Yesterday Zenvo Tin rose. So said Zenvo of Ohio."}, ps); got != "b:Zenvo Tin" {
		t.Errorf("got %q", got)
	}
}

func TestUse(t *testing.T) {
	tests := []struct{ text, want string }{
		{"The book is available on Zenvo now.", ChannelPrefix},
		{"It is sold at Brock, Vale Stores and Zenvo.", ChannelPrefix},
		{"Follow us on Zenvo.", ChannelPrefix},
		{"They met via Zenvo.", ChannelPrefix},
		{"Zenvo: https://zenvo.test/x", ChannelPrefix},
		{"Site | Zenvo | Chat", ChannelPrefix},
		{"It is in stores such as Vale and Zenvo.", ChannelPrefix},
		{"He is a Zenvo best-selling author.", ChannelPrefix},
		{"Get it from the Zenvo app store.", ChannelPrefix},
		{"The former Zenvo (“ZV”) executive came.", FormerPrefix},
		{"The ex-Zenvo engineer came.", FormerPrefix},
		{"She previously served as head of sales at Vale and Zenvo.", FormerPrefix},
		{"A veteran of Zenvo came.", FormerPrefix},
		{"He hails from Zenvo.", FormerPrefix},
		{"He spent 18 years at Zenvo in sales.", FormerPrefix},
		{"It is compatible with Zenvo and others.", ProductPrefix},
		{"A Zenvo-based tool.", ProductPrefix},
		{"Made for Zenvo owners.", ProductPrefix},
		{"Pay by a Zenvo debit card.", ProductPrefix},
		{"They are the Zenvo of the skies.", ProductPrefix},
		{"They call it “Zenvo for energy”.", ProductPrefix},
		{"They moved their Zenvo environment.", ProductPrefix},
		{"They announced their Zenvo partnership.", ""},
		{"They published a detailed report on Zenvo.", ""},
		{"The last deal came five years ago with Zenvo.", ""},
		{"He joins Vale from Zenvo this week.", ""}, // news of both
		{"Yesterday Zenvo said no.", ""},
		{"They sold their plant to Zenvo.", ""},
		{"The deal depends on Zenvo now.", ""},
		{"So said the head of sales at Zenvo.", ""},
		{"She is currently at Zenvo.", ""},
		{"They announced a partnership with Zenvo.", ""},
		{"Zenvo opens a store in Ohio.", ""},
		{"Zenvo to list futures on metal.", ""},
		{"It appointed a former judge. Later Zenvo rose.", ""},
	}
	for _, tt := range tests {
		i := strings.Index(tt.text, "Zenvo")
		if got := useOf(tt.text, i, i+len("Zenvo")); got != tt.want {
			t.Errorf("in %q got %q, want %q", tt.text, got, tt.want)
		}
	}
}
