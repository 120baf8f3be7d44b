// Package deliver sends a published list to those who asked for it: it turns
// letters into mails and into the JSON of Slack and Teams, and what became of each
// into data.DeliveryReport. It is the only package that sends.
//
//	data.Letter + page ─mail────→ SMTP: text and HTML, the rep's page attached
//	data.Letter        ─webhook─→ Slack blocks, or a Teams message with an Adaptive Card
//
// # Never in the way
//
// The list is out before anything is sent, and a failure is a line of the report.
// All of it ends within Options.Within, one try within Options.Attempt; a server
// that hangs, drips or talks without end is left. Mails go one after the other over
// one connection, beside the webhooks.
//
// # What is tried again
//
// What may pass: SMTP replies 4xx, HTTP 429 (after its Retry-After) and 5xx, a
// network that fails. At most five tries, with a pause that doubles. Not what
// stays: 5xx replies of a mail server, a login that is refused, a certificate that
// is not trusted, other HTTP answers, redirections. A refused login is tried once for
// all mails, so that it locks no account.
//
// # Once
//
// What was sent is noted in PUBLISH/.delivered.json at once, by list date and
// recipient, without naming the recipient. When the date is run again nobody gets a
// second message, also when the list has changed since: the page behind the link
// has the new one, and the report says so. Whoever was not reached is tried again.
// A process killed between a server's yes and the note sends that one message twice,
// with the same Message-ID, by which mail readers know it.
//
// # Secrets
//
// A password comes from the environment and goes only over an encrypted connection,
// or to this machine. The URL of a webhook is a secret: errors, logs and the report
// name its host alone. What a server says is searched for both, and for parts of them,
// before it is shortened.
package deliver
