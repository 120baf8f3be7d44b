package data

import "embed"

//go:embed start
var startFiles embed.FS

// StartFiles are what a new user begins with, by file name: a commented
// callworthy.yaml, the default playbook and policy, and CSV files with an example
// row.
func StartFiles() (map[string][]byte, error) {
	files := map[string][]byte{"playbook.yaml": []byte(DefaultPlaybookYAML), "policy.yaml": []byte(DefaultPolicyYAML)}
	entries, err := startFiles.ReadDir("start")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if files[e.Name()], err = startFiles.ReadFile("start/" + e.Name()); err != nil {
			return nil, err
		}
	}
	return files, nil
}
