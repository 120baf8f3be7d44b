package main

import (
	"fmt"

	"callworthy/enrich/detect"
	"callworthy/pipelines"
)

type checkCmd struct{}

func (checkCmd) Run(c *cli, s streams) error {
	in, problems := pipelines.LoadInputs(c.Config)
	for _, p := range problems {
		fmt.Fprintln(s.out, p)
	}
	if len(problems) > 0 {
		fmt.Fprintf(s.err, "callworthy: %d problems\n", len(problems))
		return coded(exitUsage)
	}
	if _, err := detect.New(in.Triggers); err != nil {
		return usageError(err.Error())
	}
	fmt.Fprintf(s.out, "%s: all well: %d prospects, %d sources, %d touches, %d suppressions, %d triggers, %d offers\n",
		c.Config, len(in.Prospects), len(in.Sources), len(in.Touches), len(in.Suppressions), len(in.Triggers), len(in.Playbook.Offers))
	return nil
}
