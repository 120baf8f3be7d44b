package pipelines

import (
	"os"

	"callworthy/data"
)

// Inputs is all that people wrote for a night, read and checked.
type Inputs struct {
	Config       data.Config
	Prospects    []data.Prospect
	Touches      []data.Touch
	Suppressions []data.Suppression
	Playbook     data.Playbook
	Policy       data.Policy
	Triggers     []data.Trigger
	Sources      []data.Source     // with the per-prospect ones spelled out
	Hosts        map[string]string // where hosts stand that only the sample world knows, for Discover; else nil
}

// LoadInputs reads the configuration and every file that it names. It goes on
// after the first mistake, so the problems are all that is wrong; a night can
// start when none of them is fatal.
func LoadInputs(configPath string) (Inputs, data.Problems) {
	cfg, problems := data.LoadConfig(configPath)
	if _, err := os.Stat(configPath); err != nil {
		return Inputs{Config: cfg}, problems
	}
	in := Inputs{Config: cfg}
	var ps data.Problems
	in.Prospects, ps = data.LoadProspects(cfg.Prospects)
	problems = append(problems, ps...)
	problems = append(problems, data.AssignOwners(in.Prospects, cfg.Reps, cfg.Prospects)...)
	problems = append(problems, data.StraySources(cfg, in.Prospects)...)
	in.Touches, ps = data.LoadTouches(cfg.Calls, in.Prospects)
	problems = append(problems, ps...)
	in.Suppressions, ps = data.LoadSuppressions(cfg.Suppressions)
	problems = append(problems, ps...)
	in.Triggers, ps = data.LoadTriggers(cfg.Triggers)
	problems = append(problems, ps...)
	in.Playbook, ps = data.LoadPlaybook(cfg.Playbook, in.Triggers)
	problems = append(problems, ps...)
	in.Policy, ps = data.LoadPolicy(cfg.Policy)
	problems = append(problems, ps...)
	in.Sources = data.ExpandSources(cfg.Sources, in.Prospects)
	return in, problems
}
