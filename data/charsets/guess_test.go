package charsets

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// headlines of business news as each language writes them.
var headlines = map[string]string{
	"ru": `Завод в Туле увеличил выпуск подшипников на треть|Компания назначила нового финансового директора|Строительство склада под Казанью начнётся весной|«Северсвет» купил доли в двух сетях|Прибыль выросла на 12% – до 3,4 млрд рублей|Чистый убыток за квартал сократился|Новый цех откроют в декабре|Банк продал портфель кредитов|РАБОТНИКИ ФАБРИКИ ПОЛУЧАТ ПРЕМИЮ|Совет директоров утвердил бюджет`,
	"uk": `Завод у Львові збільшив випуск меблів|Компанія призначила нового директора|У Києві відкрили новий склад`,
	"ja": `新工場を名古屋に建設へ 投資額は八十億円|社長に山田太郎氏が就任|決算発表:売上高は前年比で増加|株式会社みどり、海外子会社を設立|ソフトウェアの新製品を発売しました|お知らせ|人事異動について|トヨハシ工業、タイに進出|業務提携に関する基本合意のお知らせ`,
	"zh": `公司在苏州新建工厂 投资三亿元|董事会任命王明为首席财务官|第三季度营业收入同比增长|两家企业签署战略合作协议|关于召开股东大会的通知|集团完成收购欧洲设备制造商|新产品发布会将在上海举行|我们正在招聘工程师|人事任免公告|科技园区开工建设`,
	"tw": `公司在臺中興建新廠 投資三億元|董事會任命王明為財務長|第三季營收較去年同期成長|兩家企業簽署合作備忘錄|關於召開股東會的通知|集團完成收購歐洲設備製造商|新產品發表會將在臺北舉行|我們正在徵求工程師|人事異動公告|經濟部公布統計結果`,
	"ko": `새 공장을 대전에 짓기로 결정|신임 대표이사에 김민수 부사장 선임|3분기 매출 지난해보다 12% 증가|두 회사, 전략적 제휴 협약 체결|주주총회 소집 공고|해외 자회사 설립에 관한 안내|신제품 발표회를 서울에서 개최|채용 공고|물류센터 착공식 열려|투자 유치에 성공했다고 밝혔다`,
	"fr": `Une usine près de Besançon recrute trente soudeurs|L’été a été bon pour les scieries|Nommée à la tête du groupe, elle réorganise l’atelier|À Nîmes, l'entrepôt déménage|Déjà 3 000 clients “fidèles” – et après ?|Le maïs coûte plus cher`,
	"de": `Größere Halle für Getriebe in Österreich eröffnet|Müller übernimmt die Geschäftsführung|Umsatz wächst um 12 % – Ausblick erhöht|Fünf Brücken für Köln|Straßenbau: Aufträge in Höhe von 4 Mio. €`,
	"es": `La fábrica de Logroño contratará a 40 técnicos|Según el año pasado, subirán los salarios|Señales de mejoría en la construcción|¿Quién dirigirá la compañía?|Nueva línea de baños en Málaga`,
	"sv": `Sågverket i Örnsköldsvik får ny ägare|Större lager på Åland|Ökad försäljning av kök|Vd:n lämnar bolaget för att leda en gård`,
	"pt": `Fábrica de São João amplia produção|Não há previsão de demissões, diz direção|Ações sobem após balanço`,
	"pl": `Spółka otworzyła nową halę pod Łodzią|Zarząd powołał wiceprezesa ds. sprzedaży|Większość załogi zostaje, źródła potwierdzają|Wyniki za trzeci kwartał są lepsze|Zakład w Gdańsku szuka spawaczy`,
	"ar": `الشركة تفتتح مصنعا جديدا في الرياض|تعيين مدير مالي جديد|ارتفاع الأرباح في الربع الثالث`,
	"el": `Η εταιρεία άνοιξε νέο εργοστάσιο στη Θεσσαλονίκη|Νέος διευθυντής οικονομικών|Αύξηση πωλήσεων το τρίτο τρίμηνο`,
}

var inWhich = []struct {
	name  string
	enc   encoding.Encoding
	langs string
}{
	{"windows-1252", charmap.Windows1252, "fr de es sv pt"},
	{"windows-1251", charmap.Windows1251, "ru uk"},
	{"koi8-r", charmap.KOI8R, "ru"},
	{"shift_jis", japanese.ShiftJIS, "ja"},
	{"euc-jp", japanese.EUCJP, "ja"},
	{"gb18030", simplifiedchinese.GB18030, "zh"},
	{"big5", traditionalchinese.Big5, "tw"},
	{"euc-kr", korean.EUCKR, "ko"},
	{"windows-1250", charmap.Windows1250, "pl"},
	{"iso-8859-2", charmap.ISO8859_2, "pl"},
	{"windows-1253", charmap.Windows1253, "el"},
	{"windows-1256", charmap.Windows1256, "ar"},
}

// TestGuess reads feeds without a declaration in each encoding: one for each single
// headline, the least there is to go by, and one for all of a language.
func TestGuess(t *testing.T) {
	all, right := 0, 0
	for _, c := range inWhich {
		n, ok := 0, 0
		for lang := range strings.FieldsSeq(c.langs) {
			titles := strings.Split(headlines[lang], "|")
			for _, some := range append(each(titles), titles) {
				feed := feedOf(some)
				body, err := c.enc.NewEncoder().Bytes([]byte(feed))
				if err != nil || utf8.Valid(body) {
					continue // not to be written in it, or nothing to be guessed
				}
				n++
				if got := Undeclared(body); got == feed {
					ok++
				} else if len(some) > 1 {
					t.Errorf("%s: a whole feed in %s is read as %q", c.name, lang, got)
				} else {
					t.Logf("%s: %q is read as %q", c.name, some[0], titleOf(got))
				}
			}
		}
		t.Logf("%-12s %d of %d feeds", c.name, ok, n)
		all, right = all+n, right+ok
		if float64(ok) < 0.9*float64(n) {
			t.Errorf("%s: only %d of %d feeds come back as they are", c.name, ok, n)
		}
	}
	t.Logf("all %d of %d feeds, %.3f", right, all, float64(right)/float64(all))
}

func each(titles []string) (out [][]string) {
	for _, t := range titles {
		out = append(out, []string{t})
	}
	return out
}

func feedOf(titles []string) string {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>News</title>`)
	for i, t := range titles {
		fmt.Fprintf(&b, "<item><title>%s</title><link>https://a.example/%d</link></item>\n", t, i)
	}
	return b.String() + "</channel></rss>"
}

func titleOf(feed string) string {
	_, rest, _ := strings.Cut(feed, "<item><title>")
	title, _, _ := strings.Cut(rest, "</title>")
	return title
}

var declaration = regexp.MustCompile(`(?:<\?xml[^>]*\?>|<meta[^>]*charset[^>]*>)`)

// TestGuessRealFeeds takes real feeds with letters beyond ASCII out of UTF-8.
func TestGuessRealFeeds(t *testing.T) {
	root := "../../../shared/corpora/feeds"
	if _, err := os.Stat(root); err != nil {
		t.Skip("no corpus here")
	}
	n, ok := 0, 0
	for _, enc := range []encoding.Encoding{charmap.Windows1252, charmap.Windows1251, charmap.KOI8R} {
		files, _ := filepath.Glob(root + "/*/*.xml")
		for _, file := range files {
			body, err := os.ReadFile(file)
			if err != nil || !utf8.Valid(body) {
				continue
			}
			text := declaration.ReplaceAllString(string(body), "")
			packed, err := enc.NewEncoder().Bytes([]byte(text))
			if err != nil || utf8.Valid(packed) {
				continue
			}
			n++
			if Undeclared(packed) == text {
				ok++
			} else {
				t.Logf("%s in %v", filepath.Base(file), enc)
			}
		}
	}
	t.Logf("%d of %d", ok, n)
	if float64(ok) < 0.9*float64(n) {
		t.Errorf("only %d of %d feeds come back", ok, n)
	}
}
