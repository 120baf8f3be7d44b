package watch

import (
	"regexp"
	"strings"
	"unicode"

	"callworthy/data"
)

// posts finds the open posts that a page names in links, headings and lists. The
// same name twice is two posts.
func posts(lines []line) []data.PagePost {
	var out []data.PagePost
	for _, l := range lines {
		if l.title && isPost(l.text) {
			out = append(out, data.PagePost{Title: l.text, Function: functionOf(l.text)})
		}
	}
	return out
}

// gender marks the names of posts on sites of several countries: "(m/w/d)", "(H/F)".
var gender = regexp.MustCompile(`(?i)\(?\b(?:[mfwhvd]\s?/\s?[mfwhvd]x?(?:\s?/\s?[dxmfw])?|all genders|alle geschlechter)\b\)?`)

// isPost tells whether a line names a post: the word for somebody who works, or
// the mark of one, and not a sentence or the name of a page.
func isPost(s string) bool {
	words := wordsOf(s)
	if len(words) == 0 || len(words) > 14 || len(s) > maxLine || strings.ContainsAny(s, "?!") || strings.HasSuffix(s, ".") && len(words) > 5 {
		return false
	}
	if gender.MatchString(s) {
		return true
	}
	for i, w := range words {
		if workers[w] && !(len(words) == 1 && strings.HasSuffix(w, "s")) && (i > 0 || unicode.IsUpper([]rune(s)[0])) {
			return true
		}
	}
	return false
}

// workers are the words for those who hold a post.
var workers = set(`accountant administrator advisor adviser agent analyst apprentice architect assembler assistant associate auditor baker bookkeeper brewer buyer
	carpenter cashier chef chemist clerk consultant controller coordinator cook copywriter counsel dentist designer developer director dispatcher driver
	economist editor electrician engineer estimator executive fitter foreman forester geologist handler housekeeper inspector installer instructor intern
	janitor lawyer leader librarian loader machinist maintainer manager marketer mechanic merchandiser midwife millwright nurse officer operator operative
	packer painter paralegal paramedic partner pharmacist physician picker pilot planner plumber porter practitioner processor producer programmer
	purchaser receptionist recruiter representative researcher roofer scheduler scientist seamstress secretary specialist stocker strategist supervisor
	surveyor teacher technician technologist tester therapist trader trainee trainer translator underwriter veterinarian waiter warden welder worker writer
	ingenieur ingenieurin techniker technikerin leiter leiterin mitarbeiter mitarbeiterin sachbearbeiter sachbearbeiterin mechaniker mechatroniker elektriker
	elektroniker schlosser schweißer fahrer entwickler entwicklerin berater beraterin kaufmann kauffrau buchhalter fachkraft auszubildender
	ingénieur technicien technicienne responsable conducteur opérateur opératrice chargé chargée comptable commercial développeur acheteur vendeur alternant
	ingeniero técnico operario comercial contable desarrollador jefe encargado conductor ingegnere tecnico operaio impiegato addetto sviluppatore
	monteur medewerker ontwikkelaar chauffeur tekniker montör säljare utvecklare ingenjör inżynier kierowca specjalista`)

// functions tell the part of the work by words in the name of a post; the first that fits counts.
var functions = []struct {
	name  string
	words map[string]bool
}{
	{"sales", set(`sales account business-development commercial vertrieb verkauf verkäufer vente ventes vendeur ventas vendite verkoop säljare`)},
	{"finance", set(`accountant accounting finance financial controller bookkeeper auditor payable receivable tax treasury buchhalter buchhaltung comptable contable`)},
	{"human resources", set(`recruiter recruitment talent hr people payroll personal personnel`)},
	{"marketing", set(`marketing marketer brand content communications copywriter seo`)},
	{"purchasing", set(`buyer purchaser purchasing procurement sourcing einkauf einkäufer acheteur achats`)},
	{"quality", set(`quality qa inspector qualität qualité calidad`)},
	{"maintenance", set(`maintenance electrician mechanic millwright instandhaltung mechaniker mechatroniker elektriker mantenimiento`)},
	{"logistics", set(`driver warehouse logistics dispatcher picker packer loader forklift supply-chain shipping transport lager logistik fahrer chauffeur logistique`)},
	{"production", set(`production manufacturing operator operative machinist welder assembler fitter assembly cnc plant factory line shift produktion fertigung schlosser schweißer opérateur operario operaio`)},
	{"software", set(`software developer programmer devops frontend backend full-stack data cloud security it network entwickler développeur desarrollador ontwikkelaar utvecklare`)},
	{"engineering", set(`engineer engineering design r&d ingenieur ingénieur ingeniero ingegnere ingenjör inżynier konstrukteur`)},
	{"customer service", set(`customer service support helpdesk call-centre call-center kundenservice kundendienst`)},
	{"care", set(`nurse physician therapist midwife paramedic carer caregiver clinical`)},
}

func functionOf(post string) string {
	words := wordsOf(post)
	for _, f := range functions {
		for _, w := range words {
			if f.words[w] {
				return f.name
			}
		}
	}
	return ""
}

func wordsOf(s string) []string {
	s = strings.NewReplacer("business development", "business-development", "supply chain", "supply-chain", "full stack", "full-stack", "call centre", "call-centre", "call center", "call-center").Replace(strings.ToLower(s))
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '&' })
}
