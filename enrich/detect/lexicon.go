package detect

import (
	"strings"

	"callworthy/data"
)

// The closed word classes of news English that the clause reader needs. All are
// lower case.
var (
	adverbs = set(`today also now recently just already then soon further again still jointly first once here currently
		both together even so ever too later tomorrow yesterday tonight successfully well herewith hereby yet`)
	auxiliaries = set(`has have had having is are was were be been being am will would shall may might could can should must
		do does did 'll 'd gets get got`)
	// announcing verbs and the polite words before an infinitive.
	announcing = forms(`announce~ report~ reveal~ confirm~ say~ state~ disclose~ declare~ note~ tell~ told share~ pre-announce~ reports
		pleased proud excited thrilled delighted happy honored honoured glad ecstatic privileged that it they he she`)
	polite = set("pleased proud excited thrilled delighted happy honored honoured glad ecstatic privileged")
	// words that make what follows a plan.
	planning = forms(`plan~ intend~ aim~ expect~ agree~ set poised prepare~ ready schedule~ seek~ look~ hope~ propose~ slated due
		commit~ target~ intention intentions agreement agreements deal loi letter intent mou memorandum definitive binding non-binding
		sign~ enter~ into execute~ strike~ ink~ reach~ move~ begin~ start~ continue~ eager determined want~ bid bids offer proposal approval aims gears gear~ pledge~ vow~ works work~ working`)
	// words that make it a rumour.
	doubtful = forms(`may might could consider~ explore~ weigh~ mull~ eye~ talks reportedly rumored rumoured allegedly possibly discuss~ near~ approach~ evaluate~ contemplate~ potentially likely`)
	// anchors that are plans and doubts themselves: "plans layoffs", "considers a sale".
	plans = forms(`plan~ intend~ aim~ expect~ agree~ seek~ prepare~ propose~ will to pursue~`)
	// types whose planning anchors are acts themselves: seeking bids is an rfp done.
	presentActs = set("rfp distress legal contract_win supplier_selected partnership")
	doubts      = forms(`consider~ explore~ weigh~ mull~ eye~ evaluate~ contemplate~`)
	// types whose news in the -ing form after "is" is still to come.
	comingSoon = set("closure appearance hiring layoffs rebrand")
	// words that make it nothing.
	denying = forms(`not never nobody none no denied denies deny declined declines decline refuse~ cancel~ scrap~ terminate~ withdraw~ withdrew abandon~ fail~
		without unable cannot won't can't doesn't didn't isn't wasn't don't hasn't haven't nor neither unless`)
	// words that a gap right before an organisation may not pass over: what comes
	// after them is another part of the sentence.
	otherParts = set(`to on at for from by after through as amid under following via despite including with into while`)
	fillers    = set(`a an the its their our his her to for of on up new that "`)

	prepositions = set(`of to for in from with by at on as via through after amid over under into between among against before during
		within across toward towards upon per including alongside without about around since until following than like near`)
	clauseBreaks = set(`which who whose whom that while because when where if as although though whereas unless after before since`)
	pronouns     = set(`it we they`)
	// words that stand for the organisation the text is about, after the or our.
	standIns = set(`company firm organization organisation group bank university hospital corporation agency startup start-up foundation nonprofit
		business retailer maker manufacturer developer provider brand institute association school college platform exchange miner airline team
		parties partners companies organizations charity credit_union studio fund trust city county department council board`)
	// heads that act for the organisation they belong to.
	proxies = set(`board board_of_directors directors team subsidiary unit division arm management division affiliate parent brand group
		leadership staff foundation officials executives researchers scientists experts engineers shareholders stockholders lawyers attorneys partners
		subsidiaries affiliates portfolio_company joint_venture venture department business`)
	// heads in title-case compounds that are not the organisation.
	heads = set(`ceo cfo coo cto cmo chief president chairman chairwoman chair founder co-founder director vp svp evp executive officer partner
		manager head shares stock stocks share customers customer users user employees employee investors investor shareholders products product
		app token coin price prices revenue sales profit profits earnings data platform drug patent patents project projects fans members workers
		attorney lawyer analyst analysts students student alumni professor research study report survey founders results technology technologies' rival rivals`)
	corporate = set(`inc inc. corp corp. corporation ltd ltd. limited llc llc. plc plc. llp lp l.p. l.l.c. s.a. sa n.v. nv ag gmbh se s.p.a. spa srl
		s.r.l. pty pte co co. company cos. group holdings holding pbc p.c. pc b.v. bv ab oyj asa a/s k.k. n.a. pllc l.l.p. incorporated`)
	titleWords = set(`ceo cfo coo cto cmo cio cro chief executive officer president vice chairman chairwoman chairperson chair founder co-founder director
		directors board manager managing head partner principal counsel general senior svp evp vp avp treasurer secretary advisor adviser trustee dean
		provost superintendent publisher editor lead leader governor commissioner financial operating technology marketing revenue product people
		commercial scientific medical information human resources sales operations strategy global regional associate fellow administrator controller member of and for the interim`)
	months = map[string]int{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
		"october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
		"oct": 10, "nov": 11, "dec": 12, "jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sep.": 9, "sept.": 9,
		"oct.": 10, "nov.": 11, "dec.": 12}
	dayWords = set(`monday tuesday wednesday thursday friday saturday sunday week month year morning afternoon evening quarter earlier last this late early mid`)
)

// forms expands the inflections of a word list.
func forms(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		for f := range data.Inflections(w) {
			out[f] = true
		}
	}
	return out
}

func isAdverb(low string) bool {
	return adverbs[low] || len(low) > 4 && strings.HasSuffix(low, "ly") && low != "family" && low != "supply" && low != "italy" && low != "assembly"
}
