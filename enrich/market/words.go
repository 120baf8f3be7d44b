package market

import "callworthy/data"

// What asks for bids.
var (
	tenderVerbs = set(`issue issues issued issuing launch launches launched launching publish publishes published float floats floated
floating release releases released open opens opened invite invites invited inviting seek seeks seeking solicit solicits solicited
soliciting request requests requested requesting announce announces announced start starts started advertise advertises advertised post posts posted`)
	callFor     = sequences("calls for", "called for", "calling for", "call for", "puts out", "put out", "sends out", "sent out")
	tenderNouns = sequences("request for proposals", "request for proposal", "requests for proposals", "request for quotations",
		"request for quotation", "request for quotes", "request for information", "request for bids", "request for tenders",
		"request for tender", "invitation to tender", "invitation to bid", "invitation for bids", "invitations to tender",
		"call for tenders", "call for bids", "call for proposals", "call for offers", "expressions of interest", "expression of interest",
		"tender notice", "tender process", "tenders", "tender", "rfp", "rfps", "rfq", "rfi", "itt", "eoi", "bids", "proposals", "quotes", "quotations", "bidding",
		"bidders", "tenderers")
	passiveAsks = set(`invited sought requested solicited`)
	tenderPreps = set(`for to on covering from`)
)

// What looks for something.
var (
	seeks = sequences("seeks", "seeking", "looking for", "looks for", "searching for", "hunting for", "in search of",
		"on the lookout for", "in the market for", "shopping for", "in need of", "needs", "requires", "wants")
	wishes        = set(`needs requires wants`) // said of much that nobody buys: they count with a supplier alone
	supplierNouns = set(`supplier suppliers vendor vendors provider providers contractor contractors manufacturer manufacturers maker
makers installer installers builder builders subcontractor subcontractors supply`)
	supplyVerbs = set(`supply provide deliver install design build maintain construct replace develop implement purchase procure operate`)
)

// What intends to buy or build.
var (
	intents = sequences("plans to", "plan to", "planning to", "intends to", "intending to", "aims to", "wants to", "expects to",
		"is set to", "are set to", "set to", "proposes to", "looking to", "looks to", "seeks to", "seeking to", "will", "is about to",
		"considering", "may", "might", "could", "is due to", "due to", "needs to", "has to", "hopes to", "would like to", "in talks to", "prepares to", "preparing to")
	buys   = sequences("buy", "buying", "purchase", "purchasing", "procure", "procuring", "order", "lease", "rent", "tender for", "source", "shop for")
	renews = sequences("replace", "replacing", "upgrade", "upgrading", "renew", "modernise", "modernize", "overhaul", "retrofit", "install", "outsource")
	builds = sequences("build", "building", "construct", "constructing", "erect", "open", "opening", "set up", "develop", "expand")
	hedges = set(`may might could considering considers mulls weighs reportedly hopes talks possibly`)
)

// with joins a building to what it needs; facilities are what is built by those
// who sell it.
var (
	withWords  = set(`with including featuring requiring needing requires needs`)
	facilities = set(`warehouse plant factory office store hotel hospital school bridge road campus stadium terminal depot hub centre
center laboratory lab clinic showroom hangar silo`)
	ownWords = set(`its their all existing old ageing aging current`)
)

// modifiers may stand before any noun.
var modifiers = set(`a an the its their his new more additional further some several two three four five six seven eight nine ten dozens
hundreds thousands of about around nearly up at least over all existing current old ageing aging own first second third another extra
suitable qualified experienced reliable local and`)

// breakers end the thing that is asked for.
var breakers = set(`that which who whom said says after when while as because if from against by at in than amid but where whose
despite although has have had is are was were will would can cannot not`)

// mayFollow are the words after a term that make it no part of a longer one.
var mayFollow = set(`for to in at on from with by of and or as that which who across over under through throughout into within before
after until while when where the a an its their this next following during per near around worth capable including such is are was will
amid because between based made designed used needed required without via than but so since starting beginning today tomorrow if it they
has have can could should would may might must who we`)

// maybeAfter are the nouns after a term that leave it what is wanted.
var maybeAfter = set(`system systems equipment solution solutions service services contract contracts technology installation
installations unit units works supply supplies project projects requirements procurement package packages capacity deal`)

// given tell that the contract is not open any more.
var given = set(`won wins win winning winner awarded awards award awarding secured secures securing selected selects selecting chosen
chooses picks picked tapped appointed appoints signed signs signing clinched bagged bags completed completes delivered acquired
partnered partners contracted`)

// undone tell that nothing is asked for.
var undone = set(`not no never cannot cancelled canceled cancels scraps scrapped withdraws withdrew withdrawn denies denied suspends
suspended shelved shelves drops dropped halts halted refused refuses rejects rejected you your`)

// askingStems are the first words of everything above, for a quick look.
var askingStems = set(`tender rfp rfq rfi itt eoi bid proposal quote quotation bidding bidder tenderer expression seek seeking look
looking search searching hunting lookout shopping need require want plan planning intend intending aim expect set propose will
considering may might could due hope talk prepare preparing market`)

// skipped are the words between an organisation and its verb.
var skipped = set(`is are has have been be also now currently recently today still soon actively formally officially again urgently
announced announces unveiled unveils revealed reveals confirmed confirms had was were would will it's just already both reportedly
could may might possibly jointly`)

// sayers are the verbs between an organisation and "it".
var sayers = set(`said says announced announces confirmed confirms reported reports revealed reveals stated states added adds told
disclosed discloses unveiled`)

var pronouns = set(`it they`)

// generic are the nouns that stand for an organisation that was named before.
var generic = set(`company group firm council bank airline university operator utility retailer agency ministry city authority
carrier maker manufacturer supermarket chain trust hospital brewer builder`)

func sequences(phrases ...string) [][]string {
	out := make([][]string, len(phrases))
	for i, p := range phrases {
		out[i] = split(p)
	}
	return out
}

// What a regulator does to rules, and whether they hold by then.
var (
	ruleVerbs = map[string]data.Status{
		"proposes": data.StatusPlanned, "proposed": data.StatusPlanned, "propose": data.StatusPlanned, "drafts": data.StatusPlanned, "plans": data.StatusPlanned,
		"adopts": data.StatusDone, "adopted": data.StatusDone, "adopt": data.StatusDone, "issues": data.StatusDone, "issued": data.StatusDone, "issue": data.StatusDone,
		"publishes": data.StatusDone, "published": data.StatusDone, "publish": data.StatusDone, "finalises": data.StatusDone, "finalizes": data.StatusDone,
		"finalised": data.StatusDone, "finalized": data.StatusDone, "finalise": data.StatusDone, "finalize": data.StatusDone, "sets": data.StatusDone, "set": data.StatusDone,
		"tightens": data.StatusDone, "tightened": data.StatusDone, "tighten": data.StatusDone, "introduces": data.StatusDone, "introduced": data.StatusDone,
		"introduce": data.StatusDone, "imposes": data.StatusDone, "imposed": data.StatusDone, "impose": data.StatusDone, "unveils": data.StatusDone, "unveiled": data.StatusDone,
		"approves": data.StatusDone, "approved": data.StatusDone, "approve": data.StatusDone, "eases": data.StatusDone, "eased": data.StatusDone, "ease": data.StatusDone,
		"relaxes": data.StatusDone, "relaxed": data.StatusDone, "relax": data.StatusDone, "updates": data.StatusDone, "updated": data.StatusDone, "update": data.StatusDone,
		"revises": data.StatusDone, "revised": data.StatusDone, "revise": data.StatusDone, "withdraws": data.StatusDone, "withdrew": data.StatusDone, "withdraw": data.StatusDone,
	}
	ruleNouns = set(`rule regulation guidance guideline standard requirement directive restriction ban limit cap code law obligation`)
	// auxiliaries may stand between a name and its verb.
	auxiliaries     = set(`has have had will would is are to today also now may could wants expects formally on monday tuesday wednesday thursday friday`)
	planAuxiliaries = set(`will would to may could wants expects`)
	aboutPreps      = set(`on for about of covering to governing against around`)
)
