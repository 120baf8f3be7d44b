package publish

import (
	"slices"
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// phoneFor writes a number as the rep would dial it: in national format when it
// is of the rep's own country code, else in international format. A number
// without country code stays as the prospects file has it, and so does one that
// could not be in service.
func phoneFor(phone, repZone, zone string) string {
	shown := clip(40, phone)
	if !strings.HasPrefix(shown, "+") {
		return shown
	}
	number, err := phonenumbers.Parse(shown, "ZZ")
	if err != nil || !phonenumbers.IsPossibleNumber(number) {
		return shown
	}
	if repZone == "" {
		repZone = zone
	}
	if inZone(int(number.GetCountryCode()), repZone) {
		return phonenumbers.Format(number, phonenumbers.NATIONAL)
	}
	return phonenumbers.Format(number, phonenumbers.INTERNATIONAL)
}

// americanZones are zones of the United States that the library files under
// their neighbours.
var americanZones = []string{"America/Detroit", "America/Boise", "America/Menominee", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/"}

// inZone tells whether a country code is dialled in a time zone.
func inZone(code int, zone string) bool {
	if code == 1 && slices.ContainsFunc(americanZones, func(z string) bool { return strings.HasPrefix(zone, z) }) {
		return true
	}
	zones, err := phonenumbers.GetTimezonesForPrefix("+" + strconv.Itoa(code))
	return err == nil && slices.Contains(zones, zone)
}
