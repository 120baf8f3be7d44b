package main

import (
	"callworthy/data"
	"callworthy/pipelines"
)

type evalCmd struct {
	Gold     string `arg:"" help:"Labelled documents, one JSON object a line."`
	Split    string `help:"Only the labels of this split." enum:",build,check,kept" default:"" placeholder:"SPLIT"`
	Triggers string `help:"Folder of trigger files that add to or replace the built-in ones." placeholder:"DIR"`
	Errors   int    `help:"Print that many wrong and missed events." default:"0"`
}

func (e *evalCmd) Run(s streams) error {
	triggers, problems := data.LoadTriggers(e.Triggers)
	if fatal := problems.Fatal(); len(fatal) > 0 {
		return fatal
	}
	result, err := pipelines.Evaluate(e.Gold, e.Split, triggers)
	if err != nil {
		return err
	}
	result.Print(s.out, e.Errors)
	return nil
}
