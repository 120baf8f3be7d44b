package deliver

import (
	"context"
	"slices"
)

// mails are the mails of the configuration.
func (o Options) mails(parcels map[string]Parcel) []*task {
	var out []*task
	for _, r := range o.SMTP.To {
		p, found := parcels[r.Rep]
		t := newTask(p, kindMail, r.Rep, r.Address, r.Address, p.Subject+"\n"+p.Text)
		if !found {
			t.hopeless("there is no list of this rep")
		}
		out = append(out, &t)
	}
	return out
}

// sendMails sends what is left to send, over a new connection for each try.
func (o Options) sendMails(ctx context.Context, left []*task, n *notes) {
	for tries := 1; len(left) > 0; tries++ {
		s, err := o.newSession()
		if err == nil {
			err = s.open(ctx)
		}
		s.send(ctx, left, err, n)
		s.close()
		var passing error
		left = slices.DeleteFunc(left, func(t *task) bool {
			if t.err == nil || lasts(t.err) {
				return true
			}
			passing = t.err
			return false
		})
		if passing == nil || !o.again(ctx, tries, passing) {
			return
		}
	}
}

// credentials are the login that the environment holds; both are empty where none
// is configured.
func (o Options) credentials() (user, password string, err error) {
	for _, v := range []struct {
		name string
		to   *string
	}{{o.SMTP.UsernameEnv, &user}, {o.SMTP.PasswordEnv, &password}} {
		if v.name == "" {
			continue
		}
		if *v.to, _ = o.Env(v.name); *v.to == "" {
			return "", "", unset(v.name)
		}
	}
	return user, password, nil
}
