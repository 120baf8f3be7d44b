package watch

import (
	"regexp"
	"slices"
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
var gender = regexp.MustCompile(`(?i)\(?\b(?:[mfwhvdk]\s?/\s?[mfwhvdk]x?(?:\s?/\s?[dxmfw])?|all genders|alle geschlechter)\b\)?`)

// isPost tells whether a line names a post: the word for somebody who works, or
// the mark of one, and not a sentence or the name of a page.
func isPost(s string) bool {
	words := wordsOf(s)
	if len(words) == 0 || len(words) > 14 || len(s) > maxLine || strings.ContainsAny(s, "?!") || strings.HasSuffix(s, ".") && len(words) > 5 {
		return false
	}
	if gender.MatchString(s) || eastern(s) && isEasternPost(s) {
		return true
	}
	for i, w := range words {
		if isWorker(w) && !(len(words) == 1 && strings.HasSuffix(w, "s")) && (i > 0 || unicode.IsUpper([]rune(s)[0])) {
			return true
		}
	}
	return false
}

// isWorker looks for the words for workers also at the end of words that are put
// together, as those of German are.
func isWorker(w string) bool {
	return workers[w] || slices.ContainsFunc(workerEnds, func(end string) bool { return len(w) > len(end)+2 && strings.HasSuffix(w, end) })
}

var workerEnds = strings.Fields(`techniker technikerin leiter leiterin mitarbeiter mitarbeiterin bearbeiter bearbeiterin mechaniker mechanikerin elektriker elektroniker schlosser
	fahrer entwickler entwicklerin berater beraterin kaufmann kauffrau fachkraft ingenieur ingenieurin monteur medewerker ontwikkelaar adviseur tekniker montör säljare
	utvecklare arbetare ingenjör ledare`)

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
	monteur medewerker ontwikkelaar chauffeur lasser verkoper adviseur tekniker montör säljare utvecklare ingenjör svetsare svejser montør
	soudeur soudeuse mécanicien mécanicienne électricien magasinier cariste vendeuse chargée assistante acheteuse
	soldador soldadora operador operadora técnica ingeniera mecánico electricista vendedor vendedora auxiliar analista engenheiro engenheira motorista
	saldatore addetta impiegata meccanico elettricista magazziniere contabile
	inżynier kierowca specjalista spawacz ślusarz elektryk technik magazynier księgowy księgowa handlowiec`)

// functions tell the part of the work by words in the name of a post; the first that fits counts.
var functions = []struct {
	name  string
	words map[string]bool
}{
	{"sales", set(`sales account business-development commercial vertrieb verkauf verkäufer vente ventes vendeur ventas vendite verkoop säljare commerciale vendas försäljning sprzedaży handlowiec verkoper vendedor vendedora`)},
	{"finance", set(`accountant accounting finance financial controller bookkeeper auditor payable receivable tax treasury buchhalter buchhaltung comptable contable comptabilité contabilidad contabilità contabilidade contabile księgowy księgowa księgowość ekonomi boekhouder`)},
	{"human resources", set(`recruiter recruitment talent hr people payroll personal personnel recrutement rh personale humanos`)},
	{"marketing", set(`marketing marketer brand content communications copywriter seo`)},
	{"purchasing", set(`buyer purchaser purchasing procurement sourcing einkauf einkäufer acheteur achats compras acquisti inkoop inköp zakupów`)},
	{"quality", set(`quality qa inspector qualität qualité calidad qualidade qualità kwaliteit kvalitet jakości`)},
	{"maintenance", set(`maintenance electrician mechanic millwright instandhaltung mechaniker mechatroniker elektriker mantenimiento manutenção manutenzione onderhoud underhåll utrzymania monteur mécanicien électricien`)},
	{"logistics", set(`driver warehouse logistics dispatcher picker packer loader forklift supply-chain shipping transport lager logistik fahrer chauffeur logistique logística logistica logistiek magasinier cariste magazynier kierowca motorista`)},
	{"production", set(`production manufacturing operator operative machinist welder assembler fitter assembly cnc plant factory line shift produktion fertigung schlosser schweißer opérateur operario operaio producción produção produzione productie produkcji soudeur soudeuse soldador soldadora saldatore svetsare svejser spawacz lasser`)},
	{"software", set(`software developer programmer devops frontend backend full-stack data cloud security it network entwickler développeur desarrollador ontwikkelaar utvecklare`)},
	{"engineering", set(`engineer engineering design r&d ingenieur ingénieur ingeniero ingegnere ingenjör inżynier konstrukteur ingeniera engenheiro engenheira`)},
	{"customer service", set(`customer service support helpdesk call-centre call-center kundenservice kundendienst`)},
	{"care", set(`nurse physician therapist midwife paramedic carer caregiver clinical`)},
}

func functionOf(post string) string {
	if eastern(post) {
		return easternFunction(post)
	}
	words := wordsOf(post)
	for _, f := range functions {
		for _, w := range words {
			if f.words[w] {
				return f.name
			}
		}
	}
	return functionWithin(words)
}

// leastPart is how long a word is that tells the function of one it is part of, in bytes.
const leastPart = 5

// functionWithin looks for the words of functions at the ends of words that are put
// together: Vertriebsmitarbeiter, Industriemechaniker.
func functionWithin(words []string) string {
	for _, f := range functions {
		for _, w := range words {
			for part := range f.words {
				if len(part) >= leastPart && len(w) > len(part)+2 && (strings.HasPrefix(w, part) || strings.HasSuffix(w, part)) {
					return f.name
				}
			}
		}
	}
	return ""
}

func wordsOf(s string) []string {
	s = strings.NewReplacer("business development", "business-development", "supply chain", "supply-chain", "full stack", "full-stack", "call centre", "call-centre", "call center", "call-center").Replace(strings.ToLower(s))
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '&' })
}
