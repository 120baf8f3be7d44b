package company

import "strconv"

// key names the place of a mark.
func (k placedMark) key() string { return strconv.Itoa(k.start) + "-" + strconv.Itoa(k.end) }

// vague are words of industry names that say nothing.
var vague = setOf(`services service products product other general diversified industry industries related systems equipment
goods company companies solutions management business commercial consumer international global group holdings technology
technologies and public private information professional support based sector materials energy health care staples discretionary financials utilities estate real data digital food market markets`)
