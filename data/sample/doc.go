// Package sample is a small invented world in which everything that callworthy
// does can be seen: a seller, its prospects, and six outlets that write about
// some of them.
//
//	as-of date, URL of each host ─New→ World: the files of a seller, the pages of the web
//
// The texts hold offsets instead of dates ({{-2b January 2, 2006}} is two
// working days before), so the news is fresh on whatever day the demo runs. A
// World is made of nothing but its arguments: the same ones give the same bytes.
// The package serves nothing and writes nothing.
//
// All companies, people, outlets and products are invented; telephone numbers
// come from the ranges that the numbering authorities keep for fiction, domains
// from .example.
package sample
