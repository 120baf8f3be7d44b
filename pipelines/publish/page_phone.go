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
	zones, err := phonenumbers.GetTimezonesForPrefix("+" + strconv.Itoa(int(number.GetCountryCode())))
	if err == nil && slices.Contains(zones, repZone) {
		return phonenumbers.Format(number, phonenumbers.NATIONAL)
	}
	return phonenumbers.Format(number, phonenumbers.INTERNATIONAL)
}
