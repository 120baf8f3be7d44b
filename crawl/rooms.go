package crawl

import (
	"bytes"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"callworthy/data"
)

// maxRoomPage is how many bytes of a page are searched for links to others.
const maxRoomPage = 2 << 20

// room tells how a site's page of one kind is known: by what its link says, as
// a whole, and by the last or only segment of its path.
type room struct {
	kind  data.PageKind
	words *regexp.Regexp
	paths *regexp.Regexp
}

// rooms are the pages of a company's site that are worth a look, with the words
// by which the web's larger languages link to them.
var rooms = []room{
	{data.PageAbout,
		words(`about|about us|our company|the company|who we are|company profile|über uns|unternehmen|à propos|qui sommes-nous|om oss|om os|over ons|quiénes somos|sobre nosotros|la empresa|chi siamo|l'azienda|o nas|o firmie|quem somos|sobre nós|会社概要|企業情報|会社情報|公司简介|关于我们|公司簡介|關於我們|회사소개|о компании|о нас`),
		paths(`about|about-us|aboutus|company|ueber-uns|unternehmen|a-propos|qui-sommes-nous|om-oss|om-os|over-ons|quienes-somos|sobre-nosotros|chi-siamo|o-nas`)},
	{data.PageNews,
		words(`news|newsroom|news room|latest news|company news|all news|press|press room|press releases|news releases|news (?:and|&) (?:events|press|media|insights|updates)|press (?:and|&) media|media|media cent(?:er|re)|press cent(?:er|re)|aktuelles|neuigkeiten|presse|pressemitteilungen|actualités|communiqués de presse|espace presse|noticias|prensa|sala de prensa|notizie|comunicati stampa|nieuws|nyheter|nyheder|pressrum|pressmeddelanden|aktualności|dla prasy|biuro prasowe|notícias|imprensa|sala de imprensa|ニュース|お知らせ|新着情報|プレスリリース|ニュースリリース|新闻|新闻中心|公司新闻|新闻动态|最新消息|新聞|新聞中心|新聞稿|뉴스|보도자료|공지사항|новости|пресс-центр|пресс-релизы`),
		paths(`news|newsroom|news-room|press|press-room|pressroom|press-releases|news-releases|media|media-center|media-centre|news-and-events|news-events|aktuelles|presse|pressemitteilungen|actualites|communiques|noticias|sala-de-prensa|notizie|comunicati-stampa|nieuws|nyheter|nyheder|pressrum|imprensa`)},
	{data.PageBlog,
		words(`blog|our blog|company blog|the blog|ブログ|博客|部落格|블로그|блог`),
		paths(`blog`)},
	{data.PageLeadership,
		words(`leadership|leadership team|our leadership|our leaders|executive team|executive leadership|executives|management|management team|our management|senior management|senior leadership|board of directors|board (?:and|&) management|meet the team|our team|the team|team|people|our people|our directors|geschäftsführung|vorstand|führungsteam|unser team|direction|équipe dirigeante|notre équipe|l'équipe|equipo directivo|dirección|nuestro equipo|il team|management en directie|directie|ons team|ledning|ledelse|ledningsgrupp|bolagsledning|koncernledning|direktion|zarząd|zarząd spółki|kierownictwo|nasz zespół|diretoria|administração|nossa equipe|liderança|liderazgo|directivos|consejo de administración|direzione|la nostra squadra|consiglio di amministrazione|comité de direction|comité exécutif|gouvernance|managementteam|het team|bestuur|raad van bestuur|役員一覧|役員紹介|経営陣|管理团队|领导团队|高管团队|董事会|管理團隊|經營團隊|經營階層|경영진|임원진|руководство|наша команда`),
		paths(`leadership|leadership-team|our-leadership|executive-team|executives|management|management-team|senior-management|senior-leadership|board-of-directors|team|our-team|people|our-people|geschaeftsfuehrung|vorstand|fuehrungsteam|direction|equipe|equipo|directie|ledning|ledelse|zarzad|diretoria`)},
	{data.PageCareers,
		words(`careers|career|jobs|job openings|open positions|open roles|current vacancies|vacancies|work with us|work for us|join us|join our team|we're hiring|karriere|stellenangebote|offene stellen|stellen|carrières|carrière|recrutement|nous rejoindre|offres d'emploi|empleo|trabaja con nosotros|carriere|lavora con noi|vacatures|werken bij|jobba hos oss|lediga jobb|ledige stillinger|karriär|kariera|praca|oferty pracy|carreiras|trabalhe conosco|vagas|únete|empleos|posizioni aperte|opportunità di lavoro|ledige job|採用情報|採用|求人情報|募集要項|招聘|人才招聘|加入我们|社会招聘|加入我們|人才招募|職缺|채용|채용정보|인재채용|вакансии|карьера`),
		paths(`careers|career|jobs|job-openings|open-positions|vacancies|current-vacancies|work-with-us|join-us|join-our-team|karriere|stellenangebote|carrieres|recrutement|nous-rejoindre|empleo|lavora-con-noi|vacatures|werken-bij|lediga-jobb|kariera|carreiras`)},
}

func words(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:` + alternatives + `)$`)
}
func paths(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:` + alternatives + `)(?:\.[a-z]{3,5})?$`)
}

// findRooms gives the address of the first page of each kind that the pages'
// links lead to on the same site. What a link says counts before where it leads.
func findRooms(found map[data.PageKind]string, page []byte, base *url.URL) {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(page[:min(len(page), maxRoomPage)]))
	if err != nil {
		return
	}
	byPath := map[data.PageKind]string{}
	doc.Find("a[href]").Each(func(_ int, s *goquery.Selection) {
		at, err := parseURL(pageURL(base, s.AttrOr("href", "")))
		if err != nil || !sameSite(at, base) || at.Path == base.Path && at.RawQuery == base.RawQuery {
			return
		}
		if kind := roomOfWords(linkWords(s)); kind != "" {
			setFirst(found, kind, at.String())
		} else if kind := roomOfPath(at.Path); kind != "" {
			setFirst(byPath, kind, at.String())
		}
	})
	for kind, at := range byPath {
		setFirst(found, kind, at)
	}
}

func setFirst(found map[data.PageKind]string, kind data.PageKind, at string) {
	if found[kind] == "" {
		found[kind] = at
	}
}

// linkWords is what a link says: its text, or the name that it has for those
// who cannot see its picture.
func linkWords(s *goquery.Selection) string {
	said := strings.Join(strings.Fields(s.Text()), " ")
	if said == "" {
		said = strings.TrimSpace(s.AttrOr("aria-label", s.AttrOr("title", "")))
	}
	return strings.Trim(said, " ›»→>·:")
}

func roomOfWords(said string) data.PageKind {
	if i := slices.IndexFunc(rooms, func(r room) bool { return r.words.MatchString(said) }); i >= 0 {
		return rooms[i].kind
	}
	return ""
}

// roomOfPath judges by the last segment of a path of at most three, and not of
// a single item under a page of the kind.
func roomOfPath(path string) data.PageKind {
	segments := strings.Split(strings.Trim(path, "/"), "/")
	if len(segments) > 3 {
		return ""
	}
	last := segments[len(segments)-1]
	if i := slices.IndexFunc(rooms, func(r room) bool { return r.paths.MatchString(last) }); i >= 0 {
		return rooms[i].kind
	}
	return ""
}

// sameSite tells whether two addresses belong to one registered domain, as
// newsroom.acme.example and www.acme.example do. Hosts without one, such as
// addresses of the network, must be the same.
func sameSite(a, b *url.URL) bool {
	return hostKey(a) == hostKey(b) || data.SiteOf(a.String()) == data.SiteOf(b.String())
}
