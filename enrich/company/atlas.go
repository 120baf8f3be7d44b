package company

import "strings"

// regionName is the folded full name of a state or province; empty for others.
func regionName(s string) string {
	w := foldWords(s)
	if full := regionShort[w]; full != "" && (len(w) > 2 || strings.ToUpper(s) == s || strings.Contains(s, ".")) {
		return full
	}
	if regionCountry[w] != "" {
		return w
	}
	return ""
}

// regionShort are the postal and the newspapers' abbreviations of states and
// provinces (Associated Press Stylebook).
var regionShort, regionCountry = func() (map[string]string, map[string]string) {
	short, country := map[string]string{}, map[string]string{}
	for c, list := range map[string]string{
		"us": `alabama:al:ala alaska:ak arizona:az:ariz arkansas:ar:ark california:ca:calif colorado:co:colo connecticut:ct:conn
			delaware:de:del florida:fl:fla georgia:ga hawaii:hi idaho:id illinois:il:ill indiana:in:ind iowa:ia kansas:ks:kan kentucky:ky
			louisiana:la maine:me maryland:md massachusetts:ma:mass michigan:mi:mich minnesota:mn:minn mississippi:ms:miss missouri:mo
			montana:mt:mont nebraska:ne:neb nevada:nv:nev new_hampshire:nh new_jersey:nj new_mexico:nm new_york:ny north_carolina:nc
			north_dakota:nd ohio:oh oklahoma:ok:okla oregon:or:ore pennsylvania:pa rhode_island:ri south_carolina:sc south_dakota:sd
			tennessee:tn:tenn texas:tx utah:ut vermont:vt virginia:va washington:wa:wash west_virginia:wv wisconsin:wi:wis wyoming:wy:wyo`,
		"ca": `ontario:on:ont quebec:qc:que british_columbia:bc alberta:ab:alta manitoba:mb saskatchewan:sk:sask nova_scotia:ns new_brunswick:nb`,
		"au": "queensland:qld victoria:vic new_south_wales:nsw tasmania:tas western_australia south_australia",
		"gb": "scotland wales england yorkshire",
		"de": "bavaria saxony hesse",
	} {
		for _, names := range strings.Fields(list) {
			all := strings.Split(names, ":")
			full := strings.ReplaceAll(all[0], "_", " ")
			country[full] = c
			for _, abbr := range all[1:] {
				short[abbr] = full
			}
		}
	}
	return short, country
}()

// countryCode is the ISO 3166 code of a country in small letters; empty for others.
func countryCode(s string) string {
	w := foldWords(s)
	if len(w) == 2 && strings.ToUpper(s) == s {
		if w == "uk" {
			return "gb"
		}
		return w
	}
	return countries[w]
}

// countries are the names of countries by which news calls companies' homes.
var countries = func() map[string]string {
	out := map[string]string{}
	for _, line := range strings.Fields(`united_states:us usa:us america:us united_kingdom:gb britain:gb great_britain:gb uk:gb canada:ca mexico:mx brazil:br argentina:ar
		chile:cl colombia:co peru:pe germany:de france:fr italy:it spain:es portugal:pt netherlands:nl belgium:be luxembourg:lu switzerland:ch
		austria:at sweden:se norway:no denmark:dk finland:fi iceland:is ireland:ie poland:pl czechia:cz hungary:hu romania:ro bulgaria:bg greece:gr
		turkey:tr russia:ru ukraine:ua estonia:ee latvia:lv lithuania:lt israel:il egypt:eg nigeria:ng kenya:ke south_africa:za ghana:gh ethiopia:et
		morocco:ma saudi_arabia:sa united_arab_emirates:ae uae:ae qatar:qa kuwait:kw india:in pakistan:pk bangladesh:bd china:cn hong_kong:hk taiwan:tw
		japan:jp south_korea:kr korea:kr singapore:sg malaysia:my indonesia:id thailand:th vietnam:vn philippines:ph australia:au new_zealand:nz`) {
		name, code, _ := strings.Cut(line, ":")
		out[strings.ReplaceAll(name, "_", " ")] = code
	}
	return out
}()
