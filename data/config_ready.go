package data

import (
	"crypto/x509"
	"fmt"
	"os"
)

// Unready tells what the deliver section needs and does not find now: variables
// of the environment, looked up with env, and the file of certificates. A night
// starts all the same; what cannot be sent is told in its report.
func Unready(cfg Config, env func(string) (string, bool)) Problems {
	var out Problems
	say := func(line int, format string, args ...any) {
		out = append(out, Problem{File: cfg.File, Line: line, Row: true, Message: fmt.Sprintf(format, args...)})
	}
	s := cfg.Deliver.SMTP
	for _, name := range []string{s.UsernameEnv, s.PasswordEnv} {
		if v, _ := env(name); name != "" && v == "" {
			say(s.Line, "smtp: the environment variable %s is not set", name)
		}
	}
	if _, err := CertPool(cfg.Deliver.CAFile); err != nil {
		say(cfg.Deliver.CALine, "deliver: %v", err)
	}
	for _, w := range cfg.Deliver.Webhooks {
		if w.URLEnv == "" {
			continue
		}
		if v, _ := env(w.URLEnv); v == "" {
			say(w.Line, "the environment variable %s is not set", w.URLEnv)
		} else if trouble := WebhookTrouble(v); trouble != "" {
			say(w.Line, "the URL in the environment variable %s %s", w.URLEnv, trouble)
		}
	}
	return out
}

// CertPool is the system's trusted certificates and those of a PEM file; nil, which
// means the system's alone, without a file.
func CertPool(file string) (*x509.CertPool, error) {
	if file == "" {
		return nil, nil
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool() // a machine without any
	}
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read ca_file: %w", err)
	}
	if !pool.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("ca_file %s holds no PEM certificate", file)
	}
	return pool, nil
}
