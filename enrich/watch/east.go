package watch

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names, titles and posts of China, Japan and Korea, which are written without
// capitals and mostly without blanks.

// eastern tells whether a text is written in the signs of the Far East.
func eastern(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Katakana) }) >= 0
}

// easternTitle is a title by its end; 取締役会 is a board, not somebody on it.
var easternTitle = regexp.MustCompile(`(?:取締役|社長|会長|執行役員?|監査役|部長|工場長|所長|顧問|相談役|董事|董事长|董事長|总经理|總經理|经理|經理|总裁|總裁|首席\p{Han}{2,4}官|执行官|執行長|财务官|財務長|总监|總監|主席|主任|监事|監事|总工程师|總工程師|创始人|創辦人|代表|대표이사|대표|이사|사장|전무|상무|본부장|공장장|회장|감사|CEO|CFO|COO|CTO)(?:[(（][^()（）]{1,20}[)）])?$`)

func isEasternTitle(s string) bool {
	return utf8.RuneCountInString(s) <= 24 && eastern(s) && easternTitle.MatchString(s)
}

// noName are words of companies' pages that are as short as names.
var noName = regexp.MustCompile(`会社|公司|企業|企业|概要|案内|情報|採用|紹介|一覧|沿革|拠点|団|团队|團隊|我们|我們|联系|聯絡|新闻|新聞|消息|产品|產品|管理|组织|組織|招聘|首页|首頁|中心|소개|회사|채용|뉴스|문의|공지|연혁|조직`)

// koreanSurnames begin nearly all names of Korea.
const koreanSurnames = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국"

// easternName is the person's name that a line is; empty when it is none.
func easternName(s string) string {
	joined := strings.Join(strings.Fields(s), "")
	n := utf8.RuneCountInString(joined)
	switch {
	case n < 2 || noName.MatchString(joined) || easternTitle.MatchString(joined):
		return ""
	case n <= 5 && all(joined, unicode.Han), n <= 4 && all(joined, unicode.Hangul) && strings.ContainsRune(koreanSurnames, []rune(joined)[0]):
		return s
	case n >= 5 && n <= 15 && strings.Contains(joined, "・") && all(strings.NewReplacer("・", "", "ー", "").Replace(joined), unicode.Katakana):
		return s
	}
	return ""
}

func all(s string, script *unicode.RangeTable) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.Is(script, r) && r != '々' }) < 0
}

// inEasternLine finds name and title in one line, whichever stands first, parted by
// a blank or a colon.
func inEasternLine(s string) (name, title string, ok bool) {
	for i, r := range s {
		if !unicode.IsSpace(r) && r != ':' && r != '：' {
			continue
		}
		left, right := strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+utf8.RuneLen(r):])
		if n := easternName(right); n != "" && isEasternTitle(left) {
			return n, left, true
		}
		if n := easternName(left); n != "" && isEasternTitle(right) {
			return n, right, true
		}
	}
	return "", "", false
}

// easternPost is the name of a post by its end.
var easternPost = regexp.MustCompile(`(?:工程师|工程師|经理|經理|主管|专员|專員|助理|技术员|技術員|焊工|操作工|操作员|操作員|司机|司機|会计|會計|销售|銷售|设计师|設計師|普工|钳工|电工|车工|文员|学徒|エンジニア|スタッフ|営業|技術者|オペレーター|担当者?|事務|デザイナー|作業員|プログラマー|[^就転内]職|담당자|엔지니어|사원|매니저|기사|개발자|[산무업]직|연구원)(?:[(（][^()（）]{1,20}[)）])?$`)

func isEasternPost(s string) bool {
	return utf8.RuneCountInString(s) <= 30 && easternPost.MatchString(s)
}

// easternFunctions are like functions, for words that stand within others.
var easternFunctions = []struct{ name, words string }{
	{"sales", "営業 销售 銷售 영업"},
	{"finance", "経理 会计 會計 财务 財務 회계 재무"},
	{"human resources", "人事 人力 인사"},
	{"quality", "品質 质量 品管 品质 품질"},
	{"maintenance", "保全 维修 維修 设备维护 정비"},
	{"logistics", "物流 仓 倉 配送 司机 司機 물류"},
	{"production", "製造 生産 生产 焊 操作 普工 钳工 车工 생산"},
	{"software", "ソフトウェア プログラ 软件 软体 軟體 开发 開發 개발"},
	{"engineering", "設計 设计 工程 エンジニア 技術 技术 엔지니어 설계"},
}

func easternFunction(post string) string {
	for _, f := range easternFunctions {
		for w := range strings.FieldsSeq(f.words) {
			if strings.Contains(post, w) {
				return f.name
			}
		}
	}
	return ""
}
