// Package detect turns an Article and the places where it names prospects into Events: who did what to whom.
package detect
