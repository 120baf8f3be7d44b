package detect

import "strings"

// lands are names of countries, parts of the world and the larger states and
// cities: what can be where something happens, and never with whom. Folded.
var lands = namesIn(`united states/usa/us/u.s./america/united kingdom/uk/u.k./britain/great britain/england/scotland/wales/northern ireland/
	canada/mexico/brazil/argentina/chile/colombia/peru/ecuador/bolivia/uruguay/paraguay/venezuela/panama/costa rica/guatemala/cuba/jamaica/puerto rico/
	germany/france/italy/spain/portugal/netherlands/the netherlands/holland/belgium/luxembourg/switzerland/austria/sweden/norway/denmark/finland/iceland/
	ireland/poland/czechia/czech republic/slovakia/slovenia/hungary/romania/bulgaria/greece/cyprus/malta/croatia/serbia/turkey/türkiye/russia/ukraine/
	estonia/latvia/lithuania/israel/egypt/nigeria/kenya/south africa/ghana/ethiopia/tanzania/uganda/zambia/zimbabwe/botswana/namibia/angola/mozambique/
	morocco/tunisia/algeria/senegal/rwanda/saudi arabia/united arab emirates/uae/qatar/kuwait/oman/bahrain/jordan/lebanon/iraq/iran/india/pakistan/
	bangladesh/sri lanka/nepal/china/hong kong/macau/taiwan/japan/south korea/north korea/korea/singapore/malaysia/indonesia/thailand/vietnam/cambodia/
	philippines/the philippines/myanmar/mongolia/kazakhstan/uzbekistan/australia/new zealand/fiji/
	europe/asia/africa/oceania/antarctica/north america/south america/latin america/central america/middle east/the middle east/southeast asia/
	asia pacific/asia-pacific/apac/emea/mena/european union/eu/scandinavia/nordics/the nordics/benelux/balkans/caribbean/the caribbean/
	alabama/alaska/arizona/arkansas/california/colorado/connecticut/delaware/florida/georgia/hawaii/idaho/illinois/indiana/iowa/kansas/kentucky/louisiana/
	maine/maryland/massachusetts/michigan/minnesota/mississippi/missouri/montana/nebraska/nevada/new hampshire/new jersey/new mexico/new york/
	north carolina/north dakota/ohio/oklahoma/oregon/pennsylvania/rhode island/south carolina/south dakota/tennessee/texas/utah/vermont/virginia/
	washington/west virginia/wisconsin/wyoming/ontario/quebec/british columbia/alberta/manitoba/saskatchewan/nova scotia/new brunswick/
	queensland/victoria/new south wales/tasmania/western australia/south australia/bavaria/saxony/catalonia/lombardy/yorkshire/cornwall/
	london/paris/berlin/munich/hamburg/frankfurt/madrid/barcelona/rome/milan/vienna/zurich/geneva/amsterdam/rotterdam/brussels/antwerp/copenhagen/
	stockholm/oslo/helsinki/dublin/edinburgh/glasgow/manchester/birmingham/leeds/liverpool/bristol/cardiff/belfast/lisbon/porto/athens/warsaw/prague/
	budapest/bucharest/istanbul/moscow/kyiv/tel aviv/jerusalem/dubai/abu dhabi/riyadh/doha/cairo/lagos/nairobi/johannesburg/cape town/mumbai/delhi/
	new delhi/bangalore/bengaluru/chennai/hyderabad/pune/kolkata/karachi/dhaka/beijing/shanghai/shenzhen/guangzhou/tokyo/osaka/seoul/bangkok/jakarta/
	manila/hanoi/ho chi minh city/kuala lumpur/sydney/melbourne/brisbane/perth/auckland/toronto/montreal/vancouver/calgary/ottawa/boston/chicago/
	los angeles/san francisco/san diego/san jose/seattle/portland/denver/dallas/houston/austin/san antonio/phoenix/las vegas/miami/orlando/tampa/
	atlanta/charlotte/nashville/philadelphia/pittsburgh/detroit/cleveland/minneapolis/st. louis/kansas city/new orleans/baltimore/new york city/
	silicon valley/wall street/mexico city/sao paulo/são paulo/buenos aires/santiago/bogota/lima`)

// nations are the adjectives of countries and parts of the world: "a French chain".
var nations = namesIn(`american/british/english/scottish/welsh/irish/canadian/mexican/brazilian/argentine/chilean/colombian/german/french/italian/spanish/portuguese/
	dutch/belgian/swiss/austrian/swedish/norwegian/danish/finnish/icelandic/polish/czech/hungarian/romanian/bulgarian/greek/turkish/russian/ukrainian/israeli/
	egyptian/nigerian/kenyan/south african/ghanaian/saudi/emirati/qatari/indian/pakistani/chinese/taiwanese/japanese/korean/south korean/singaporean/malaysian/
	indonesian/thai/vietnamese/filipino/australian/european/asian/african/latin american/north american/western/eastern/northern/southern`)

func namesIn(list string) map[string]bool {
	out := map[string]bool{}
	for _, name := range strings.Split(list, "/") {
		out[strings.TrimSpace(name)] = true
	}
	return out
}

// namesLand tells whether a text is the name of a land, a city or a people, or
// a row of them: "France", "the U.S. and Canada".
func namesLand(text string) bool {
	low := strings.ToLower(text)
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(low, " and ", ","), func(r rune) bool { return r == ',' || r == '/' }) {
		if part = strings.TrimPrefix(strings.TrimSpace(part), "the "); !lands[part] && !nations[part] {
			return false
		}
	}
	return low != ""
}
