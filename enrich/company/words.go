package company

import "strings"

// common tells whether a folded word is an everyday word of business English, so
// that a capital alone does not make it a company's name. Inflected forms count.
func common(w string) bool {
	if commonWords[w] {
		return true
	}
	for _, end := range []string{"s", "es", "ed", "ing", "ly", "ment", "ments"} {
		stem, cut := strings.CutSuffix(w, end)
		if cut && len(stem) > 2 && (end != "es" || strings.ContainsRune("sxzhoie", rune(stem[len(stem)-1]))) && (commonWords[stem] || end != "s" && (commonWords[stem+"e"] || doubled(stem))) {
			return true
		}
	}
	agent := strings.TrimSuffix(strings.TrimSuffix(w, "s"), "er") // "travelers"
	if len(agent) > 4 && len(agent)+1 < len(w) && commonWords[agent] {
		return true
	}
	return strings.HasSuffix(w, "ies") && commonWords[w[:len(w)-3]+"y"]
}

// doubled tells whether a stem is a common word with its last letter twice: "plann".
func doubled(stem string) bool {
	n := len(stem)
	return n > 3 && stem[n-1] == stem[n-2] && commonWords[stem[:n-1]]
}

var commonWords = setOf(`
a able about above absolute access accept accident accord account accurate achieve acquire across act action active
activity actual ad adapt add address adjust admit adopt advance advantage adventure advice advise affair affect afford
after again against age agency agenda agent agile agree agreement ahead aid aim air alarm alert align all alliance
allow ally almost alone along alpha already also alter alternative always ambition among amount amplify analysis
analytics anchor angel angle animal announce annual another answer any anyone apart appeal appear apply appoint
approach approve arch area argue arise arm army around arrange array arrive arrow art article artificial as ascend ascent
ask aspect aspire assembly asset assign assist associate assume assure at athlete attach attack attempt attend attention
attract audience audio audit august author authority auto available avenue average avoid await award aware away axis
baby back background bad balance ball band bank banner bar bare bargain barrel barrier base basic basket battery battle
be beach beacon beam bear beat beautiful become bed before begin behind believe bell belong below benchmark benefit best
better between beyond bid big bill bird birth bit black blade blast blaze blend block blood bloom blow blue board boat
body bold bolster bolt bond bonus book boom boost border born borrow both bottle bottom bound boundary bowl box boy brace
brain branch brand brave bread break breath breeze brick bridge brief bright brilliant bring broad broadcast broken
bronze brother brown brush bubble budget bug build builder building bulk bull bundle burn bus business busy but butter button buy
by cabin cable calculate calendar call calm camera camp campaign campus can cancel candid candidate canvas cap capable
capital capture car carbon card care career careful cargo carry cart case cash cast castle casual catalog catalyst catch
category cause celebrate cell center centre central century certain certify chain chair challenge chamber champion chance
change channel chapter character charge charity charm chart charter chase cheap check cheer chemical chief child choice
choose church circle circuit cite citizen city civil claim class classic clean clear clever click client climate climb
clinic clock close cloth cloud club cluster coach coalition coast coat code coin cold collect collective college colony
color colour column combine come comfort command comment commerce commercial commit committee commodity common
communicate communication community compact company compare compass compete complete complex comply component compound
comprehensive compute concept concern concert conclude condition conduct conference confidence confirm conflict connect
connection conquer consider consist console constant construct consult consumer contact contain content contest context
continue contract contrast contribute control convention conversation convert convey cook cool copper copy core corner
correct cost council counsel count country couple courage course court cover craft crane crash create creative credit
crew crisis critical crop cross crowd crown cruise crystal culture cup cure current curve custom customer cut cycle daily
damage dance danger dare dark dash data date dawn day dead deal dear death debate debt debut decade decide decision
declare decline deck deep defend defense define degree delay deliver delivery demand demo denial depart department depend
depth derive desert design desk despite destination detail detect determine develop device dial dialogue diamond diet
differ difference different difficult dig digest digital dinner direct direction director discount discover discovery
discuss disease dish display distance distinct distribute district dive diverse divide division do dock doctor document
dog dollar domain dominate door double doubt down draft drag drama draw dream dress drill drink drive driver drop dry due dual
duty dynamic each eager eagle early earn earth ease east easy eat echo eclipse ecology economic economy edge edit edition
educate education effect effective efficient effort eight either elect electric electronic element elevate elite else
embark embrace emerge emergency emotion emphasis empire employ empower enable encounter encourage end endure energy
engage engine engineer enhance enjoy enough ensure enter enterprise entertain entire entity entrance entry environment
envision episode epoch equal equip equity era error escape essence essential establish estate estimate even evening event
ever evergreen every everyone evidence evolution evolve exact examine example exceed excel except exchange excite
exclusive executive exercise exhibit exist exit expand expect expense experience experiment expert explain explore export
express expression extend extra extreme eye fable fabric face facility fact factor factory fair faith fall false fame
familiar family fan far farm fashion fast fat father favor favour fear feature federal fee feed feel fellow female fence
festival few fiber fiction field fierce fight figure file fill film filter final finance find finder fine finger finish fire firm
first fish fit five fix flag flagship flame flash flat fleet flex flexible flight float flood floor flow flower fluid fly
focus fold follow food foot for force forecast foreign forest forever forge form formal format formula fort forth fortune
forum forward found foundation founder four fox fraction frame framework free freedom freight frequent fresh friend
from front frontier fruit fuel full fun function fund fundamental furniture further fusion future gain galaxy gallery
game gap garage garden gas gate gather gauge gear general generate generation generous genesis genius gentle genuine get
giant gift girl give glad glass global glory glow go goal gold golden golf good govern grace grade gradual graduate grain
grand grant graph grass gravity great green greet grid grip ground group grow growth guarantee guard guess guest guide
guild habit half hall hand handle hang happen happy harbor harbour hard harmony harvest have haven head heal health hear
heart heat heavy height help helper her here heritage hero hidden high highlight hill him hire his history hit hive hold hole
holiday home honest honor hook hope horizon horse hospital host hot hotel hour house how hub huge human humble hundred
hunt hunter hurry hybrid ice icon idea ideal identify identity if ignite image imagine impact imperial implement import
important impress improve in incident include income increase incredible independent index indicate individual industrial
industry infinite inflow influence inform information initial initiative inject injury inner innovate innovation input
inside insight inspect inspire install instance instant institute instruct instrument insure integral integrate
integrity intelligence intelligent intend intense intent interact interest interface internal international internet
interpret interview into introduce invent invest investor invite involve iron island issue it item jet jewel job join
joint journal journey joy judge jump junction just justice keen keep keeper key keystone kid kind king kit kitchen know
knowledge label labor labour lack ladder lake land landmark lane language large laser last late launch law layer lead
leader league lean leap learn lease leave left legacy legal legend lend length lens less lesson let letter level lever
leverage liability liberty library license lie life lift light like likely limit line link lion liquid list listen
literal little live load loan lobby local locate lock lodge logic logical long look loom loop lose loss lot love low
loyal luck lumen lunar luxury machine made magazine magic magnet mail main maintain major make maker male man manage manner
manual map marathon march margin marine mark market marketing mass master match material matter maximum may meadow meal
mean measure mechanic media medical medicine meet member memo memory mention mentor menu merchant merge merit mesh
message metal meter method metric micro middle might mile milestone military milk mill mind mine mineral mingle minimum
minor minute miracle mirror miss mission mix mobile mobility mode model modern modest modify module moment momentum money
monitor monster month mood moon moral more morning mosaic most mother motion motive motor mount mountain mouth move
movement movie much multiple museum music must mutual mystery name narrative narrow nation national native natural nature
navigate near neat need negative neighbor neighbour nest net network neutral never new news next nexus nice night nine
noble node noise none noon norm normal north northern not notable note nothing notice notion nova novel now nuclear
number nurse oasis object objective observe obtain occasion occur ocean odyssey of off offer office officer official
often oil old olive omega on once one online only open opera operate opinion opportunity oppose optimal optimum option
orange orbit order ordinary organic organize origin original other our out outcome outdoor outlet outlook output
outside over overcome own owner oxygen pace pack packer package page paid paint pair palace palm panel paper parade paragon
parallel parent park part partial participant participate particular partner partnership party pass passage passenger
passion past patch path patience patient pattern pause pay payer payment peace peak pearl peer pen people pepper perceive
percent perfect perform performance perhaps period permanent permit person personal perspective phase phone photo phrase
physical piano pick picture piece pilot pin pine pioneer pipe pitch pivot pixel place plain plan plane planet plant
plastic plate platform play player plaza please pledge plenty plot plug plus point polar pole policy polish political
poll pool poor pop popular port portal portfolio portion pose position positive possible post potential pound power
practical practice praise pray pre precise precision predict prefer preliminary premier premium prepare presence present
preserve president press pressure prestige pretty prevent previous price pride primary prime prince principal principle
print printer prior priority prism private prize pro probe problem procedure proceed process produce product profession
professional profile profit program programme progress project promise promote prompt proof proper property proposal
propose prospect prosper protect proud prove provide province provision proxy public publish pull pulse pump purchase
pure purple purpose pursue pursuit push put puzzle pyramid quality quantity quantum quarter queen quest question quick
quiet quit quite quote race radar radical radio rail rain raise rally ranch range rank rapid rare rate rather ratio raw
ray reach react read reader ready real reality realize reason rebel rebound recall receive recent recipe recognize recommend
record recover recruit red reduce reef refer refine reflect reform refuge refuse regard region register regular
regulate reject relate relation relax relay release relevant reliable relief religion rely remain remark remember remind
remote remove render renew rent repair repeat replace reply report represent republic request require rescue research
reserve reset resident resilience resist resolve resort resource respect respond response rest restaurant restore
restrict result retail retain retire retreat return reveal revenue reverse review revise revive revolution reward rhythm
rich ride rider rift right ring riot rise risk rival river road robot robust rock rocket role roll roof room root rose rough
round route royal rule run runner runway rural rush sacred safe safety sail sale same sample sanctuary sand satellite save say
scale scan scanner scene schedule scheme scholar school science scope score scout screen script sea seal search season seat second
secret section sector secure security see seed seek seeker segment select self sell send senior sense sentence separate serial
series serious serve service session set settle seven several shade shadow shape share sharp shelf shell shelter shield
shift shine ship shirt shop shore short shot should show shuttle side sierra sight sign signal signature silent silk
silver similar simple simply since single sink sister sit site six size skill skin sky slack slash sleep slice slide
slight slim slow small smart smile smooth snap snow so social society soft software soil solar sole solid solution solve
some son song soon sort soul sound source south southern sovereign space spark speak special specialist specific spectrum
speech speed spend sphere spin spirit split sponsor sport spot spread spring sprint spur square stable stack staff stage
stake stamp stand standard star start state statement station status stay steady steam steel steer stellar step stick
still stock stone stop storage store storm story straight strand strange strata strategic strategy stream street strength
stress stretch strike string strip stripe stroke strong structure struggle student studio study style subject submit
subscribe substance succeed success such suggest suit suite sum summary summer summit sun super superior supply support
suppose supreme sure surf surface surge surgery surplus surprise surround survey survive sustain sweep sweet swift swing
switch symbol symphony synergy system table tackle tactic tag tail tailor take talent talk tall tandem tangible tank tap
target task taste tax tea teach teacher team tech technical technique technology telegraph telephone tell temple temporary ten
tend term terminal terrain territory test text than that the theme then theory there thing think third this thread threat
three thrive through throw thunder ticket tide tie tiger tight tile timber time tiny tip tire title to today together
token tolerance tone tool top topic torch total touch tour toward tower town track trade trader tradition traffic trail train
trait transfer transform transit translate transport travel treasure treasury treat tree trek tremendous trend trial
tribe tribune tribute trigger trim trip triumph truck true trust truth try tube tune tunnel turbo turn twin twist two type
typical ultimate ultra umbrella uncover under understand unicorn uniform union unique unit unite unity universal universe
university unknown unlock until up upbeat update upgrade upon upper uptown urban urge us use user usual utility vacation
valley valuable value van vantage variety various vast vault vector vehicle velocity venture verify version vertex
vertical very vessel veteran via vibe victor victory video view village vine vintage virtual virtue visible vision
visit vista visual vital vivid voice volume volunteer vote voyage wage wait wake walk wall wander want war warehouse warm
warn warrant wash waste watch water wave way we weak wealth wear weather web wedge week weekly weigh welcome well west
western what wheel when where which while whisper white who whole why wide wild wildfire will willing win wind window wine
wing winner winter wire wisdom wise wish with within without witness wizard woman wonder wood word work world worry worth
wrap write wrong yard year writer yellow yes yet yield you young your youth zero zinc zone zoom
eastern mint acquisition exploration extraction production lithium uranium nickel cobalt graphite successful healthcare matrix bearish bullish crypto cryptocurrency bitcoin blockchain coin metaverse memecoin
exec prelim streak revamp closure shape sol settlement enjoyment minimum tumble plunge slump soar outperform underperform
january february april june july september october november december monday tuesday wednesday thursday friday
saturday sunday`)

// function are words that never belong to the name beside them, even when a
// headline or the start of a sentence writes them with a capital.
var function = setOf(`a an the and or but nor for of in on at by to from with without into onto over under up down out off
about after before during since until against between among through via per as than then that this these those it its he
she they we our his her their your my you i who what when where why how which while if because although though is are was
were be been being has have had do does did will would can could may might must shall should not no yes also both each every
all some many most more other another such only just even still yet so too very now today yesterday tomorrow meanwhile
however according including like unlike despite amid among versus vs plus while once here there later earlier recently next last early late then eventually finally`)

// role are words before or after a company's name that say who somebody is there.
var role = setOf(`ceo md cfo coo cto cio cmo chro ciso cpo president chairman chairwoman chair chief director directors vice vp svp
evp executive executives officer founder cofounder co head spokesman spokeswoman spokesperson manager managing general
partner analyst analysts board boss owner investor investors shareholder shareholders shares stock stockholders employee
employees engineer engineers customers q1 q2 q3 q4 fy h1 h2 ipo etf llc mr mrs ms dr prof sir dame senator governor judge
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
november december jan feb mar apr jun jul aug sep sept oct nov dec`)

// before are capitalised words that stand before a name without being part of it.
var before = setOf(`american british canadian chinese japanese korean indian german french italian spanish dutch swiss swedish
danish norwegian finnish irish israeli australian brazilian mexican russian turkish european asian african us uk eu u.s u.k
rival parent startup company firm giant maker chipmaker automaker carmaker retailer lender insurer airline drugmaker
bank and telecom miner builder provider supplier manufacturer developer operator subsidiary affiliate monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december`)

// venue are words after a name that make it the name of a place or contest that
// only carries the name.
var venue = setOf(`stadium arena hall dome ballpark rink auditorium ballroom racecourse velodrome center centre field park theater theatre amphitheater speedway raceway coliseum pavilion
association foundation institute society federation council museum school university hospital church
tower towers building street avenue boulevard highway plaza place cup classic championship championships bowl marathon invitational tournament`)

// givenNames are common first names: after one of them a single word is a surname.
var givenNames = setOf(`aaron adam adrian alan albert alex alexander alexandra alice alison amanda amy ana andre andrea andrew
angela anita ann anna anne annie anthony antonio arthur ashley barbara ben benjamin bernard beth betty bill bob brad bradley
brandon brenda brendan brent brian bruce bryan cameron carl carla carlos carmen carol caroline catherine charles charlie
charlotte chris christian christina christine christopher cindy claire claudia colin connie craig crystal cynthia dan
daniel danielle darren dave david dawn dean deborah debra dennis derek diana diane don donald donna dorothy doug douglas
duncan dylan ed eddie edward eileen elaine elena elizabeth ellen emily emma eric erica erik erin ethan eva evan evelyn
felix fernando fiona frances francis francisco frank fred gabriel gareth gary gavin geoff george gerald gina glenn gloria
gordon graham grant greg gregory hannah harold harry heather heidi helen henry howard hugh ian irene isaac isabel jack
jackie jacob jacqueline jake james jamie jan jane janet janice jason jay jean jeff jeffrey jennifer jenny jeremy jerome
jerry jesse jessica jill jim jimmy joan joanna joanne joe joel johan john johnny jon jonathan jordan jorge jose joseph
joshua joyce juan juanita judith judy julia julian julie julio justin karen karl kate katherine kathleen kathryn katie
keith kelly ken kenneth kevin kim kimberly kurt kyle larry laura lauren laurie lawrence lee leo leon leonard leslie liam
linda lindsay lisa liz lori louis louise lucas lucy luis luke lynn manuel marc marcus margaret maria marie marilyn mario
marion mark marko martha martin mary mathew matt matthew maureen maurice max megan melanie melissa michael michelle miguel
mike mitchell mohamed mohammed molly monica nancy natalie natasha nathan neil nicholas nick nicolas nicole nina noah nora
norman oliver olivia oscar owen pamela pat patricia patrick paul paula pedro peggy penny pete peter phil philip phillip
phyllis pierre rachel rafael ralph randall randy raul ray raymond rebecca rena renee ricardo richard rick rita rob robert
roberta roberto robin rodney roger roland ron ronald rosa rose ross roy russell ruth ryan sally sam samantha samuel sandra
sara sarah scott sean sergio seth shane shannon sharon shaun shawn sheila shirley simon sofia sonia sophie stacy stan
stanley stefan stephanie stephen steve steven stuart sue susan suzanne sylvia tamara tara ted teresa terry theodore theresa
thomas tiffany tim timothy tina todd tom tommy tony tracy travis trevor troy tyler valerie vanessa vera vernon veronica
vicki victor victoria vincent virginia walter warren wayne wendy wes will william zachary
abigail ahmed ali alejandro alicia alvin amir anil anil antoine april arjun arnold aurora ava bart beatrice becky benny bert blake
bonnie bret brett brianna bridget brooke caleb calvin camille carrie casey cecilia chad charlene chelsea cheryl clara clarence
claude cliff clifford clint clyde cody corey cory courtney curt curtis daisy dale damian damien dana darryl darrell daryl davis
debbie denise desmond devin dexter dirk dominic doris dustin dwayne dwight earl edgar edith edwin eli elijah elisabeth ella
ellie elliot elliott elmer elsa emilio enrique ernest ernesto esther eugene faith farah fatima fay felicia florence floyd franklin
freddie frederick gene geoffrey gilbert giovanni glen gordon grace gustavo guy hank hans harvey hassan hector herbert herman holly
hugo ibrahim ida igor ingrid ira irma irving isabella ivan jackson jaime jasmine javier jeanne jeannie jenna jerome jesus joanne
jody josephine juliana june kai kara kari karina kathy katrina kay kelvin kendra kent kirk klaus kristen kristin kristina kristy
kumar lance lana lars lena lester lewis lillian lily lloyd logan loretta lorraine lou lucia lucille luther lydia lyle mabel mack
madeline maggie malcolm mandy marcia marcus margarita mariana marina marissa marjorie marlene marsha marvin mason mathias
maxine maya mia micah mickey milton mindy miriam mitch morgan morris mustafa myra nadia nancy naomi ned nelson nikki noel olga
omar oswald otto pablo paolo patrice patrick patsy peyton phoebe preston priya quentin quinn ramon randolph rebekah reed regina
reggie reginald rex rhonda riley rocco roderick rodrigo roman rory roxanne ruben rudolph rudy rupert sabrina salvador sandy sanjay
saul shari sharla sherry sherman sidney silvia simone spencer sven sydney tanya terence terrence tess tiffany tobias toby tomas
tommy tonya tracey trent ulrich uma vera vikram vince viola vivian wanda wallace wilfred willie winston yolanda yusuf yvonne zoe
aditya ajay akash akira amit ananya anand anish anjali arun ashish ashok ashwin bharat deepak devendra dinesh divya ganesh gaurav gautam girish
gopal harish hemant hiroshi jaya jayesh karan kavita kiran kishore lakshmi lalit mahesh manish manoj meera mitesh mohan mukesh naveen neeraj neha nikhil nitin
pankaj parag pooja prakash pradeep pramod prashant praveen raghav rahul raj rajat rajeev rajendra rajesh rakesh ramesh ravi rekha rohit sachin sameer
sandeep sanjiv santosh satish shankar shilpa shyam sneha srinivas subramanian sudhir sunil sunita suresh swati tarun uday umesh vijay vikas vinay vinod
vishal vivek yash chen wei ming hua jun hao yuki kenji takashi satoshi yoshiko haruki jin minho soo bjorn sven lars nils henrik mikkel anders
erik gunnar pieter joost maarten giuseppe giulia francesca matteo luca marco alessandro stefano jurgen wolfgang heinz dieter gunther jens uwe
guillaume thierry benoit mathieu camille amelie francois jacques olga dmitri sergei natalia vladimir boris andrei igor svetlana omar khalid fatma
hussein abdullah mohammad muhammad ayesha kwame chidi ngozi amara thabo sipho beatriz thiago joao pedro gustavo rodrigo ximena lucia mateo diego`)

// exchanges are the words before the colon of "(NASDAQ: ABC)".
var exchanges = setOf(`nasdaq nasdaqgs nasdaqgm nasdaqcm nyse nysearca amex american arca cboe otc otcqb otcqx otcbb otcmkts pink
tsx tsxv cse neo cnsx lse aim asx nzx sgx hkex hkse sehk szse sse bse nse tse jse fwb fse frankfurt fra xetra euronext epa ams ebr
bit bme six swx stockholm sto ose oslo cph hel wse tadawul tase kosdaq kospi krx bovespa bmv ticker`)

// generic are words that a text introduces for itself and that name no company.
var generic = setOf(`company corporation group firm issuer seller buyer purchaser parent bank fund trust partnership agreement
offering transaction merger acquisition board plan program notes shares stock units offer closing parties party customer
client supplier vendor licensor licensee university city state county commission agency department exchange partners
subsidiary guarantor borrower lender agent manager sponsor collaboration project property facility platform system`)
