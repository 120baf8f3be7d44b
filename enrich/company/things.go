package company

import "strings"

// thing tells why a single word stands for a thing, a day or a person and not for a
// company, by the words beside it; empty when they do not show that.
func (p *page) thingHere(s string, words []token, h hit, headline bool) string {
	e := h.entries[0]
	if e.words > 1 || h.legal != "" || e.nature == strong && !calendar[e.key] {
		return ""
	}
	prev, next := "", ""
	if h.i > 0 && s[words[h.i-1].end:h.start] == " " {
		prev = s[words[h.i-1].start:words[h.i-1].end]
	}
	if h.j < len(words) && s[h.end:words[h.j].start] == " " {
		next = s[words[h.j].start:words[h.j].end]
	}
	surface := s[h.start:h.end]
	switch before := strings.ToLower(prev); {
	case calendar[e.key] && !role[strings.ToLower(next)]:
		return "a day or month"
	case headOf[next] && !words[h.j-1].is(apostrophe):
		return "“" + surface + " " + next + "”"
	case (before == "a" || before == "the") && headOfOne[next] && !words[h.j-1].is(apostrophe):
		return "“" + surface + " " + next + "”"
	case h.i > 0 && personTitle[strings.TrimSuffix(before, ".")] && (next == "" || !role[strings.ToLower(next)]) && !(headline && before != "mr" && before != "ms"):
		return "a person, “" + prev + " " + surface + "”"
	case h.i > 0 && prev == "" && shortTitle[s[words[h.i-1].start:words[h.i-1].end]] && s[words[h.i-1].end:h.start] == ". ":
		return "a person, “" + s[words[h.i-1].start:h.end] + "”"
	case prev != "" && (regionCountry[foldWords(prev+" "+surface)] != "" || countries[foldWords(prev+" "+surface)] != ""):
		return "a place, “" + prev + " " + surface + "”"
	case beforeState(s, words, h):
		return "a place, before its state"
	case aged(s[h.end:]):
		return "a person, with an age"
	case (before == "a" || before == "an") && !headline && standsBare(s, words, h, next):
		return "a thing, “" + prev + " " + surface + "”"
	case before == "the" && !headline && (e.nature == weak || alsoThing[e.key] || places[e.key]) && !e.article && standsBare(s, words, h, next):
		return "a thing, “" + prev + " " + surface + "”"
	case before == "in" && h.i > 1 && words[h.i].is(upperFirst) && sited[fold(s[words[h.i-2].start:words[h.i-2].end])]:
		return "a place, “in " + surface + "”"
	case (before == "in" || before == "near" || before == "of" && h.i > 1 && seatOf[fold(s[words[h.i-2].start:words[h.i-2].end])]) && (places[e.key] || towns[e.key]) && !headline && !bareRow(p.m.prospects[e.prospect]):
		return "a place, “" + prev + " " + surface + "”"
	}
	return ""
}

// standsBare tells whether no noun follows a hit that would make it a company's:
// "a Jaguar was seen", unlike "a Jaguar spokesman".
func standsBare(s string, words []token, h hit, next string) bool {
	if words[h.j-1].is(apostrophe) {
		return false
	}
	if next == "" {
		return h.j == len(words) || !joined(s[h.end:words[h.j].start]) && s[h.end:words[h.j].start] != " ("
	}
	w := strings.ToLower(next)
	return w == next && (function[w] || wentBy[w] || strings.HasSuffix(w, "ed"))
}

// aged tells whether a text begins with an age, as after a person's name: ", 71,".
func aged(s string) bool {
	return len(s) > 4 && strings.HasPrefix(s, ", ") && class[s[2]] == 3 && class[s[3]] == 3 && s[4] == ','
}

var (
	calendar = setOf(`monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
november december christmas easter`)
	// headOf are nouns that make the word before them a thing: "Delta variant".
	headOf = setOf(`variant variants strain outbreak virus river rivers rainforest rainforests basin forest jungle tributary growers grower orchard orchards
harvest harvests trees tree juice pie cider blossom blossoms crop crops farmers pickers rot rust blight brush grouse application applications applicant
applicants overstay waiver waivers spill spills poisoning vapor vapour harbour harbor residents voters council mayor county township valley
mountain mountains lake creek island islands beach desert delta tribe people planet orbit blues trophy nominee nominees nomination nominations ceremony
statue statuette adjusters adjuster weavers patterns pattern collectors jewellery jewelry election elections polls rainstorm grass plants species
habitat nests eggs hunters hunting eruption fans seeds leaves wood honey stand stands`)
	headOfOne   = setOf("crossing wave winner bridge road ramp") // with an article before the name
	personTitle = setOf(`president premier senator sheriff mayor governor mr mrs ms dr prof professor sir dame lord lady judge justice
congressman congresswoman councilman councilwoman minister captain coach actor actress singer king queen prince princess pope bishop
rabbi reverend detective economist novelist`)
	shortTitle = setOf("Mr Mrs Ms Dr Prof Sen Gov Rep Rev Sgt Lt Capt")
	seatOf     = setOf("port town city village county university district bay gulf harbour harbor people mayor island")
	sited      = setOf("built based located held mine farm plant site mill born homes fields volcano airport hotel farms mines town village city crash fire fires flood")
	wentBy     = setOf("lost went fell rose had saw took came left lives lived flew swam grew won got ran sank")
	towns      = setOf(`dover lincoln trenton bristol oxford cambridge lancaster windsor kent essex york albany austin aurora bangor bath berkeley
burlington camden canton carson chester clayton clifton concord dayton dover durham elgin fairfield fargo franklin geneva glendale greenwich hamilton
hampton hartford helena holland hudson huntington irvine kingston lafayette laredo lexington lima lowell macon madison marion medford melrose milford milton
modesto monroe newark newport newton norfolk norman odessa olympia omaha palmer peoria plano princeton provo quincy racine reading redding reno
richmond rochester salem savannah selma sparta spokane springfield stockton syracuse tacoma toledo topeka troy tulsa utica vernon waco warren warwick
waterloo waverly wellington wichita wilmington winchester worcester yuma columbia`)
	// alsoThing are words that are things of their own: rivers, planets, gods, animals,
	// fruit, drinks, prizes. Where more is known of the prospect than its name, such a
	// name counts only where a company is plainly told of.
	alsoThing = setOf(`amazon apple delta visa mercury acorn shell lemonade jaguar orange raven phoenix mars saturn venus jupiter neptune
pluto titan apollo hermes athena zeus sage fox puma dove sierra everest nile congo jordan java oasis eden corona maple cedar aspen
willow birch oak magnolia lotus iris ivy basil ginger pepper honey mango peach plum cherry berry banana kiwi papaya olive coconut almond walnut peanut
pumpkin squash radish carrot celery tomato potato onion garlic bison buffalo bear wolf tiger lion panther cougar leopard cheetah lynx otter beaver badger
falcon eagle hawk osprey robin sparrow heron crane pelican penguin parrot swan dolphin shark whale salmon cobra viper python turtle tortoise frog spider
hornet beetle butterfly moth monarch mustang bronco camel elephant giraffe hippo kangaroo koala llama atlas nova aurora zenith solstice equinox cosmos alpaca moose mouse panda rabbit raccoon rhino seal
sloth squirrel stag stallion zebra amber coral emerald jade opal pearl ruby sapphire topaz onyx quartz granite marble oscar emmy grammy tornado hurricane
typhoon monsoon tsunami meteor comet eclipse galaxy nebula orion pegasus aries taurus gemini leo virgo libra scorpio aquarius hermit oyster lobster shrimp crab compass lantern anvil acropolis pyramid sphinx totem saddle canoe kayak yacht ferry ramp hatch hinge lever pulley cradle blanket pillow quilt candle lamp kettle teapot skillet ladle chisel hammer wrench drill saw plow tractor
plaid gusto tartan velvet satin denim linen cotton silk wool canvas ribbon button zipper collar cuff pocket mirror casper toast lattice pilot bench remote
lever greenhouse gem handshake guild gong drift front segment amplitude heap census starburst snowflake cockroach fauna postman insomnia sentry honeycomb
harness puppet chef vault anchor forge kite glitch sketch mural coda roam obsidian medium ghost cameo calm peloton cerebral away beyond impossible
thunder lightning rainbow breeze blizzard avalanche glacier canyon mesa prairie meadow marsh lagoon reef delta fjord geyser volcano crater dune tundra
violin cello piano drum flute trumpet tempo rhythm melody chorus sonata anthem ballad encore duet octave treble carol waltz tango salsa
fist knuckle elbow ankle skull rib spine heart brain lung pulse vein freckle dimple bishop rook knight pawn gambit checkmate joker dice poker
pretzel waffle pancake muffin biscuit cookie brownie noodle dumpling burrito taco nacho chili mustard ketchup mayo pickle relish syrup caramel
toffee fudge nougat vanilla cinnamon nutmeg saffron paprika cumin thyme rosemary parsley cilantro fennel clover thistle fern moss ivy daisy tulip
poppy orchid jasmine lavender lilac marigold peony violet hazel rowan elm cypress juniper spruce fir hemlock sequoia bamboo cactus reed
sparrowhawk kestrel condor vulture raptor griffin dragon unicorn pixie sprite elf gnome troll ogre goblin wizard witch sorcerer oracle
sphere cube prism helix spiral vector tensor matrix axis vertex apex zenith nadir orbit quasar pulsar photon proton neutron electron quark boson
pirate sailor captain corsair galleon frigate schooner clipper harbor lighthouse anchor rudder compass sextant voyager pilgrim nomad ranger scout
alliance frontier spirit crescendo momentum velocity inertia gravity friction entropy paradox enigma cipher riddle puzzle`)
)
