package main

import (
	"fmt"
	"os"
	"time"

	"callworthy/data"
	"callworthy/enrich/detect"
	"callworthy/enrich/market"
	"callworthy/pipelines"
)

type checkCmd struct{}

func (checkCmd) Run(c *cli, s streams) error {
	in, problems := pipelines.LoadInputs(c.Config)
	problems = append(problems, data.Slips(in.Config, in.Prospects, in.Touches, time.Now())...)
	problems = append(problems, data.Unready(in.Config, os.LookupEnv)...)
	problems = append(problems, data.UnreadySources(in.Config, os.LookupEnv)...)
	for _, p := range problems {
		fmt.Fprintln(s.out, p)
	}
	for _, p := range data.StrangeReps(in.Config, in.Touches) {
		s.note(p.String()) // reps leave
	}
	if len(problems) > 0 {
		s.complain(count(len(problems), "problem"))
		return coded(exitUsage)
	}
	if _, err := detect.New(in.Triggers); err != nil {
		return usageError(err.Error())
	}
	for _, p := range market.Unused(in.Config.Prospects, in.Prospects) {
		s.note(p.String()) // said, and no mistake
	}
	fmt.Fprintf(s.out, "%s: all well: %s, %s, %s, %s, %s, %s\n", c.Config,
		count(len(in.Prospects), "prospect"), count(len(in.Sources), "source"), count(len(in.Touches), "logged call"),
		count(len(in.Suppressions), "suppression"), count(len(in.Triggers), "trigger"), count(len(in.Playbook.Offers), "offer"))
	return nil
}
