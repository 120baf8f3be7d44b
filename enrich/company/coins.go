package company

import (
	"strings"

	"callworthy/data"
)

// tokenHere tells whether a hit is the symbol of a crypto-currency: "$SOL",
// "20 SOL", "BTC, ETH and SOL", "Solana (SOL)".
func tokenHere(s string, words []token, h hit) bool {
	if h.start > 0 && s[h.start-1] == '$' {
		return true
	}
	if h.j-h.i > 1 || h.legal != "" || !words[h.i].is(allUpper) {
		return false
	}
	if h.i > 0 {
		prev := words[h.i-1]
		gap := s[prev.end:h.start]
		if amountBefore(s, words, h) || nearToken(s, prev, gap) || gap == " (" && prev.is(upperFirst) && holdsPrefix(s, prev, h) {
			return true
		}
		if fold(s[prev.start:prev.end]) == "and" && h.i > 1 && nearToken(s, words[h.i-2], ", ") {
			return true
		}
	}
	if h.j < len(words) {
		next := words[h.j]
		gap := s[h.end:next.start]
		return nearToken(s, next, gap)
	}
	return false
}

// chainAfter tells whether the word after a hit makes it a crypto-currency's name:
// "the Tron blockchain".
func chainAfter(s string, words []token, h hit) bool {
	return h.j < len(words) && s[h.end:words[h.j].start] == " " && chainWord[fold(s[words[h.j].start:words[h.j].end])]
}

var chainWord = setOf("blockchain mainnet memecoin memecoins coin coins altcoin stablecoin airdrop")

// amountBefore tells whether a number that is no year stands before a hit that no
// capital follows: "10,268 SOL", unlike "8 ACME H100".
func amountBefore(s string, words []token, h hit) bool {
	prev := words[h.i-1]
	w := s[prev.start:prev.end]
	year := len(w) == 4 && (w[:2] == "19" || w[:2] == "20")
	next := h.j < len(words) && words[h.j].capital() && joined(s[h.end:words[h.j].start])
	return s[prev.end:h.start] == " " && prev.is(digitFirst) && prev.is(caseless) && !year && !next
}

// cash tells whether a hit is a cashtag: "$ACME".
func (h hit) cash(a data.Article) bool {
	return h.start > 0 && h.field.Of(a)[h.start-1] == '$'
}

// holdsPrefix tells whether a word in front of a bracket begins as the bracketed
// hit does, "Solana (SOL)", and the bracket holds nothing else.
func holdsPrefix(s string, prev token, h hit) bool {
	w := fold(s[prev.start:prev.end])
	return h.end < len(s) && s[h.end] == ')' && len(w) > h.end-h.start && strings.HasPrefix(w, fold(s[h.start:h.end]))
}

func nearToken(s string, t token, gap string) bool {
	switch strings.TrimSpace(gap) {
	case ",", "/", ", $":
		return t.is(allUpper) && cryptoSymbol[fold(s[t.start:t.end])]
	}
	return false
}

// cryptoSymbol are the symbols of the crypto-currencies that lists of them name most.
var cryptoSymbol = setOf(`btc eth xrp usdt usdc bnb doge ada avax ltc trx matic shib bch xlm atom dai apt busd wbtc steth etc xmr okb`)

// cashtag tells whether the article calls a token or share by the prospect's name,
// "$ORACLE", that is not its ticker.
func (r *resolution) cashtag(e entry) bool {
	if !e.listed {
		return false
	}
	first, _, _ := strings.Cut(e.key, " ")
	is, known := r.page.tags[first]
	if !known {
		tag := strings.ToUpper(first)
		at := strings.Index(r.page.whole, "$"+tag)
		is = at >= 0 && len(tag) > 1 && edge(r.page.whole, at, at+1+len(tag))
		r.page.tags[first] = is
	}
	return is && strings.ToUpper(first) != tickerOf(r.m.prospects[e.prospect])
}

// symbolAfter tells whether a text about crypto-currencies gives the name another
// symbol than the prospect's: "Tron (TRX)".
func (r *resolution) symbolAfter(s string, h hit, e entry) bool {
	rest := s[h.end:]
	if r.m.prospects[e.prospect].Ticker == "" || !strings.HasPrefix(rest, " (") {
		return false
	}
	symbol, _, closed := strings.Cut(rest[2:], ")")
	symbol = strings.TrimPrefix(symbol, "$")
	if !closed || len(symbol) < 2 || len(symbol) > 6 || symbol != strings.ToUpper(symbol) || symbol == tickerOf(r.m.prospects[e.prospect]) {
		return false
	}
	return r.page.aboutCrypto()
}

// aboutCrypto tells whether an article is about crypto-currencies.
func (p *page) aboutCrypto() bool {
	if is, known := p.tags[" crypto"]; known {
		return is
	}
	topics := 0
	for _, w := range []string{"crypto", "token", "blockchain", "bitcoin"} {
		if strings.Contains(p.lower(), w) {
			topics++
		}
	}
	p.tags[" crypto"] = topics > 1
	return topics > 1
}

// coinHere tells whether a company's short name is also that of a widely traded
// crypto-currency, or a term of that trade, in an article about those.
func (r *resolution) coinHere(e entry) bool {
	return coinName[e.key] && (e.legal != "" || e.listed) && r.page.aboutCrypto()
}

var coinName = setOf(`aave algorand aptos arbitrum avalanche bitcoin cardano celestia chainlink compound cosmos dash decentraland dogecoin
ethereum fantom filecoin flow hedera injective iota litecoin maker monero near neo optimism oracle polkadot polygon render ripple solana stellar
sui tether tezos theta toncoin tron uniswap vechain waves zcash`)
