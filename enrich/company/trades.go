package company

import "strings"

// trade is a set of lines of business, and of what is no business at all, that a
// word speaks of.
type trade uint32

const (
	finance trade = 1 << iota
	insurance
	crypto
	tech
	chips
	telecom
	media
	marketing
	retail
	fashion
	food
	farming
	auto
	airline
	transport
	energy
	mining
	pharma
	chemical
	machinery
	construction
	property
	hospitality
	staffing
	defence
	education
	sport
	law
	charity
	consumer
	wild    // rivers, planets, animals, diseases
	settled // towns and counties
)

// noBusiness are the trades of things that are no company.
const noBusiness = wild | settled

// related are trades that one company may be said to be in.
var related = []trade{
	finance | insurance, finance | crypto, finance | property, retail | fashion | food | consumer, media | marketing | sport,
	energy | mining | chemical, machinery | auto | construction | farming | energy | defence, airline | hospitality | transport | defence, auto | transport,
	property | construction | hospitality, food | hospitality | farming, pharma | chemical | food | consumer, chips | machinery | telecom, telecom | media, retail | transport,
	crypto | mining, insurance | pharma, mining | chemical | farming, staffing | marketing | law, chemical | machinery | consumer, education | media, chips | consumer, retail | pharma | energy,
}

// conflict tells whether a company of one trade is hardly the one of the other.
// Software is made and sold in all of them.
func conflict(row, said trade) bool {
	if said&noBusiness != 0 && row&said == 0 {
		return true
	}
	said &^= tech
	if row&^noBusiness == 0 || said == 0 || row&said != 0 {
		return false
	}
	for _, r := range related {
		if row&r != 0 && said&r != 0 {
			return false
		}
	}
	return true
}

// tradeWords are the words by which news tells what a company does.
var tradeWords = func() map[string]trade {
	out := map[string]trade{}
	for t, words := range map[trade]string{
		finance: `bank banking lender lending credit loan mortgage fintech payment card brokerage broker wealth investment expense financial
			accounting payroll savings custodian neobank microlender`,
		insurance: "insurance insurer insurtech reinsurer reinsurance underwriter",
		crypto:    "bitcoin crypto cryptocurrency blockchain stablecoin ethereum",
		tech: `software app saas cloud internet messaging productivity cybersecurity hosting developer fintech iphone website compliance
			ecommerce e-commerce metrology analytics insurtech automation video`,
		chips:        "semiconductor chipmaker chip electronics metrology foundry sensor",
		telecom:      "telecommunication telecom wireless broadband telephone fibre",
		media:        "film studio television broadcaster publisher newspaper streaming music game gaming entertainment magazine radio media publishing",
		marketing:    "marketing advertising",
		retail:       "retail retailer supermarket grocer grocery shop bookshop store ecommerce e-commerce merchant",
		fashion:      "apparel clothing fashion footwear sportswear garment clothier jewellery jewelry",
		food:         "food drink beverage brewer brewery bakery restaurant seafood fishery meat dairy snack winery coffee confectionery",
		farming:      "farm farming agriculture agricultural crop seed fertilizer fishery plantation",
		auto:         "automaker carmaker automotive car truck vehicle truckmaker",
		airline:      "airline aviation flight airport jet",
		transport:    "logistics shipping freight trucking parcel courier railway railroad ferry scooter",
		energy:       "oil gas energy petroleum refinery refiner utility power solar wind pipeline",
		mining:       "mining miner gold silver copper explorer lithium uranium drill exploration coal nickel",
		pharma:       "drug drugmaker pharmaceutical biotech biotechnology bioscience therapeutics medical hospital health healthcare clinic vaccine",
		chemical:     "chemical glass steel steelmaker paper packaging plastic glassmaker paint",
		machinery:    "machinery pump industrial engineering tool valve turbine robot",
		construction: "construction builder contractor homebuilder infrastructure",
		property:     "property hotel realtor reit landlord developer",
		hospitality:  "hotel resort casino travel tourism cruise restaurant",
		staffing:     "staffing recruitment recruiter outsourcing",
		defence:      "radar defence defense aerospace missile rocket satellite shipyard",
		education:    "university college school faculty tuition",
		sport:        "football club soccer basketball baseball hockey rugby cricket fitness gym",
		law:          "law lawyer",
		charity:      "charity nonprofit foundation",
		consumer:     "toy fireworks cosmetics furniture appliance toiletries stationery firework electronics iphone clothing",
		wild: `planet river rainforest island mountain animal bird toxic disease virus variant storm hurricane tree fruit flower god goddess
			element metal comet asteroid strain mammal fish cat dog insect plant`,
		settled: "town city village county district suburb neighbourhood neighborhood municipality borough",
	} {
		for _, w := range strings.Fields(words) {
			out[w] |= t
		}
	}
	return out
}()

// orgWords are words for an organisation that do not tell what it does.
var orgWords = setOf(`company startup start-up firm group giant maker chain provider operator business major manufacturer carrier network
brand issuer conglomerate supplier seller corporation agency outfit vendor platform developer owner`)

// tradeOf is the trade that a folded word speaks of.
func tradeOf(w string) trade {
	if t, known := tradeWords[w]; known {
		return t
	}
	if s, cut := strings.CutSuffix(w, "s"); cut {
		if t, known := tradeWords[s]; known {
			return t
		}
		if s, cut := strings.CutSuffix(s, "ie"); cut {
			return tradeWords[s+"y"]
		}
	}
	return 0
}

// tradesIn joins the trades of the words of a text.
func tradesIn(s string) trade {
	var out trade
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(c rune) bool { return !letterOrDigit(c) && c != '-' }) {
		out |= tradeOf(w)
		if strings.Contains(w, "-") && !strings.HasPrefix(w, "e-") {
			for part := range strings.SplitSeq(w, "-") {
				out |= tradeOf(part)
			}
		}
	}
	return out
}
