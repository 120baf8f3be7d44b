package rank

import (
	"strings"

	"callworthy/data"
)

// headlineVerbs are the verbs that headlines put in the present, with how what is
// done is told.
var headlineVerbs = pairs("opens opened launches launched wins won lands won signs signed inks signed buys bought acquires acquired sells sold builds built " +
	"completes completed expands expanded adds added names named appoints appointed hires hired promotes promoted closes closed secures secured raises raised " +
	"selects selected chooses chose picks picked unveils unveiled introduces introduced announces announced receives received joins joined partners partnered " +
	"enters entered begins began starts started breaks broke doubles doubled invests invested delivers delivered ships shipped installs installed orders ordered " +
	"gets got gains gained bags won clinches won takes took moves moved leases leased creates created cuts cut sets set files filed publishes published releases released " +
	"reports reported posts posted earns earned obtains obtained awards awarded extends extended renews renewed merges merged forms formed establishes established " +
	"inaugurates inaugurated relocates relocated reopens reopened recalls recalled sues sued settles settled agrees agreed finalizes finalized finalises finalised " +
	"commissions commissioned upgrades upgraded vows vowed pledges pledged commits committed presents presented hosts hosted debuts debuted rolls rolled " +
	"taps tapped boosts boosted backs backed hits hit reaches reached tops topped beats beat slashes slashed trims trimmed halts halted pauses paused lifts lifted " +
	"reveals revealed snaps snapped nabs nabbed recruits recruited elevates elevated welcomes welcomed donates donated achieves achieved surpasses surpassed " +
	"exceeds exceeded strengthens strengthened deploys deployed adopts adopted teams teamed collaborates collaborated resumes resumed restarts restarted " +
	"purchases purchased promises promised triples tripled quadruples quadrupled halves halved swaps swapped hands handed gives gave makes made brings brought " +
	"grows grew divests divested spins spun")

// pairs reads a list of words, each followed by what stands for it.
func pairs(text string) map[string]string {
	fields, out := strings.Fields(text), map[string]string{}
	for i := 0; i+1 < len(fields); i += 2 {
		out[fields[i]] = fields[i+1]
	}
	return out
}

func isVerb(w string) bool { return headlineVerbs[w] != "" }

// plainVerbs are verbs of what a company can plan.
var plainVerbs = wordSet("open build expand launch invest hire add acquire buy sell close cut double create move list raise spend merge enter start begin " +
	"introduce establish relocate install upgrade extend recruit halve reduce increase triple develop make produce offer set shut lay join restructure")

// voiced tells the words after the company's name as one says them: what is done
// in the past, what is planned as a plan, with the articles that headlines drop.
func voiced(rest []string, status data.Status) []string {
	first := strings.ToLower(rest[0])
	switch {
	case first == "to" && len(rest) > 1 && plainVerbs[strings.ToLower(rest[1])]:
		return append([]string{"plans"}, withArticles(rest)...)
	case first == "to":
		return append([]string{"is"}, withArticles(rest)...)
	case status == data.StatusDone && isVerb(first):
		out := append([]string{headlineVerbs[first]}, rest[1:]...)
		for i := 2; i < len(out); i++ {
			if out[i-1] == "and" && isVerb(out[i]) {
				out[i] = headlineVerbs[out[i]]
			}
		}
		return withArticles(out)
	case isVerb(first) && plannedVerb(rest) != "":
		return append([]string{"plans", "to"}, withArticles(append([]string{plannedVerb(rest)}, rest[1:]...))...)
	case isVerb(first):
		return withArticles(append([]string{headlineVerbs[first]}, rest[1:]...))
	}
	return rest
}

// plannedVerb is the plain form of the verb with which a headline tells a plan:
// "opens" of "opens plant next year"; "" where the verb itself is done, and what it
// is for is planned: "raises $40 million to build a plant", "vows to halve waste".
func plannedVerb(rest []string) string {
	first, plain := strings.ToLower(rest[0]), ""
	for _, ending := range []string{"s", "es"} {
		if stem, cut := strings.CutSuffix(first, ending); cut && plainVerbs[stem] {
			plain = stem
		}
	}
	if !means[first] {
		return plain
	}
	for i := 1; i+1 < len(rest); i++ {
		if rest[i] == "to" && plainVerbs[strings.ToLower(rest[i+1])] {
			return ""
		}
	}
	return plain
}

// means are verbs of what is done now for what comes later.
var means = wordSet("raises hires adds sets recruits")

// things are what one is or has one of: in a sentence they need an article.
var things = wordSet("plant factory hall mill facility site office store shop warehouse center centre hub lab laboratory campus line unit depot terminal branch " +
	"clinic hospital restaurant hotel bakery brewery kitchen studio showroom school academy contract deal order agreement partnership stake round furnace kiln dairy " +
	"farm port bridge footbridge tower fund platform app service program programme network division team subsidiary refinery foundry system product tool " +
	"model project range award prize medal tender loan wing annex extension base headquarters cannery creamery smelter sawmill yard dock vessel ship fleet " +
	"letter memorandum company firm startup business maker supplier bank study report survey goal target patent offering placement financing merger acquisition")

// withArticles puts "a" before a thing that has no article, after a verb and
// after the words that bring another thing in.
func withArticles(words []string) []string {
	var out []string
	starts := false
	for i, w := range words {
		if starts && bare(words[i:]) {
			out = append(out, articleOf(words[i:]))
		}
		out = append(out, w)
		starts = i == 0 && w != "to" || i == 1 && words[0] == "to" || bringsThing[w]
	}
	return out
}

var bringsThing = wordSet("for with at from near into")

// endsThing are words that end the description of a thing.
var endsThing = wordSet("in at near with from by to for of on as into via and or after amid before over under that which who while during through across within worth using")

// determiners say which thing it is; numbers say how many.
var determiners = wordSet("a an the its their his her our this that these those some all both another two three four five six seven eight nine ten dozen " +
	"several many more up over about nearly almost every each first-ever record")

// bare tells whether the words begin with a thing, one of it, without an article.
func bare(words []string) bool {
	if determiners[words[0]] {
		return false
	}
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		ends := next == "" || endsThing[strings.Trim(next, ",")] || strings.HasSuffix(w, ",")
		if endsThing[w] || i == 0 && hasCapital(w) && w != strings.ToUpper(w) {
			return false
		}
		if ends {
			return things[core(w)] && !strings.HasSuffix(w, "'s")
		}
	}
	return false
}

// articleOf is the article that a thing without one gets.
func articleOf(words []string) string {
	switch first := words[0]; {
	case first == "headquarters", first == "first", first == "largest", first == "biggest", first == "latest", first == "only", first == "next":
		return "its"
	case vowelSound(first):
		return "an"
	}
	return "a"
}

// vowelSound tells whether a word is spoken with a vowel first.
func vowelSound(w string) bool {
	number := strings.TrimLeft(w, "$€£¥")
	if startsWithDigit(number) {
		digits := strings.FieldsFunc(number, func(r rune) bool { return r < '0' || r > '9' })[0]
		return digits[0] == '8' || digits == "11" || digits == "18"
	}
	if w == strings.ToUpper(w) && len(core(w)) <= 3 {
		return strings.ContainsRune("AEFHILMNORSX", rune(w[0]))
	}
	w = strings.ToLower(w)
	for _, p := range []string{"uni", "use", "eu", "one", "ubi", "uk", "us-"} {
		if strings.HasPrefix(w, p) && !strings.HasPrefix(w, "unin") && !strings.HasPrefix(w, "unim") {
			return false
		}
	}
	return strings.HasPrefix(w, "hour") || strings.HasPrefix(w, "honest") || w != "" && strings.IndexByte("aeiou", w[0]) >= 0
}
