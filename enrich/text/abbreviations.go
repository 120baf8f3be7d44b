package text

import "strings"

// neverEnds are abbreviations that are always followed by more of their sentence.
var neverEnds = set(`mr mrs ms messrs mme mlle dr prof hon rev fr gen col lt maj capt cmdr sgt
sen rep gov pres amb st mt ft vs v cf e.g i.e eg ie al viz approx est dept univ assn ca vol pp`)

// writtenSmall are those abbreviations of both lists that are also written
// without a capital; the others are words when they are: "en masse", "a miss".
var writtenSmall = set(`vs v cf e.g i.e eg ie viz approx est etc inc corp co ltd llc plc gmbh jr sr
a.m p.m vol pp ca`)

// mayEnd are abbreviations that can stand at the end of a sentence.
var mayEnd = set(`inc corp co cos ltd llc plc bros lp llp pty pte intl mfg grp gmbh jr sr esq etc
jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
ave blvd rd hwy ste apt bldg calif fla mass conn colo ariz ill ind mich minn miss mo neb nev okla ore
pa tenn tex va wash wis ala ark del kan ky la md mont ga
a.m p.m am pm ph.d m.d b.sc m.sc m.b.a u.s u.k u.n e.u d.c n.y n.j s.a s.p.a n.v b.v a.g l.p`)

// afterBrand are words before which "!" or "?" belongs to a name: "Yahoo! Inc.".
var afterBrand = set(`inc corp co ltd llc plc group holdings japan`)

// opensSentence are capitalised words that open a sentence far more often than
// they stand inside a name. A few, such as "It" and "I", may follow any initial.
var opensSentence = exactSet(`The This That These Those It Its He She They We Our His Her Their You Your
In On At For From With By As After Before During Since While When Where Although Though If Because
Under According However Meanwhile Moreover Furthermore Additionally Also But And Or Yet So Then Thus
There Here Both Each All Some Many Most Several Such Other Another Today Yesterday Earlier Last
To Not Shares Founded Headquartered Based Now Once Until Unlike Through Throughout Following Prior
What Who How Why Which Analysts Investors Officials Financial Terms Total Revenue Net`)

func set(words string) map[string]bool {
	return exactSet(strings.ToLower(words))
}

func exactSet(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
