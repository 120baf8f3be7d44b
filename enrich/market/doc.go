// Package market turns an Article into Signals: news of somebody else that
// concerns a prospect.
//
//	prospects ─New→ Market
//	Article + its mentions and events ─Read→ Signals, by prospect
//
// There are five ways in which it does:
//
//   - competitor: something happened to a company of the prospect's column
//     `competitors`. Its events are found as those of prospects are.
//   - customer: the same of a company of the column `customers`.
//   - regulator: an authority of the column `regulators` makes, changes or plans a
//     rule. Its name, the verb and the rule stand in one sentence.
//   - industry: something happened to another prospect, and the quote holds a
//     word of the column `keywords`.
//   - need: a named organisation asks for what stands in the column `sells`. The
//     asking verb, the term and the name stand in one sentence: somebody invites
//     bids, looks for a supplier, plans to buy, or plans to build something with it.
//
// Precision comes first: a need whose asker is not plainly named, whose contract
// has been given, or where the term is a part of another thing ("battery
// recycling") is none. Nothing is read but the arguments.
package market

// Version changes when the same article gives other signals.
const Version = "market-2"
