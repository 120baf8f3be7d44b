package publish

import (
	"encoding/csv"
	"strings"
	"testing"
)

func TestDialer(t *testing.T) {
	s := newSheet(world())
	content, err := toDialer(s, "ben")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(content))).ReadAll()
	if err != nil || len(rows) != 4 { // Tamworth's number is written without its country
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if want := "phone,extension,first_name,last_name,company,title,email,timezone,call_from,call_until,call_from_utc,call_until_utc,priority,reason,"; !strings.HasPrefix(strings.Join(rows[0], ","), want) {
		t.Errorf("head %v", rows[0])
	}
	want := "+442079460158,12,Siobhán,O’Rourke,Kestrel Contact Centres,Director of Operations,siobhan@kestrel.example,Europe/London,10:00,11:30,2026-03-31T09:00:00Z,2026-03-31T10:30:00Z,1"
	if got := strings.Join(rows[1][:13], ","); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if noNumber(s.Calls) != 2 {
		t.Errorf("%d calls without a number, want those of Ostsee and Tamworth", noNumber(s.Calls))
	}
}

func TestE164(t *testing.T) {
	for in, want := range map[string]string{
		"+44 20 7946 0158 ext. 12": "+442079460158 12", "+44 (0)20 7946 0158": "+442079460158 ", "0049 30 5550142": "+49305550142 ",
		"+1 (312) 555-0142 x7": "+13125550142 7", "+1-312-555-0142;ext=9": "+13125550142 9", "＋1 312 555 0142": "+13125550142 ",
		"0121 496 0140": " ", "": " ", "call reception": " ", "+": " ", "+999 123": " ", "=cmd|' /C calc'!A0": " ", "+1+1": " ", "555-0142": " ",
	} {
		if number, ext := e164(in); number+" "+ext != want {
			t.Errorf("e164(%q) = %q %q, want %q", in, number, ext, want)
		}
	}
}

func FuzzDialer(f *testing.F) {
	f.Add("+44 20 7946 0158 x12", "=x y")
	f.Add("+1+1|cmd", "\r\n@SUM(A1)")
	f.Fuzz(func(t *testing.T, phone, name string) {
		number, ext := e164(phone)
		for i, r := range number {
			if (r < '0' || r > '9') && (i > 0 || r != '+') {
				t.Errorf("e164(%q) = %q", phone, number)
			}
		}
		if len(number) > 18 || len(ext) > 8 {
			t.Errorf("e164(%q) = %q, %q", phone, number, ext)
		}
		s := hostile(name)
		s.Calls[0].Phone = "+49 30 5550142"
		content, err := toDialer(s, "anna")
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(string(content))).ReadAll()
		if err != nil || len(rows) != 4 {
			t.Fatalf("%q: %d rows, %v", name, len(rows), err)
		}
		for i, c := range rows[1] {
			if i > 0 && startsFormula(c) {
				t.Errorf("%s of %q is a formula: %q", dialerColumns[i].name, name, c)
			}
		}
	})
}

func TestNameParts(t *testing.T) {
	for name, want := range map[string]string{
		"Maria Keller": "Maria|Keller", "Dr. Jürgen Weiß": "Jürgen|Weiß", "Ana de la Cruz": "Ana|de la Cruz", "Jan van Dijk": "Jan|van Dijk",
		"Keller, Maria": "Maria|Keller", "山本 花子": "花子|山本", "Cher": "|Cher", "": "|", "Mary Ann Lee": "Mary Ann|Lee", "Dr. Weiß": "|Weiß",
	} {
		if first, last := nameParts(name); first+"|"+last != want {
			t.Errorf("nameParts(%q) = %q, %q; want %q", name, first, last, want)
		}
	}
}
