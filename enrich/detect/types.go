package detect

import "strings"

var (
	magnitudes = set("million billion trillion thousand m bn b k mn mm mln mio bln trn tn crore lakh crores lakhs cr millions billions")
	currencies = set(`dollars dollar euros euro pounds yen yuan rupees francs usd eur gbp cad aud inr chf jpy cny hkd sgd sek nok dkk zar brl
		us c a hk s nt rs rs. usdt usdc kronor kroner pesos rand won ringgit rubles roubles lira dirhams riyals shekels baht zloty reais`)
	numberWords = set(`one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred hundreds thousand thousands
		dozen dozens several multiple`)
)

// typeAt matches a typed span at token i and returns the index after it, 0 if there is none.
func typeAt(s *sentence, typ string, i int) int {
	switch typ {
	case "money":
		return moneyAt(s, i)
	case "count":
		return countAt(s, i)
	case "percent":
		return percentAt(s, i)
	case "person":
		return personAt(s, i)
	case "title":
		return titleAt(s, i)
	case "name":
		return nameAt(s, i)
	case "date":
		return dateAt(s, i)
	case "year":
		if isYear(s.toks[i]) {
			return i + 1
		}
	}
	return 0
}

func hasCurrency(low string) bool { return strings.ContainsAny(low, "$€£¥₹") }

func moneyAt(s *sentence, i int) int {
	t, n := s.toks[i], len(s.toks)
	low := func(k int) string {
		if k < n {
			return s.toks[k].low
		}
		return ""
	}
	switch {
	case t.kind == number && hasCurrency(t.low):
		i++
		if magnitudes[low(i)] {
			i++
		}
		return i
	case t.kind == word && t.cap && currencies[t.low] && i+1 < n && s.toks[i+1].kind == number:
		i += 2
		if magnitudes[low(i)] {
			i++
		}
		return i
	case t.kind == number && strings.ContainsAny(t.low[:1], "0123456789"):
		j := i + 1
		if magnitudes[low(j)] {
			j++
		}
		if currencies[low(j)] && len(low(j)) > 2 {
			return j + 1
		}
		if (low(j) == "us" || low(j) == "u.s." || low(j) == "canadian" || low(j) == "australian") && currencies[low(j+1)] {
			return j + 2
		}
	}
	return 0
}

func isYear(t token) bool {
	return t.kind == number && len(t.low) == 4 && (t.low[:2] == "19" || t.low[:2] == "20")
}

func countAt(s *sentence, i int) int {
	t := s.toks[i]
	if numberWords[t.low] && t.kind == word {
		return i + 1
	}
	if t.kind != number || hasCurrency(t.low) || strings.ContainsAny(t.low, "%/") || isYear(t) || percentAt(s, i) > 0 {
		return 0
	}
	if i+1 < len(s.toks) && magnitudes[s.toks[i+1].low] {
		return i + 2
	}
	return i + 1
}

func percentAt(s *sentence, i int) int {
	t := s.toks[i]
	switch {
	case t.kind != number:
		return 0
	case strings.HasSuffix(t.low, "%"):
		return i + 1
	case i+1 < len(s.toks) && (s.toks[i+1].low == "percent" || s.toks[i+1].low == "%" || s.toks[i+1].low == "pct" || s.toks[i+1].low == "pc"):
		return i + 2
	case i+2 < len(s.toks) && s.toks[i+1].low == "per" && s.toks[i+2].low == "cent":
		return i + 3
	}
	return 0
}

var honorifics = set("mr mr. mrs mrs. ms ms. dr dr. prof prof. professor sir dame")

// personAt matches two to four capitalised words that are no title, month or
// function word.
func personAt(s *sentence, i int) int {
	j := i
	for j < len(s.toks) && honorifics[s.toks[j].low] {
		j++
	}
	start := j
	for j < len(s.toks) && j-start < 4 {
		t := s.toks[j]
		if t.kind != word || !t.cap || titleWords[t.low] || prepositions[t.low] || months[t.low] != 0 || dayWords[t.low] || corporate[t.low] ||
			notNames[t.low] || auxiliaries[t.low] {
			break
		}
		j++
	}
	if j-start >= 2 || j > start && start > i {
		return j
	}
	return 0
}

var notNames = set(`new the a an its to chief and first former veteran industry leading global north south east west american united states best top most award company
	technology technologies fund series university center medical financial market markets business services international national group board team bank growth
	security digital health healthcare energy data ai software platform capital partners ventures award awards excellence place work leader leaders great
	its our their this that two three inc. forbes fortune magazine summit conference expo street california texas york london city county county`)

func titleAt(s *sentence, i int) int {
	core := false
	j := i
	for j < len(s.toks) && (titleWords[s.toks[j].low] || s.toks[j].low == "&" || s.toks[j].low == "-" || s.toks[j].low == "/") {
		switch s.toks[j].low {
		case "and", "of", "for", "the", "senior", "general", "global", "interim", "people", "product", "sales", "lead", "associate", "financial", "human", "marketing":
		default:
			core = true
		}
		j++
	}
	for k := i; !core && k < len(s.toks) && k-i < 6 && s.toks[k].kind == word; k++ {
		if coreTitles[s.toks[k].low] {
			return k + 1
		}
	}
	if !core {
		return 0
	}
	for j > i && (s.toks[j-1].low == "of" || s.toks[j-1].low == "and" || s.toks[j-1].low == "for" || s.toks[j-1].low == "the") {
		j--
	}
	return j
}

var coreTitles = set(`chief boss ceo cfo coo cto cmo cio cro cso chro president chairman chairwoman chairperson chair director directors manager partner officer
	counsel advisor adviser trustee dean head treasurer secretary principal board`)

func nameAt(s *sentence, i int) int {
	if s.toks[i].kind == org {
		return i + 1
	}
	j := i
	for j < len(s.toks) && j-i < 6 && s.toks[j].kind == word && s.toks[j].cap && !prepositions[s.toks[j].low] {
		j++
	}
	if j == i {
		return 0
	}
	return j
}

func dateAt(s *sentence, i int) int {
	t := s.toks[i]
	if months[t.low] != 0 && t.cap {
		j := i + 1
		if j < len(s.toks) && s.toks[j].kind == number && len(s.toks[j].low) <= 4 {
			j++
			if j+1 < len(s.toks) && s.toks[j].low == "," && isYear(s.toks[j+1]) {
				j += 2
			}
		}
		return j
	}
	if t.kind == number && len(t.low) <= 2 && i+1 < len(s.toks) && months[s.toks[i+1].low] != 0 && s.toks[i+1].cap {
		if i+2 < len(s.toks) && isYear(s.toks[i+2]) {
			return i + 3
		}
		return i + 2
	}
	return 0
}
