package pipelines

// Progress is told how far a night has come. Its methods are called from one
// goroutine at a time.
type Progress interface {
	// Start begins a stage of total steps; 0 when nobody knows how many.
	Start(stage string, total int)
	// Add reports n more steps done.
	Add(n int)
	// End closes the stage.
	End()
}

// silent is the Progress of a night that nobody watches.
type silent struct{}

func (silent) Start(string, int) {}
func (silent) Add(int)           {}
func (silent) End()              {}
