// Package company finds the prospects that an article really speaks of.
//
//	prospects ─New→ Matcher;  Article ─Mentions→ where each is named, and what proves it
package company
