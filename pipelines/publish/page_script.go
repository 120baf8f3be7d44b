package publish

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"
)

// pageScripts are the parts of the script at the end of a page, in the order in
// which they build on one another. early.js stands in the head.
var pageScripts = []string{"store", "outcomes", "csv", "mail", "filter", "keys", "copy", "start"}

// scripts reads what the list page runs: a few lines before anything is drawn,
// the rest when all is there.
func scripts() (early, late string, err error) {
	b, err := templates.ReadFile("templates/early.js")
	if err != nil {
		return "", "", err
	}
	var rest strings.Builder
	for _, name := range pageScripts {
		part, err := templates.ReadFile("templates/" + name + ".js")
		if err != nil {
			return "", "", fmt.Errorf("read the script of the page: %w", err)
		}
		rest.Write(part)
	}
	return "'use strict';\n" + string(b), "'use strict';\n" + rest.String(), nil
}

// head returns the policy that forbids a page everything but the style and the
// scripts that stand in it, each named by its hash, and then that style and the
// first script. No scripts are no permission for any.
func head(style string, scripts ...string) template.HTML {
	policy := "default-src 'none'; style-src " + hashOf(style)
	early := ""
	if len(scripts) > 0 {
		policy += "; script-src"
		for _, s := range scripts {
			policy += " " + hashOf(s)
		}
		early = "\n" + string(script(scripts[0]))
	}
	policy += "; img-src data:; base-uri 'none'; form-action 'none'"
	return template.HTML(`<meta http-equiv="Content-Security-Policy" content="` + policy + "\">\n<style>" + style + "</style>" + early)
}

func script(text string) template.HTML { return template.HTML("<script>" + text + "</script>") }

// hashOf names a text in a content security policy (CSP 3, section 2.3.1).
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
