/** English words that are nobody's name here. */
const list = `
i i'm i've i'd i'll we we've he she they it you me him her them us my mine his hers their theirs our your its myself who whom which what that this these those
a an the some any no every each another both all someone somebody everyone everybody anyone nobody people folks guys team group client clients customer customers
friend friends colleague colleagues family board staff boss neighbor neighbour company office everyone's
and or but so then than as if when while because after before during since until about re regarding concerning via over under into onto from to for of on in at by with without w w/ near between
is was were are be been being am has have had having do did does done will would can could should may might must shall not never also too very really quite just again today yesterday tomorrow tonight now later soon earlier
yes ok okay well good great nice bad poor awkward angry tense fine amazing awesome fantastic excellent brilliant wonderful terrible awful horrible lovely pleasant productive fun quick short long brief big small new old first second next last happy sad super first
got get gave give given went go going come came took take taken made make making put sent send left leave said says say told tell asked ask asks wanted want wants needs need needed heard hear listened listen talked talk talking spoke speak speaking saw see seen met meet meeting meetings mtg called call calls rang ring phoned phone emailed email e-mail emails mail texted text texts messaged message messages msg dm dmed pinged ping wrote write written replied reply responded respond answered answer
coffee lunch dinner breakfast brunch drinks drink beer beers wine tea walk visit visited catch-up catchup caught chat chatted zoom zoomed teams skype skyped facetime facetimed video meet google hangout whatsapp linkedin instagram facebook twitter slack signal telegram tiktok youtube substack sms voicemail letter card note notes gift gifts flowers present proposal quote offer pitch pitched demo referral referrals review reviews reviewed testimonial recommendation recommended recommend introduction intro introduced introduce connected connect connection helped help helping helpful advised advice feedback favour favor offered liked like likes loved love shared share shares commented comment comments mentioned mention tagged followed follow follow-up followup subscribed retweeted reposted reacted thanked thank thanks thank-you praised praise congratulated wished happy birthday conference meetup meet-up event workshop webinar party fair summit networking seminar
post posts article articles newsletter podcast video blog website work job project deck contract deal plan idea ideas question questions issue problem launch pricing budget invoice
hi hello hey dear mr mrs ms dr prof remind reminder todo touch base check fyi nb done spent half hour hours minute minutes min mins day days week weeks month months year years morning afternoon evening night weekend noon midnight
monday tuesday wednesday thursday friday saturday sunday january february july september october november december
interview sync session standup stand-up one-on-one dm'd dm’d up out over off dinners lunches prep debrief huddle
congrats congratulations
back away along together there here online offline pitching promoted gifted endorsed demoed presented explained
joined hosted ran run running bumped interviewed invited bought bring brought picked dropped grabbed planned organised organized discussed discussing signed paid pay works working worked moved moving started starting starts
attendees attendee participants participant present absent action actions agenda topic topics subject status accepted declined tentative canceled cancelled postponed rescheduled confirmed please uhr um summary result results outcome outcomes location duration mood priority title description details where who when which dentist doctor gym school bank lawyer accountant office home airport train station hotel restaurant cafe bakery library
partner wife husband spouse kids children son daughter sister brother boss assistant mother father cousin neighbours team's staff's audience everyone everybody
log entry task tasks todos item items status update updates weekly daily monthly quarterly annual yearly kickoff kick-off retro retrospective review planning roadmap strategy onboarding training seminar appointment consultation demo trial tour site visit's lead leads prospect opportunity customer's supplier vendor partner's
invoice invoices receipt payment order orders delivery shipment refund discount estimate agreement nda draft file files document documents link links slides presentation report reports numbers figures data spreadsheet form forms
really finally actually apparently unfortunately hopefully basically briefly shortly recently already maybe perhaps probably possibly definitely surprisingly sadly luckily mostly mainly
christmas easter xmas thanksgiving diwali ramadan eid hanukkah pentecost new-year
busy free available interested different same other others important urgent private personal professional internal external final initial regular monthly annual social local remote virtual online
forgot remembered decided agreed promised learned noticed realized realised thought felt looked seemed looking thinking feeling hoping waiting trying tried tell telling showed show showing watched played played read reading wrote wrong right true false
awesome cool busy tired sick ill late early delayed done finished closed open opened signed sealed won lost
vm lm lvm cb fu f/u re: fwd fw cc bcc ps ok'd asap eod eow cob tbd tbc n/a aka
intro's call's zoom's meeting's lunch's client's company's project's product's service price prices product products services market sales marketing finance legal tax taxes accounting hr it pr ai ui ux seo crm
`;

export const commonWords: ReadonlySet<string> = new Set(list.split(/\s+/).filter((word) => word !== ''));

/** Small words inside of names. */
export const particles: ReadonlySet<string> = new Set(
  'van von der den de del della di da das do dos du la le ter ten zu zur al el bin ibn ben y e st st. af av vander'.split(' '),
);

export const titles: ReadonlySet<string> = new Set('dr dr. mr mr. mrs mrs. ms ms. prof prof. sir lady frau herr mme m.'.split(' '));
