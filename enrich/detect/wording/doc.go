// Package wording turns a sentence, as it looks from one company, into a score
// for each type of event: how much it is worded like sentences that tell such
// news of that company.
//
// A View is the sentence with the company itself written as "§", other known
// companies as "@", numbers as "#", money as "$#" and names in running text as
// "Nn", so that no name can be learnt. Its features are words, their stems, pairs
// of words, what stands before and after the company, and where in the text the
// sentence stands. A Model is linear in them: one weight for each feature and
// type, learnt by Train from labelled sentences, so that every score can be
// explained by the words that made it.
package wording
