package market

// The words by which organisations are told from people and other subjects.
const (
	orgWords = `council university college school bank group airline airway ministry department authority agency corporation company
hospital trust board commission committee institute association foundation railway port airport city county district service holding
industry system technology motor energy power electric water foods brewery brewing pharmaceutical logistic freight hotel resort store
retail utility network partner lab laboratory club union museum army navy force police office bureau administration council federation
society center centre solution international global enterprise railroad transit metro cooperative`
	noOrg = `mr mrs ms dr prof president minister ceo cfo chairman chairwoman mayor governor senator officials researchers police
customers consumers companies businesses experts investors scientists users employers hospitals many some most if you we they he she
everyone nobody somebody people families farmers patients students parents drivers buyers sellers shoppers analysts market markets
there this that these those here today who what which how why rfp tender january february april june july august september october
november december monday tuesday wednesday thursday friday saturday sunday`
	leading = `the a an on in at from by for with as and but or while when after before since meanwhile also now why how what
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
december breaking exclusive update report news video watch`
	givenNames = `james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald
steven paul andrew joshua kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob gary nicholas eric jonathan stephen
larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond jack dennis jerry tyler aaron jose adam nathan henry
zachary douglas peter kyle noah ethan jeremy christian walter keith austin roger terry sean gerald carl dylan harold jordan jesse bryan
lawrence arthur gabriel bruce logan billy joe alan juan elijah willie albert wayne randy mason vincent liam roy bobby caleb bradley
russell lucas mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly
emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley emma brenda
pamela nicole anna samantha katherine christine debra rachel carolyn janet maria olivia heather helen catherine diane julie victoria
joyce lauren kelly christina ruth joan virginia judith evelyn hannah andrea megan cheryl jacqueline martha madison teresa gloria sara
janice ann kathryn abigail sophia frances jean alice judy isabella julia grace amber denise danielle marilyn beverly charlotte natalie
theresa diana brittany doris kayla alexis lori marie elon jeff bill steve tim sundar satya mike dave tom jim bob dan chris nick matt
ben sam max ahmed mohammed muhammad ali hassan fatima wei ming li yuki hiroshi hans klaus jürgen stefan andreas pierre jacques jean
luca marco giovanni carlos luis miguel pedro antonio ivan sergei vladimir dmitry olga raj amit priya sanjay narendra joko`
)
