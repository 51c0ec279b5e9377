/** Lines as people write them and what is to be understood. Written down before the parser was tried on them. */

/** What was said; what is left out was not said. */
export interface Said {
  people?: string[];
  kind?: string;
  /** Day and time it happened. */
  day?: string;
  time?: string;
  minutes?: number;
  mood?: number;
  tags?: string[];
  /** Day of the follow-up. */
  due?: string;
  /** Minor units and currency. */
  cost?: string;
  introduced?: string[];
  /** It may not be saved unseen: part of it is in doubt. */
  unsure?: true;
}

export interface Setting {
  locale?: string;
  /** Wednesday, 18 November 2026, half past two, if it is left out. */
  now?: string;
  zone?: string;
  /** Names in the book; nicknames in brackets. */
  book?: string[];
}

export type Line = readonly [text: string, said: Said, setting?: Setting];

const US: Setting = { locale: 'en-US' };
const BOOK: Setting = {
  book: ['Ana García', 'Bo Chen', 'Cy Young', 'Ana Lopez', 'Dieter van der Berg', '山田太郎', 'Noor al-Sayed', 'May Wong'],
};

export const meetings: readonly Line[] = [
  ['coffee with Ana yesterday 45m', { people: ['Ana'], kind: 'meeting', day: '2026-11-17', minutes: 45 }],
  [
    'coffee with Ana and Bo yesterday 45m, she introduced me to Cy #austin',
    { people: ['Ana', 'Bo'], kind: 'meeting', day: '2026-11-17', minutes: 45, tags: ['austin'], introduced: ['Cy'] },
  ],
  ['Coffee with Ana', { people: ['Ana'], kind: 'meeting' }],
  ['lunch with Bo Chen today, 1h', { people: ['Bo Chen'], kind: 'meeting', day: '2026-11-18', minutes: 60 }],
  ['Lunch w/ Maria on Monday', { people: ['Maria'], kind: 'meeting', day: '2026-11-16' }],
  ['dinner with Tom & Jerry last Friday', { people: ['Tom', 'Jerry'], kind: 'meeting', day: '2026-11-13' }],
  ['breakfast with Ana, Bo and Cy this morning', { people: ['Ana', 'Bo', 'Cy'], kind: 'meeting', day: '2026-11-18' }],
  ['met Ana', { people: ['Ana'], kind: 'meeting' }],
  ['Met with Ana García on 12 November', { people: ['Ana García'], kind: 'meeting', day: '2026-11-12' }],
  ['met Bo at 3pm yesterday for 30 minutes', { people: ['Bo'], kind: 'meeting', day: '2026-11-17', time: '15:00', minutes: 30 }],
  [
    'meeting with Jean-Luc Picard 10:30 today 90 min',
    { people: ['Jean-Luc Picard'], kind: 'meeting', day: '2026-11-18', time: '10:30', minutes: 90 },
  ],
  ['drinks with Sam last night', { people: ['Sam'], kind: 'meeting', day: '2026-11-17' }],
  ['Beer with Dave on Thursday, 2 hours', { people: ['Dave'], kind: 'meeting', day: '2026-11-12', minutes: 120 }],
  ['walk with Lena 1h30', { people: ['Lena'], kind: 'meeting', minutes: 90 }],
  ['Caught up with Priya over tea', { people: ['Priya'], kind: 'meeting' }],
  ['catch-up with Priya two days ago', { people: ['Priya'], kind: 'meeting', day: '2026-11-16' }],
  ['1:1 with Ana 30m', { people: ['Ana'], kind: 'meeting', minutes: 30 }],
  ['1-1 with Bo yesterday', { people: ['Bo'], kind: 'meeting', day: '2026-11-17' }],
  ['saw Ana on Sunday', { people: ['Ana'], kind: 'meeting', day: '2026-11-15' }],
  ['visited Grace last week', { people: ['Grace'], kind: 'meeting', day: '2026-11-11' }],
  ['coffee Ana 45m', { people: ['Ana'], kind: 'meeting', minutes: 45 }],
  ['Ana coffee yesterday', { people: ['Ana'], kind: 'meeting', day: '2026-11-17' }],
  ['Ana: coffee, 45 minutes', { people: ['Ana'], kind: 'meeting', minutes: 45 }],
  ['Yesterday I had lunch with Ana and we spent 2 hours', { people: ['Ana'], kind: 'meeting', day: '2026-11-17', minutes: 120 }],
  ['Had coffee with Zoë', { people: ['Zoë'], kind: 'meeting' }],
  ['coffee with ana yesterday', { people: ['ana'], kind: 'meeting', day: '2026-11-17' }],
  ['lunch with ana and bo', { people: ['ana', 'bo'], kind: 'meeting' }],
  ['brunch with @ana on Saturday', { people: ['ana'], kind: 'meeting', day: '2026-11-14' }],
  ['@bo lunch 12:30', { people: ['bo'], kind: 'meeting', time: '12:30' }],
  ['Meeting with Pieter van der Berg on 3 Nov', { people: ['Pieter van der Berg'], kind: 'meeting', day: '2026-11-03' }],
  ['coffee with Ludwig von Mises and Simone de Beauvoir', { people: ['Ludwig von Mises', 'Simone de Beauvoir'], kind: 'meeting' }],
  [
    "lunch with Conor O'Brien from 12 to 1pm today",
    { people: ["Conor O'Brien"], kind: 'meeting', day: '2026-11-18', time: '12:00', minutes: 60 },
  ],
  ['met Dr. Smith on the 10th', { people: ['Dr. Smith'], kind: 'meeting', day: '2026-11-10' }],
  ['meeting with 山田太郎 yesterday 1h', { people: ['山田太郎'], kind: 'meeting', day: '2026-11-17', minutes: 60 }],
  ['coffee with محمد علي yesterday', { people: ['محمد علي'], kind: 'meeting', day: '2026-11-17' }],
  ['lunch with יוסי 45m', { people: ['יוסי'], kind: 'meeting', minutes: 45 }],
  ['☕ with Ana 🎉', { people: ['Ana'], kind: 'meeting', mood: 2 }],
  ['lunch with Ana, €32.50', { people: ['Ana'], kind: 'meeting', cost: '3250 EUR' }],
  ['dinner with Bo $120 yesterday', { people: ['Bo'], kind: 'meeting', day: '2026-11-17', cost: '12000 USD' }],
  ['Coffee with Ana about the Berlin launch', { people: ['Ana'], kind: 'meeting' }],
  ['lunch with Ana at Luigi’s', { people: ['Ana'], kind: 'meeting' }],
  ['Meeting with Ana in Paris on Tuesday', { people: ['Ana'], kind: 'meeting', day: '2026-11-17' }],
  ['in-person meeting with Mei Lin, 50 mins', { people: ['Mei Lin'], kind: 'meeting', minutes: 50 }],
  ['half an hour with Ana over coffee', { people: ['Ana'], kind: 'meeting', minutes: 30 }],
  ['coffee with May', { people: ['May'], kind: 'meeting' }],
  ['met April yesterday', { people: ['April'], kind: 'meeting', day: '2026-11-17' }],
  ['lunch with Ana, Bo, Cy and Dee on 2026-11-16', { people: ['Ana', 'Bo', 'Cy', 'Dee'], kind: 'meeting', day: '2026-11-16' }],
  ['Coffee with Ana from 3 to 4pm', { people: ['Ana'], kind: 'meeting', time: '15:00', minutes: 60 }],
  ['Coffee with Ana 15:00-15:45 yesterday', { people: ['Ana'], kind: 'meeting', day: '2026-11-17', time: '15:00', minutes: 45 }],
  ['coffee with the team', { kind: 'meeting', unsure: true }],
];

export const calls: readonly Line[] = [
  ['call with Ana 20 min', { people: ['Ana'], kind: 'call', minutes: 20 }],
  ['called Bo', { people: ['Bo'], kind: 'call' }],
  ['Called Bo Chen this morning, 15 minutes', { people: ['Bo Chen'], kind: 'call', day: '2026-11-18', minutes: 15 }],
  ['phone call with Maria yesterday at 9:15', { people: ['Maria'], kind: 'call', day: '2026-11-17', time: '09:15' }],
  ['zoom with Ana 1 hour', { people: ['Ana'], kind: 'call', minutes: 60 }],
  ['Zoom call with Ana and Bo today at 11', { people: ['Ana', 'Bo'], kind: 'call', day: '2026-11-18', time: '11:00' }],
  ['video call with Kenji 25m yesterday', { people: ['Kenji'], kind: 'call', day: '2026-11-17', minutes: 25 }],
  ['Teams call with Ana', { people: ['Ana'], kind: 'call' }],
  ['facetime with mom on Sunday', { people: ['mom'], kind: 'call', day: '2026-11-15' }],
  ['Ana called me', { people: ['Ana'], kind: 'call' }],
  ['Ana called yesterday, 10m', { people: ['Ana'], kind: 'call', day: '2026-11-17', minutes: 10 }],
  ['spoke to Ana on the phone for 5 minutes', { people: ['Ana'], kind: 'call', minutes: 5 }],
  ['spoke with Bo', { people: ['Bo'], kind: 'call' }],
  ['Talked to Cy for half an hour', { people: ['Cy'], kind: 'call', minutes: 30 }],
  ['rang Bob', { people: ['Bob'], kind: 'call' }],
  ['phoned Eva on 5 November', { people: ['Eva'], kind: 'call', day: '2026-11-05' }],
  ['great call with Ana', { people: ['Ana'], kind: 'call', mood: 2 }],
  ['good call with Ana 2 days ago', { people: ['Ana'], kind: 'call', day: '2026-11-16', mood: 1 }],
  ['awkward call with Bo', { people: ['Bo'], kind: 'call', mood: -1 }],
  ['call with Bo, he was angry', { people: ['Bo'], kind: 'call', mood: -2 }],
  ['call with Ana 😀', { people: ['Ana'], kind: 'call', mood: 1 }],
  ['call Ana +1', { people: ['Ana'], kind: 'call', mood: 1 }],
  ['call with Bo --', { people: ['Bo'], kind: 'call', mood: -2 }],
  ['call with Ana ++', { people: ['Ana'], kind: 'call', mood: 2 }],
  ['terrible call with Bo yesterday', { people: ['Bo'], kind: 'call', day: '2026-11-17', mood: -2 }],
  ['call with Ana, not great', { people: ['Ana'], kind: 'call', mood: -1 }],
  ['30m call Ana', { people: ['Ana'], kind: 'call', minutes: 30 }],
  ['call with Ana at noon', { people: ['Ana'], kind: 'call', time: '12:00' }],
  ['call with Ana 1.5 hours', { people: ['Ana'], kind: 'call', minutes: 90 }],
  ['call with Ana 1,5h', { people: ['Ana'], kind: 'call', minutes: 90 }],
  ['call with Ana, an hour and a half', { people: ['Ana'], kind: 'call', minutes: 90 }],
  ['call with Ana 1h 15m', { people: ['Ana'], kind: 'call', minutes: 75 }],
  ['call with Ana 1 hour 20 minutes', { people: ['Ana'], kind: 'call', minutes: 80 }],
  ['call with Ana three quarters of an hour', { people: ['Ana'], kind: 'call', minutes: 45 }],
  ['Skype with Olga an hour ago', { people: ['Olga'], kind: 'call', day: '2026-11-18', time: '13:30' }],
  ['call with Ana and Bo #project-x #q4', { people: ['Ana', 'Bo'], kind: 'call', tags: ['project-x', 'q4'] }],
  ['call w Ana', { people: ['Ana'], kind: 'call' }],
];

export const messages: readonly Line[] = [
  ['emailed Ana', { people: ['Ana'], kind: 'message_out' }],
  ['Emailed Bo about the contract yesterday', { people: ['Bo'], kind: 'message_out', day: '2026-11-17' }],
  ['sent Ana an email', { people: ['Ana'], kind: 'message_out' }],
  ['sent an email to Ana on Monday', { people: ['Ana'], kind: 'message_out', day: '2026-11-16' }],
  ['email to Cy', { people: ['Cy'], kind: 'message_out' }],
  ['texted Bo', { people: ['Bo'], kind: 'message_out' }],
  ['messaged Ana on LinkedIn', { people: ['Ana'], kind: 'message_out' }],
  ['wrote to Maria', { people: ['Maria'], kind: 'message_out' }],
  ['DMed Ana', { people: ['Ana'], kind: 'message_out' }],
  ['WhatsApp to Bo yesterday', { people: ['Bo'], kind: 'message_out', day: '2026-11-17' }],
  ['left Ana a voicemail', { people: ['Ana'], kind: 'message_out' }],
  ['wished Ana a happy birthday', { people: ['Ana'], kind: 'message_out' }],
  ['Ana emailed me', { people: ['Ana'], kind: 'message_in' }],
  ['Ana emailed me yesterday about her new job', { people: ['Ana'], kind: 'message_in', day: '2026-11-17' }],
  ['email from Ana', { people: ['Ana'], kind: 'message_in' }],
  ['got a message from Bo Chen on Friday', { people: ['Bo Chen'], kind: 'message_in', day: '2026-11-13' }],
  ['Bo texted', { people: ['Bo'], kind: 'message_in' }],
  ['Ana wrote to me', { people: ['Ana'], kind: 'message_in' }],
  ['heard from Cy today', { people: ['Cy'], kind: 'message_in', day: '2026-11-18' }],
  ['received an email from Ana', { people: ['Ana'], kind: 'message_in' }],
  ['Ana sent me a message', { people: ['Ana'], kind: 'message_in' }],
  ['Ana replied', { people: ['Ana'], kind: 'message_in' }],
  ['Bo got back to me this morning', { people: ['Bo'], kind: 'message_in', day: '2026-11-18' }],
  ['replied to Ana', { people: ['Ana'], kind: 'reply_out' }],
  ["replied to Ana's email", { people: ['Ana'], kind: 'reply_out' }],
  ['answered Bo yesterday', { people: ['Bo'], kind: 'reply_out', day: '2026-11-17' }],
  ['Got back to Maria', { people: ['Maria'], kind: 'reply_out' }],
  ['responded to Cy', { people: ['Cy'], kind: 'reply_out' }],
  ['followed up with Ana', { people: ['Ana'], kind: 'reply_out' }],
  ['LinkedIn message from Tom Jones', { people: ['Tom Jones'], kind: 'message_in' }],
  ['I emailed Ana and Bo', { people: ['Ana', 'Bo'], kind: 'message_out' }],
  ['voicemail from Ana 2 hours ago', { people: ['Ana'], kind: 'message_in', day: '2026-11-18', time: '12:30' }],
];

export const theirs: readonly Line[] = [
  ['Ana liked my post', { people: ['Ana'], kind: 'reaction_in' }],
  ['Bo and Cy liked my article', { people: ['Bo', 'Cy'], kind: 'reaction_in' }],
  ['Ana reacted to my story', { people: ['Ana'], kind: 'reaction_in' }],
  ['Ana commented on my post yesterday', { people: ['Ana'], kind: 'comment_in', day: '2026-11-17' }],
  ['comment from Bo on my video', { people: ['Bo'], kind: 'comment_in' }],
  ['Ana shared my post', { people: ['Ana'], kind: 'share' }],
  ['Bo retweeted me', { people: ['Bo'], kind: 'share' }],
  ['Ana reposted my article on Monday', { people: ['Ana'], kind: 'share', day: '2026-11-16' }],
  ['Ana mentioned me in her newsletter', { people: ['Ana'], kind: 'mention' }],
  ['Bo tagged me', { people: ['Bo'], kind: 'mention' }],
  ['Ana gave me a shout-out', { people: ['Ana'], kind: 'mention' }],
  ['Ana left a review', { people: ['Ana'], kind: 'review' }],
  ['Bo left me a great review on Google', { people: ['Bo'], kind: 'review', mood: 2 }],
  ['testimonial from Maria', { people: ['Maria'], kind: 'review' }],
  ['Ana recommended me', { people: ['Ana'], kind: 'review' }],
  ['Ana followed me', { people: ['Ana'], kind: 'follow' }],
  ['Bo subscribed to my newsletter', { people: ['Bo'], kind: 'follow' }],
  ['Ana followed me on LinkedIn today', { people: ['Ana'], kind: 'follow', day: '2026-11-18' }],
  ['Ana introduced me to Cy', { people: ['Ana'], kind: 'introduction_in', introduced: ['Cy'] }],
  ['Ana introduced me to Cy Young yesterday', { people: ['Ana'], kind: 'introduction_in', day: '2026-11-17', introduced: ['Cy Young'] }],
  ['Bo put me in touch with Dee', { people: ['Bo'], kind: 'introduction_in', introduced: ['Dee'] }],
  ['Bo connected me with Dee and Eve', { people: ['Bo'], kind: 'introduction_in', introduced: ['Dee', 'Eve'] }],
  ['intro from Ana to Cy', { people: ['Ana'], kind: 'introduction_in', introduced: ['Cy'] }],
  ['Ana helped me with my website', { people: ['Ana'], kind: 'help_in' }],
  ['Ana gave me advice on pricing', { people: ['Ana'], kind: 'help_in' }],
  ['Bo did me a favour', { people: ['Bo'], kind: 'help_in' }],
  ['got help from Cy yesterday 30m', { people: ['Cy'], kind: 'help_in', day: '2026-11-17', minutes: 30 }],
];

export const mine: readonly Line[] = [
  ['I introduced Ana to Bo', { people: ['Ana', 'Bo'], kind: 'introduction_out' }],
  ['introduced Ana to Bo yesterday', { people: ['Ana', 'Bo'], kind: 'introduction_out', day: '2026-11-17' }],
  ['Introduced Ana García and Bo Chen', { people: ['Ana García', 'Bo Chen'], kind: 'introduction_out' }],
  ['connected Ana with Bo', { people: ['Ana', 'Bo'], kind: 'introduction_out' }],
  ['put Ana in touch with Bo', { people: ['Ana', 'Bo'], kind: 'introduction_out' }],
  ['helped Ana with her CV, 2h', { people: ['Ana'], kind: 'help_out', minutes: 120 }],
  ['advised Bo on taxes', { people: ['Bo'], kind: 'help_out' }],
  ["answered Ana's question", { people: ['Ana'], kind: 'help_out' }],
  ['gave Ana feedback on her draft', { people: ['Ana'], kind: 'help_out' }],
  ['asked Ana how I can help', { people: ['Ana'], kind: 'ask_serve' }],
  ['asked Bo how I could serve him', { people: ['Bo'], kind: 'ask_serve' }],
  ['offered to help Cy', { people: ['Cy'], kind: 'ask_serve' }],
  ['asked Ana for a referral', { people: ['Ana'], kind: 'ask' }],
  ['asked Bo for a favour yesterday', { people: ['Bo'], kind: 'ask', day: '2026-11-17' }],
  ['asked Ana to review my deck', { people: ['Ana'], kind: 'ask' }],
  ['pitched Ana', { people: ['Ana'], kind: 'pitch' }],
  ['pitched to Bo on Tuesday', { people: ['Bo'], kind: 'pitch', day: '2026-11-17' }],
  ['sent Ana a proposal', { people: ['Ana'], kind: 'pitch' }],
  ['sent a gift to Ana', { people: ['Ana'], kind: 'gift' }],
  ['sent Bo a thank-you card', { people: ['Bo'], kind: 'gift' }],
  ['thank-you note to Cy', { people: ['Cy'], kind: 'gift' }],
  ['gift for Ana €25', { people: ['Ana'], kind: 'gift', cost: '2500 EUR' }],
  ['sent flowers to Maria on 1 November, 40 EUR', { people: ['Maria'], kind: 'gift', day: '2026-11-01', cost: '4000 EUR' }],
  ["shared Ana's post", { people: ['Ana'], kind: 'share_out' }],
  ["praised Bo's talk", { people: ['Bo'], kind: 'share_out' }],
  ['recommended Cy on LinkedIn', { people: ['Cy'], kind: 'share_out' }],
  ['heard that Ana needs a designer', { people: ['Ana'], kind: 'listen' }],
  ['Ana needs a new accountant', { people: ['Ana'], kind: 'listen' }],
  ['Bo is looking for a job', { people: ['Bo'], kind: 'listen' }],
  ['listened to Cy for an hour', { people: ['Cy'], kind: 'listen', minutes: 60 }],
  ['met Ana at the conference', { people: ['Ana'], kind: 'event' }],
  ['met Bo Chen at a meetup last Thursday', { people: ['Bo Chen'], kind: 'event', day: '2026-11-12' }],
  ['ran into Cy at the trade fair yesterday', { people: ['Cy'], kind: 'event', day: '2026-11-17' }],
  ['workshop with Ana and Bo 3h', { people: ['Ana', 'Bo'], kind: 'event', minutes: 180 }],
  ['note: Ana prefers tea', { people: ['Ana'], kind: 'note' }],
  ['Note on Bo: moving to Lisbon', { people: ['Bo'], kind: 'note' }],
];

export const followUps: readonly Line[] = [
  ['coffee with Ana yesterday, ping in 3 weeks', { people: ['Ana'], kind: 'meeting', day: '2026-11-17', due: '2026-12-09' }],
  ['call with Bo 20m, follow up next Tuesday', { people: ['Bo'], kind: 'call', minutes: 20, due: '2026-11-24' }],
  ['lunch with Ana today, remind me in a month', { people: ['Ana'], kind: 'meeting', day: '2026-11-18', due: '2026-12-18' }],
  ['Bo called, call him back on Monday', { people: ['Bo'], kind: 'call', due: '2026-11-23' }],
  ['emailed Ana, follow-up in 2 weeks', { people: ['Ana'], kind: 'message_out', due: '2026-12-02' }],
  ['met Ana on Friday, follow up on Friday', { people: ['Ana'], kind: 'meeting', day: '2026-11-13', due: '2026-11-20' }],
  ['coffee with Ana. Remind me to send the deck tomorrow', { people: ['Ana'], kind: 'meeting', due: '2026-11-19' }],
  ['call with Ana yesterday; send proposal by Friday', { people: ['Ana'], kind: 'call', day: '2026-11-17', due: '2026-11-20' }],
  ['lunch with Bo, check in with him in 10 days', { people: ['Bo'], kind: 'meeting', due: '2026-11-28' }],
  ['ping Ana in 3 weeks', { people: ['Ana'], due: '2026-12-09' }],
  ['follow up with Bo next week', { people: ['Bo'], due: '2026-11-25' }],
  ['remind me to call Cy tomorrow', { people: ['Cy'], due: '2026-11-19' }],
  ['coffee with Ana 45m #austin ping in 2 months', { people: ['Ana'], kind: 'meeting', minutes: 45, tags: ['austin'], due: '2027-01-18' }],
  ['Call with Ana, she is on holiday, follow up on 5 January', { people: ['Ana'], kind: 'call', due: '2027-01-05' }],
  ['call with Bo 5 Nov, follow up 5 Dec', { people: ['Bo'], kind: 'call', day: '2026-11-05', due: '2026-12-05' }],
  ['zoom with Ana, get back to her on Thursday', { people: ['Ana'], kind: 'call', due: '2026-11-19' }],
  ['met Cy, in 2 weeks follow up', { people: ['Cy'], kind: 'meeting', due: '2026-12-02' }],
  ['met Cy, follow up', { people: ['Cy'], kind: 'meeting', unsure: true }],
  [
    'great lunch with Ana and Bo on Monday 1h30 €64 #berlin, ping in 3 weeks',
    {
      people: ['Ana', 'Bo'],
      kind: 'meeting',
      day: '2026-11-16',
      minutes: 90,
      mood: 2,
      tags: ['berlin'],
      cost: '6400 EUR',
      due: '2026-12-09',
    },
  ],
  ['coffee with Ana -> ping in 3 weeks', { people: ['Ana'], kind: 'meeting', due: '2026-12-09' }],
  ['spoke to Ana, will call her again on 1 December', { people: ['Ana'], kind: 'call', due: '2026-12-01' }],
  ['Ana emailed me, I need to reply by tomorrow', { people: ['Ana'], kind: 'message_in', due: '2026-11-19' }],
  ['lunch with Ana, touch base in 6 weeks', { people: ['Ana'], kind: 'meeting', due: '2026-12-30' }],
  ['call with Ana todo: send contract on Friday', { people: ['Ana'], kind: 'call', due: '2026-11-20' }],
  ['coffee with Bo, next meeting 12 December', { people: ['Bo'], kind: 'meeting', due: '2026-12-12' }],
  ['coffee with Ana and remind me in 3 days', { people: ['Ana'], kind: 'meeting', due: '2026-11-21' }],
];

export const days: readonly Line[] = [
  ['coffee with Ana on 5/6', { people: ['Ana'], kind: 'meeting', day: '2026-06-05' }],
  ['coffee with Ana on 5/6', { people: ['Ana'], kind: 'meeting', day: '2026-05-06' }, US],
  ['coffee with Ana 11/16/2026', { people: ['Ana'], kind: 'meeting', day: '2026-11-16' }, US],
  ['coffee with Ana 16/11/2026', { people: ['Ana'], kind: 'meeting', day: '2026-11-16' }],
  ['coffee with Ana on Nov 3', { people: ['Ana'], kind: 'meeting', day: '2026-11-03' }, US],
  ['coffee with Ana on November 3rd, 2025', { people: ['Ana'], kind: 'meeting', day: '2025-11-03' }, US],
  ['coffee with Ana on 3 December', { people: ['Ana'], kind: 'meeting', day: '2025-12-03', unsure: true }],
  ['coffee with Ana on 31 February', { people: ['Ana'], kind: 'meeting', unsure: true }],
  ['call with Bo on 30 Feb', { people: ['Bo'], kind: 'call', unsure: true }],
  ['call with Bo on 2026-02-30', { people: ['Bo'], kind: 'call', unsure: true }],
  ['call with Bo on 31/4', { people: ['Bo'], kind: 'call', unsure: true }],
  ['call with Bo, follow up on 31 November', { people: ['Bo'], kind: 'call', unsure: true }],
  ['call with Bo 0 minutes', { people: ['Bo'], kind: 'call', unsure: true }],
  ['call with Bo 10000 minutes', { people: ['Bo'], kind: 'call', unsure: true }],
  ['call with Bo 10,000 min', { people: ['Bo'], kind: 'call', unsure: true }],
  ['lunch with Ana the day before yesterday', { people: ['Ana'], kind: 'meeting', day: '2026-11-16' }],
  ['lunch with Ana a week ago', { people: ['Ana'], kind: 'meeting', day: '2026-11-11' }],
  ['lunch with Ana three weeks ago', { people: ['Ana'], kind: 'meeting', day: '2026-10-28' }],
  ['lunch with Ana last Tuesday', { people: ['Ana'], kind: 'meeting', day: '2026-11-17' }],
  ['on Saturday I met Ana', { people: ['Ana'], kind: 'meeting', day: '2026-11-14' }],
  ['call with Ana tomorrow at 10', { people: ['Ana'], kind: 'call', day: '2026-11-19', time: '10:00', unsure: true }],
  [
    'coffee with Ana yesterday',
    { people: ['Ana'], kind: 'meeting', day: '2026-11-17' },
    { now: '2026-11-18T02:00:00Z', zone: 'Europe/London' },
  ],
  [
    'coffee with Ana yesterday',
    { people: ['Ana'], kind: 'meeting', day: '2026-11-16' },
    { now: '2026-11-18T02:00:00Z', zone: 'America/New_York' },
  ],
  ['coffee with Ana today', { people: ['Ana'], kind: 'meeting', day: '2026-11-19' }, { now: '2026-11-18T20:00:00Z', zone: 'Asia/Tokyo' }],
  ['coffee with Ana on 29 February', { people: ['Ana'], kind: 'meeting', day: '2024-02-29' }],
  ['Treffen mit Ana gestern', { day: '2026-11-17', unsure: true }, { locale: 'de-DE' }],
  ['coffee with Ana gestern 45m', { people: ['Ana'], kind: 'meeting', day: '2026-11-17', minutes: 45 }, { locale: 'de-DE' }],
  ['coffee with Ana hier', { people: ['Ana'], kind: 'meeting', day: '2026-11-17' }, { locale: 'fr-FR' }],
  ['coffee with Ana ayer', { people: ['Ana'], kind: 'meeting', day: '2026-11-17' }, { locale: 'es-ES' }],
  ['coffee with Ana ontem', { people: ['Ana'], kind: 'meeting', day: '2026-11-17' }, { locale: 'pt-BR' }],
  ['coffee with Ana gisteren', { people: ['Ana'], kind: 'meeting', day: '2026-11-17' }, { locale: 'nl-NL' }],
  ['coffee with 山田太郎 昨日', { people: ['山田太郎'], kind: 'meeting', day: '2026-11-17' }, { locale: 'ja-JP' }],
  ['coffee with Ana am 12.11.', { people: ['Ana'], kind: 'meeting', day: '2026-11-12' }, { locale: 'de-DE' }],
];

/** With a book of people: what is in it decides where a name ends and whom it means. */
export const known: readonly Line[] = [
  ['coffee with bo chen yesterday', { people: ['Bo Chen'], kind: 'meeting', day: '2026-11-17' }, BOOK],
  ['coffee with Bo', { people: ['Bo Chen'], kind: 'meeting' }, BOOK],
  ['coffee with Ana', { people: ['Ana'], kind: 'meeting', unsure: true }, BOOK],
  ['coffee with ana garcia', { people: ['Ana García'], kind: 'meeting' }, BOOK],
  ['coffee with Ana Garcia and bo 45m', { people: ['Ana García', 'Bo Chen'], kind: 'meeting', minutes: 45 }, BOOK],
  ['call with van der Berg', { people: ['Dieter van der Berg'], kind: 'call' }, BOOK],
  ['lunch with 山田太郎', { people: ['山田太郎'], kind: 'meeting' }, BOOK],
  ['lunch with May Wong in May', { people: ['May Wong'], kind: 'meeting', unsure: true }, BOOK],
  ['bo chen 30m call', { people: ['Bo Chen'], kind: 'call', minutes: 30 }, BOOK],
  ['cy emailed me', { people: ['Cy Young'], kind: 'message_in' }, BOOK],
  ["replied to Noor's question", { people: ['Noor al-Sayed'], kind: 'reply_out' }, BOOK],
  ['coffee with Zed', { people: ['Zed'], kind: 'meeting' }, BOOK],
  ['thanks to Cy I have an offer, thanked cy', { people: ['Cy Young'], kind: 'gift' }, BOOK],
];

/** Odd input: nothing of it may fail. */
export const odd: readonly Line[] = [
  ['', { unsure: true }],
  ['   ', { unsure: true }],
  ['45m', { minutes: 45, unsure: true }],
  ['#austin', { tags: ['austin'], unsure: true }],
  ['yesterday', { day: '2026-11-17', unsure: true }],
  ['😀😀😀', { mood: 1, unsure: true }],
];

export const table: readonly Line[] = [...meetings, ...calls, ...messages, ...theirs, ...mine, ...followUps, ...days, ...known, ...odd];
