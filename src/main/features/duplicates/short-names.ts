/** Given names and what they are called for short, folded. Common ones of several languages; far from all. */
const table = `
abigail: abby abbie gail
adelaide: addie adele
albert: al bert bertie
alejandro: alex ale
alessandro: alex ale sandro
alexander: alex alec al sandy xander sascha
alexandra: alex alexa sandra sandy lexi sascha
alexandre: alex
alfred: al fred alfie
alice: ali
alison: ali allie
allison: ali allie
andreas: andi andy
andrew: andy drew
ann: annie nan
anna: annie anni
anne: annie
anthony: tony ant
antonia: toni
antonio: toni tonio tono
arthur: art artie
barbara: barb babs barbie
bartholomew: bart
beatrice: bea trixie
beatriz: bea
benedict: ben
benjamin: ben benny benji
bernard: bernie
bernhard: bernd
bertha: bertie
bradley: brad
brian: bri
caroline: carrie carol
catherine: cathy cat kate katie kit
cecilia: cece celia
charles: charlie chuck chas
charlotte: charlie lottie
christian: chris
christina: chris chrissy tina
christine: chris chrissy tina
christoph: chris
christopher: chris kit topher
clarence: clay
claudia: claudi
constance: connie
cynthia: cindy
daniel: dan danny dani
daniela: dani
danielle: dani
david: dave davy
deborah: deb debbie debra
dennis: denny
dmitri: dima mitya
dolores: lola
dominic: dom nick
donald: don donny
dorothy: dot dottie dolly
douglas: doug
eduardo: edu eddie lalo
edward: ed eddie ted ned
eleanor: ellie nell nora
elisabeth: lisa liz elsa elli sissi bettina
elizabeth: liz lizzy lizzie beth betty betsy eliza libby ellie bess lisa
emily: em emmy
emma: em
enrique: quique kike
ernest: ernie
eugene: gene
evelyn: evie eve
ezekiel: zeke
federico: fede
felicity: flick
fernando: nando
florence: flo
frances: fran fanny franny
francesca: fran cesca
francesco: franco
francis: frank
francisco: paco pancho fran curro
franklin: frank
franz: franzi
frederick: fred freddie rick
friedrich: fritz fred
gabriel: gabe gabi
gabriela: gabi
gabriele: gabi
gabrielle: gabby
geoffrey: geoff jeff
george: georgie
gerald: gerry jerry
gertrude: trudy
gilbert: gil bert
giovanni: gianni vanni
giuseppe: beppe peppe
gregory: greg
guillermo: memo guille
gustavo: gus
hannah: hanna
harold: harry hal
heinrich: heinz heiner
helen: nell nellie
henry: hank harry hal
herbert: herb bert
hubert: hugh bert
ignacio: nacho
isabel: bella izzy belle isa
isabella: bella izzy isa
jacob: jake
jacqueline: jackie
jakob: jakub
james: jim jimmy jamie jem
jane: janie
janet: jan
jennifer: jen jenny jenn
jeffrey: jeff
jeremy: jerry jez
jerome: jerry
jessica: jess jessie
joachim: achim jochen
joan: joanie
johannes: hannes hans jo
john: johnny jack jon
jonathan: jon jonny nathan
jorge: coco
jose: pepe
josef: sepp
joseph: joe joey jo
josephine: jo josie
joshua: josh
juan: juanito
judith: judy
julia: jule
juliana: jule
katherine: kathy kate katie kat kit kitty kathe
kathleen: kathy kath
kathryn: kathy kate katie
katharina: kathi kati katja
kenneth: ken kenny
kimberly: kim
kristina: kris tina
lawrence: larry laurie
leonard: leo len lenny
leonardo: leo
leopold: leo poldi
lillian: lily lil
louis: lou louie
louise: lou lulu
lucas: luke
lucille: lucy
ludwig: lutz
luis: lucho
magdalena: lena magda
manuel: manu manolo
manuela: manu
margaret: maggie meg peggy marge margie greta daisy
margarete: grete gretel greta
maria: mia mimi mary
martha: marty
martin: marty
mary: molly polly
matthew: matt matty
matthias: matze hias
matilda: tilly
maximilian: max
maxwell: max
melissa: mel missy lissa
mercedes: merche
michael: mike mick mickey micky michi
michelle: shelly
mikhail: misha
mildred: millie
miguel: migue
miranda: mandy
mohammed: mo
montgomery: monty
nadezhda: nadia
nancy: nan
natalia: nat talia natasha
natalie: nat
nathan: nat nate
nathaniel: nat nate
nicholas: nick nicky nico
nicolas: nico nick
nicole: nicky nikki
nikolai: kolya
nikolaus: klaus niklas nico
norman: norm
olivia: liv livvy
oliver: ollie olli
oscar: ozzie
pamela: pam
patricia: pat patty trish tricia
patrick: pat paddy rick
paul: paulie
penelope: penny
peter: pete
philip: phil pip
philipp: phil
phillip: phil
prudence: pru
rachel: rach
rafael: rafa
randall: randy
raymond: ray
rebecca: becky becca
reginald: reg reggie
ricardo: ricky richi
richard: rick dick rich richie ricky
robert: bob bobby rob robbie bert
roberto: beto rob
rodney: rod
roger: rog
roland: roly
ronald: ron ronnie
rosemary: rosie rose
rudolf: rudi
russell: russ
ruth: ruthie
salvador: sal
samantha: sam sammy
samuel: sam sammy
sandra: sandy
sara: sally
sarah: sally sadie
sebastian: seb basti bastian
sergei: serge
sharon: shari
silvia: silvi
simon: si
stanley: stan
stefan: steff
stefanie: steffi
stephanie: steph stephie
stephen: steve stevie
steven: steve stevie
stuart: stu
susan: sue susie suzy
susanne: susi sanne
suzanne: sue suzy
sylvester: sly
terence: terry
teresa: terry tess tere
theodore: ted teddy theo
theresa: terry tess tessa resi
thomas: tom tommy
timothy: tim timmy
tobias: tobi
ulrich: uli
ulrike: uli ulli
valentina: vale
valerie: val
veronica: ronnie
vicente: chente
victor: vic
victoria: vicky tori
vincent: vince vinny
virginia: ginny ginger
vladimir: vova volodya
walter: walt wally
wendy: wen
wilhelm: willi willy
william: bill billy will willie liam
winifred: winnie
wolfgang: wolf
yvonne: vonnie
zachary: zach zack
`;

/** What each short name may stand for. */
const longNames = new Map<string, string[]>();
for (const line of table.trim().split('\n')) {
  const [long = '', shorts = ''] = line.split(': ');
  for (const short of shorts.split(' ')) longNames.set(short, [...(longNames.get(short) ?? []), long]);
}

/** The given names that a folded word may stand for, itself among them. */
export function longForms(word: string): readonly string[] {
  const long = longNames.get(word);
  return long === undefined ? [word] : [word, ...long];
}

/** Whether one of two folded words is short for the other; Bob and Rob may both be Robert, but that alone says nothing. */
export function isShortFor(one: string, other: string): boolean {
  return longNames.get(one)?.includes(other) === true || longNames.get(other)?.includes(one) === true;
}
