package watch

import (
	"strings"
	"testing"

	"callworthy/data"
)

// TestPeopleOfSites reads the pages of those who lead, in the ways and the languages
// in which sites set them.
func TestPeopleOfSites(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"title before name in a line": {`<ul><li>CEO – Jane Doe</li><li>CFO: John Roe</li><li>Chief Operating Officer – Mary Major</li><li>Director, Latin Division</li><li>Chair | Ada Storr</li></ul>`,
			"Jane Doe=CEO; John Roe=CFO; Mary Major=Chief Operating Officer; Ada Storr=Chair"},
		"a table": {`<table><tr><th>Name</th><th>Role</th><th>Phone</th></tr><tr><td>Ada Storr</td><td>Managing Director</td><td>01632 960100</td></tr><tr><td>Ben Oord</td><td>Works Manager</td><td>01632 960101</td></tr></table>`,
			"Ada Storr=Managing Director; Ben Oord=Works Manager"},
		"pictures alone": {`<div><img src="a.jpg" alt="Ada Storr, Chief Executive"></div><div><img src="b.jpg" alt="Ben Oord – Finance Director"></div>`,
			"Ada Storr=Chief Executive; Ben Oord=Finance Director"},
		"links between": {`<div><h3>Ada Storr</h3><a href="https://linkedin.example/a">LinkedIn</a><p>Chief Executive</p><a href="#">View bio</a></div><div><h3>Ben Oord</h3><a href="x">LinkedIn</a><p>Finance Director</p><a href="#">View bio</a></div>`,
			"Ada Storr=Chief Executive; Ben Oord=Finance Director"},
		"a picture's words and the name": {`<div><img alt="Ada Storr"><h3>Ada Storr</h3><p>Chief Executive</p></div><div><img alt="Photo of Ben Oord"><h3>Ben Oord</h3><p>Finance Director</p></div>`,
			"Ada Storr=Chief Executive; Ben Oord=Finance Director"},
		"names in capitals": {`<p><strong>Jean-Paul LEROY</strong><br>Directeur général</p><p><strong>ANNE MOREAU</strong><br>Directrice financière</p>`,
			"Jean-Paul LEROY=Directeur général; ANNE MOREAU=Directrice financière"},
		"de": {`<h3>Dr.-Ing. Jens Kuhl</h3><p>Geschäftsführer (Sprecher)</p><h3>Frau Prof. Dr. Anna Weber</h3><p>Geschäftsführerin Technik</p><h3>Dipl.-Kfm. Udo Lang</h3><p>Kaufmännischer Leiter</p>`,
			"Jens Kuhl=Geschäftsführer (Sprecher); Anna Weber=Geschäftsführerin Technik; Udo Lang=Kaufmännischer Leiter"},
		"fr": {`<div>Présidente-directrice générale</div><div>Mme Claire Petit</div><div>Directeur des opérations</div><div>M. Luc Garnier</div><div>Secrétaire générale</div><div>Zoé Marchand</div>`,
			"Claire Petit=Présidente-directrice générale; Luc Garnier=Directeur des opérations; Zoé Marchand=Secrétaire générale"},
		"es": {`<li><b>D. Juan Pérez Gil</b>, Director General</li><li><b>Dña. María López</b>, Consejera Delegada</li><li><b>Sr. Iván Ruiz</b>, Responsable de Compras</li>`,
			"Juan Pérez Gil=Director General; María López=Consejera Delegada; Iván Ruiz=Responsable de Compras"},
		"it": {`<h4>Dott.ssa Paola Neri</h4><span>Amministratrice delegata</span><h4>Ing. Carlo Viti</h4><span>Direttore di stabilimento</span>`,
			"Paola Neri=Amministratrice delegata; Carlo Viti=Direttore di stabilimento"},
		"nl": {`<h3>drs. Piet de Vries</h3><p>Algemeen directeur</p><h3>Mevr. Els van den Berg</h3><p>Manager verkoop</p><h3>ir. Jan Bos</h3><p>Bedrijfsleider</p>`,
			"Piet de Vries=Algemeen directeur; Els van den Berg=Manager verkoop; Jan Bos=Bedrijfsleider"},
		"sv": {`<h3>Karin Öberg</h3><p>Vd och koncernchef</p><h3>Nils Åkesson</h3><p>Ekonomichef</p><h3>Eva Lund</h3><p>Försäljningsdirektör</p>`,
			"Karin Öberg=Vd och koncernchef; Nils Åkesson=Ekonomichef; Eva Lund=Försäljningsdirektör"},
		"pl": {`<p>Prezes Zarządu</p><p>mgr inż. Jan Kowalski</p><p>Wiceprezes Zarządu</p><p>Anna Nowak</p><p>Dyrektor finansowa</p><p>Ewa Zając</p>`,
			"Jan Kowalski=Prezes Zarządu; Anna Nowak=Wiceprezes Zarządu; Ewa Zając=Dyrektor finansowa"},
		"pt": {`<h3>Eng. João Silva</h3><p>Diretor-geral</p><h3>Rita Sousa</h3><p>Administradora</p><h3>Dra. Inês Melo</h3><p>Diretora financeira</p>`,
			"João Silva=Diretor-geral; Rita Sousa=Administradora; Inês Melo=Diretora financeira"},
		"ja": {`<h1>役員一覧</h1><table><tr><th>代表取締役社長</th><td>山田 太郎</td></tr><tr><th>常務取締役 営業本部長</th><td>佐藤　花子</td></tr><tr><th>監査役</th><td>鈴木一郎</td></tr></table><p>会社案内</p>`,
			"山田 太郎=代表取締役社長; 佐藤 花子=常務取締役 営業本部長; 鈴木一郎=監査役"},
		"zh": {`<h2>管理团队</h2><div><p>王明</p><p>董事长</p></div><div><p>李小娜</p><p>首席执行官</p></div><div><p>欧阳建国</p><p>财务总监</p></div><p>联系我们</p>`,
			"王明=董事长; 李小娜=首席执行官; 欧阳建国=财务总监"},
		"ko in a line": {`<ul><li>대표이사 김민수</li><li>부사장 이서연</li></ul><p>회사 소개</p>`, "김민수=대표이사; 이서연=부사장"},
		"no people":    {`<h2>Head Office</h2><p>Leeds Works</p><h3>Managing Director's Message</h3><p>Annual Report</p><h3>New Partner Portal</h3><p>Log In Here</p><p>会社概要</p><p>取締役会について</p>`, ""},
	} {
		var got []string
		for _, p := range reading(t, data.PageLeadership, night, c.page).People {
			got = append(got, p.Name+"="+p.Title)
			if again := people(linesIn(p.Quote)); len(again) != 1 || again[0] != p {
				t.Errorf("%s: the quote %q alone tells of %+v", name, p.Quote, again)
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", name, s, c.want)
		}
	}
}

// TestRedesignOfSites: the same people in another markup, order and spelling are no news.
func TestRedesignOfSites(t *testing.T) {
	for _, c := range [][2]string{
		{`<h3>Dr. Jens Kuhl</h3><p>Geschäftsführer</p><h3>Anna Weber</h3><p>Kaufmännische Leiterin</p>`, `<table><tr><td>Kaufmännische Leiterin</td><td>Anna WEBER</td></tr><tr><td>Geschäftsführer</td><td>Herr Dr.-Ing. Jens Kuhl</td></tr></table>`},
		{`<p>CEO – Jane Doe</p><p>CFO – John Roe</p>`, `<div><img alt="Jane Doe"><h3>Jane M. Doe</h3><a href="x">LinkedIn</a><p>Chief Executive Officer</p></div><div><h3>John Roe</h3><p>CFO</p></div>`},
		{`<table><tr><th>代表取締役社長</th><td>山田 太郎</td></tr></table><p>監査役 鈴木一郎</p>`, `<h4>山田太郎</h4><p>代表取締役社長</p><h4>鈴木 一郎</h4><p>監査役</p>`},
	} {
		change, ok := Compare(reading(t, data.PageLeadership, before, c[0]), reading(t, data.PageLeadership, night, c[1]))
		if !ok || len(change.New)+len(change.Gone) > 0 {
			t.Errorf("%s\nbecomes\n%s\n%v %+v", c[0], c[1], ok, change)
		}
	}
}

// TestPostsOfSites reads open posts in the ways and the languages in which sites
// list them, and nothing else that stands on such pages.
func TestPostsOfSites(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"by department": {`<h2>Production</h2><ul><li><a href="/1">Welder</a></li><li><a href="/2">Shift Supervisor</a></li></ul><h2>Finance</h2><ul><li><a href="/3">Accounts Payable Clerk</a></li></ul><a href="/all">See all jobs</a>`,
			"Welder=production; Shift Supervisor=production; Accounts Payable Clerk=finance"},
		"an embedded board": {`<div><a href="https://boards.example/a/1"><p>Senior Software Engineer</p><p>Leeds, UK</p></a></div><div><a href="https://boards.example/a/2"><p>Account Executive</p><p>Remote</p></a></div><p>Filter by department</p>`,
			"Senior Software Engineer=software; Account Executive=sales"},
		"a table": {`<table><tr><th>Position</th><th>Location</th></tr><tr><td>Maintenance Technician</td><td>Leeds</td></tr><tr><td>Quality Inspector</td><td>York</td></tr></table>`,
			"Maintenance Technician=maintenance; Quality Inspector=quality"},
		"de": {`<ul><li><a href="/1">Industriemechaniker (m/w/d)</a></li><li><a href="/2">Vertriebsmitarbeiter im Innendienst</a></li><li><a href="/3">Softwareentwickler C++</a></li><li><a href="/4">Ihre Ansprechpartner</a></li></ul>`,
			"Industriemechaniker (m/w/d)=maintenance; Vertriebsmitarbeiter im Innendienst=sales; Softwareentwickler C++=software"},
		"fr": {`<h3>Soudeur H/F</h3><h3>Technicien de maintenance (F/H) - CDI</h3><h3>Chargée de recrutement</h3><h3>Nos métiers</h3>`,
			"Soudeur H/F=production; Technicien de maintenance (F/H) - CDI=maintenance; Chargée de recrutement=human resources"},
		"es": {`<a href="/1">Operario/a de producción</a><br><a href="/2">Soldador</a><br><a href="/3">Ingeniero/a de calidad</a><br><a href="/4">Trabaja con nosotros</a>`,
			"Operario/a de producción=production; Soldador=production; Ingeniero/a de calidad=quality"},
		"it": {`<li>Operaio specializzato</li><li>Saldatore</li><li>Addetta alla contabilità</li><li>Invia il tuo curriculum</li>`,
			"Operaio specializzato=production; Saldatore=production; Addetta alla contabilità=finance"},
		"nl": {`<h3>Productiemedewerker</h3><h3>Monteur buitendienst (m/v)</h3><h3>Verkoopadviseur</h3><h3>Waarom wij</h3>`,
			"Productiemedewerker=production; Monteur buitendienst (m/v)=maintenance; Verkoopadviseur=sales"},
		"sv": {`<li><a href="/1">Svetsare till Umeå</a></li><li><a href="/2">Underhållstekniker</a></li><li><a href="/3">Säljare Norrland</a></li><li><a href="/4">Om oss</a></li>`,
			"Svetsare till Umeå=production; Underhållstekniker=maintenance; Säljare Norrland=sales"},
		"pl": {`<li>Spawacz</li><li>Operator maszyn CNC (k/m)</li><li>Specjalista ds. sprzedaży</li><li>Kim jesteśmy</li>`,
			"Spawacz=production; Operator maszyn CNC (k/m)=production; Specjalista ds. sprzedaży=sales"},
		"pt": {`<li>Soldador (m/f)</li><li>Operador de produção</li><li>Técnico de manutenção</li><li>Candidatura espontânea</li>`,
			"Soldador (m/f)=production; Operador de produção=production; Técnico de manutenção=maintenance"},
		"ja": {`<h1>採用情報</h1><ul><li>製造スタッフ</li><li>機械設計エンジニア</li><li>営業職（正社員）</li><li>福利厚生</li></ul>`,
			"製造スタッフ=production; 機械設計エンジニア=engineering; 営業職（正社員）=sales"},
		"zh": {`<h1>人才招聘</h1><ul><li>焊工</li><li>机械工程师</li><li>销售经理</li><li>福利待遇</li></ul>`,
			"焊工=production; 机械工程师=engineering; 销售经理=sales"},
	} {
		var got []string
		for _, p := range reading(t, data.PageCareers, night, c.page).Posts {
			got = append(got, p.Title+"="+p.Function)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", name, s, c.want)
		}
	}
}
