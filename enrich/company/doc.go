// Package company finds the prospects that an article really speaks of.
//
//	prospects ─New→ Matcher;  Article ─Mentions→ where each is named, and what proves it
//
// A name counts only where it cannot mean anything else: not inside a longer name
// ("Apple Rush Company"), not as a surname, street, town or event, not as a word of
// a headline or a crypto-currency's symbol, and a ticker only after an exchange
// that can be the prospect's.
//
// Some true mentions tell no news of the company. Where the syntax around one makes
// that plain its Proof begins with a prefix, and what follows is the proof proper:
//
//	"channel: "  where something is sold, shown or followed: "available on Acme", "via Acme"
//	"former: "   where somebody worked before: "formerly at Acme", "a former Acme engineer"
//	"product: "  its goods in somebody's hands: "compatible with Acme", "Acme-based", "the Acme of the skies"
package company

// Version changes when resolution changes what it finds in the same text.
const Version = "company-4"
