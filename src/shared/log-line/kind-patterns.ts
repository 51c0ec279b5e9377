/** Kinds of touchpoint (ROR.md) in the ways people write them. */

/** Stands for a person in the text that the patterns read. */
export const P = '‡';
/** One or more people, or a word for them. */
const WHO = `(?:${P}(?:(?:\\s*,|\\s+and|\\s*&|\\s*\\+|\\s*,\\s*and)\\s*${P})*|\\b(?:him|her|them|everyone|everybody)\\b)`;
const THEY = `(?:${P}(?:(?:\\s*,|\\s+and|\\s*&|\\s*\\+|\\s*,\\s*and)\\s*${P})*|\\b(?:he|she|they|who)\\b)(?:\\s+(?:has|have|had|just|also|then|both|kindly|already))*`;
const MY = '(?:my|our|me|us)';
const MEDIA =
  '(?:e-?mail|mail|vm|lvm|message|msg|text|sms|dm|letter|voice\\s?mail|voice\\s+(?:message|note)|whats\\s?app|postcard|linkedin(?:\\s+message)?|(?:slack|teams|facebook|fb|instagram|insta|skype)\\s+(?:message|msg|dm)|slack|telegram|signal|messenger|imessage|wechat|threema|fax|viber|line\\s+message|instagram|insta)';
const WORK =
  '(?:posts?|articles?|videos?|podcasts?|episodes?|newsletters?|blog|talks?|story|stories|content|tweets?|threads?|photos?|pictures?|linkedin|work|book|website|webinar|course)';
const OCCASION =
  '(?:conference|conf|meet-?up|event|workshop|webinar|trade\\s+(?:fair|show)|fair|expo|summit|congress|convention|party|reception|gala|networking|panel|hackathon|seminar|wedding|festival|retreat|exhibition|mixer|offsite|reunion|presentation|lecture|keynote|talk\\s+at|open\\s+(?:house|day)|concert|ceremony|bootcamp|masterclass)';

/** In the order in which they are preferred where several begin at the same place. */
export const kindPatterns: readonly [kind: string, source: string][] = [
  ['note', '^(?:private\\s+)?(?:note(?:s)?(?:\\s+(?:on|about|to self))?|nb|fyi|n\\.b\\.)\\b'],
  // They acted.
  ['introduction_in', `${THEY}\\s+(?:introduced|intro'?d|intro'?ed|connected|hooked)\\s+(?:me|us)\\b`],
  ['introduction_in', `${THEY}\\s+(?:put|got)\\s+(?:me|us)\\s+in\\s+(?:touch|contact)`],
  ['introduction_in', `${THEY}\\s+(?:sent|gave)\\s+(?:me|us)\\s+(?:an?\\s+)?(?:warm\\s+)?(?:referral|intro(?:duction)?|lead)`],
  ['introduction_in', `${THEY}\\s+referred\\s+(?:${WHO}|(?:me|us)\\b)`],
  ['introduction_in', `\\b(?:warm\\s+)?(?:intro(?:duction)?|referral)\\s+(?:from|by|via)\\s+${P}`],
  [
    'review',
    `${THEY}\\s+(?:left|wrote|gave|posted|sent)\\s+(?:(?:me|us)\\s+)?(?:an?\\s+|\\d\\s+)?(?:\\p{L}+\\s+|\\d[\\s-]*star\\s+)*(?:review|testimonial|rating|recommendation|endorsement)`,
  ],
  ['review', `${THEY}\\s+(?:reviewed|recommended|endorsed|rated)\\s+${MY}\\b`],
  ['review', `\\b(?:review|testimonial|recommendation|rating|endorsement)\\s+(?:from|by)\\s+${P}`],
  ['share', `${THEY}\\s+(?:shared|reposted|re-?tweeted|forwarded|reshared|re-shared)\\s+(?:${MY}\\b)`],
  ['share', `\\b(?:share|repost|retweet)\\s+(?:from|by)\\s+${P}`],
  ['mention', `${THEY}\\s+(?:mentioned|tagged|quoted|cited|featured)\\s+${MY}\\b`],
  ['mention', `${THEY}\\s+gave\\s+(?:me|us)\\s+an?\\s+shout-?\\s?out|\\b(?:mention|shout-?\\s?out|tag)\\s+(?:from|by)\\s+${P}`],
  [
    'follow',
    `${THEY}\\s+(?:(?:now\\s+)?follow(?:ed|s)\\s+(?:me|us|${MY}\\s+\\p{L}+)|(?:(?:started|began)\\s+|is\\s+(?:now\\s+)?|are\\s+(?:now\\s+)?)(?:following|subscribing)|subscribed|signed\\s+up\\s+(?:for|to)\\s+${MY}|joined\\s+my\\s+(?:newsletter|mailing|list|group|channel|community))|\\bnew\\s+(?:follower|subscriber):?\\s+${P}`,
  ],
  [
    'comment_in',
    `${THEY}\\s+(?:commented|left\\s+a\\s+comment|replied\\s+to\\s+my\\s+(?:post|story|tweet|article|video)|reacted\\s+with\\s+a\\s+comment)`,
  ],
  ['comment_in', `\\bcomment\\s+(?:from|by)\\s+${P}`],
  ['reaction_in', `${THEY}\\s+(?:liked|hearted|reacted|upvoted|clapped)\\b`],
  ['reaction_in', `\\b(?:like|reaction|heart)\\s+(?:from|by)\\s+${P}`],
  ['call', `${THEY}\\s+(?:called|rang|phoned|facetimed|skyped|zoomed)\\b`],
  ['help_in', `${THEY}\\s+(?:helped|advised|fixed|lent|coached|mentored|supported)\\s+(?:me|us|my|our)\\b`],
  [
    'help_in',
    `${THEY}\\s+(?:gave|offered|did|showed|taught)\\s+(?:me|us)\\s+(?:an?\\s+|some\\s+|the\\s+)?(?:\\p{L}+\\s+)?(?:advice|help|favou?r|tips?|feedback|hand|lift|ride)`,
  ],
  ['help_in', `\\b(?:help|advice|favou?r|feedback)\\s+from\\s+${P}`],
  [
    'help_in',
    `${THEY}\\s+(?:gave|bought|brought|sent|treated)\\s+(?:me|us)\\s+(?:(?:an?|some|the|his|her|their)\\s+)?(?:\\p{L}+\\s+){0,3}(?:gifts?|presents?|flowers|chocolates?|wine|whisky|books?|cake|card|voucher|hamper|tickets?)\\b`,
  ],
  [
    'listen',
    `${THEY}\\s+(?:(?:told\\s+(?:me|us)|said|says|mentioned|explained|admitted)\\s+(?:that\\s+)?(?:he|she|they|his|her|their)(?:'s|'re)?\\b[^,;.]*?|)\\b(?:needs?|(?:is\\s+|are\\s+|'s\\s+|'re\\s+|she's\\s+|he's\\s+)?(?:looking\\s+for|searching\\s+for|in\\s+need\\s+of|struggling\\s+with|struggles?\\s+with))\\b`,
  ],
  [
    'message_in',
    `${THEY}\\s+(?:e-?mailed|texted|txted|messaged|dm'?e?d|pinged|whats\\s?apped|wrote|replied|responded|answered|got\\s+back|reached\\s+out|sent|asked|wished\\s+me|invited\\s+me|told\\s+me|confirmed|cancel+ed|thanked\\s+me|accepted|declined|contacted)\\b`,
  ],
  [
    'message_in',
    `(?<!\\bno\\s)\\b(?:${MEDIA}|reply|response|answer|question|news|update|invitation|invite)(?:\\s+(?!recommendation|review|comment|like\\b|testimonial|endorsement|mention|referral|intro)\\p{L}+)?(?:\\s+(?:from|by)\\s+|\\s*(?:<-|←|<)\\s*)${P}`,
  ],
  ['message_in', `^${P}\\s*[:–—-]\\s*(?:replied|responded|answered|got\\s+back|(?:e-?mailed|wrote|texted|messaged)\\s+(?:back|me))\\b`],
  ['message_in', `\\bheard\\s+(?:back\\s+)?from\\s+${P}`],
  ['listen', `\\bheard\\s+(?:that\\s+)?${THEY}|\\b(?:listened\\s+to|learned\\s+that|found\\s+out\\s+that)\\s+${THEY}`],
  ['listen', `${THEY}\\s+(?:needs?|(?:is|are)\\s+(?:looking\\s+for|searching\\s+for|in\\s+need\\s+of|struggling\\s+with))\\b`],
  // I acted.
  ['introduction_out', `\\b(?:introduced|intro'?d|connected|introducing)\\s+${WHO}\\s*(?:,|to|with|and|&|<>)`],
  ['introduction_out', `\\b(?:introduced|connected)\\s+${WHO}`],
  [
    'introduction_out',
    `\\bput\\s+${WHO}\\s+in\\s+(?:touch|contact)|\\bintro(?:duction)?(?:\\s+(?:for|between))?:?\\s+${P}\\s*(?:<>|<->|to|and|&|x)\\s*${P}`,
  ],
  [
    'ask_serve',
    `\\b(?:asked?|asking)\\s*(?:${WHO}\\s*)?[,:]?\\s*["']?(?:how|what|where|if|whether)\\s+(?:(?:i|we)\\s+(?:can|could|may|might)|(?:can|could|may|might)\\s+(?:i|we))\\s+(?:best\\s+)?(?:help|serve|support|do|be)\\b`,
  ],
  [
    'ask_serve',
    `\\b(?:asked?|asking)\\s*(?:${WHO}\\s*)?[,:]?\\s*["']?(?:(?:if|whether)\\s+)?(?:there(?:'s|\\s+is|\\s+was|\\s+were)|is\\s+there)\\s+(?:anything|something)\\s+(?:(?:that\\s+)?(?:i|we)\\s+(?:can|could)|to\\s+help)`,
  ],
  ['ask_serve', `\\boffer(?:ed)?\\s+(?:${WHO}\\s+)?(?:to\\s+help|my\\s+help|help|to\\s+support|support|a\\s+hand)`],
  ['ask', `\\b(?:asked|begged|requested)\\s+(?:${WHO}\\s+)?(?:for|to)\\b`],
  ['ask', `\\b(?:asked|requested)\\s+(?:an?\\s+)?(?:favou?r|referral|intro(?:duction)?|review|testimonial)`],
  [
    'pitch',
    `\\bpitch(?:ed)?\\b|\\bpromoted\\s+my\\b|\\b(?:sent|gave|made|showed)\\s+(?:${WHO}\\s+)?(?:an?\\s+|the\\s+|my\\s+|our\\s+)?(?:\\p{L}+\\s+)?(?:proposal|quote|quotation|offer|pitch|brochure|sales\\s+deck)|^(?:proposal|quote|offer|estimate)\\s+(?:(?:was\\s+)?(?:sent|e-?mailed|submitted|out|mailed)\\s+)?(?:to|for)\\s+${P}|\\b(?:demo(?:ed)?|presentation)\\s+(?:to|for)\\s+${P}`,
  ],
  [
    'gift',
    `\\b(?:sent|gave|bought|brought|mailed|posted|delivered)\\s+(?:${WHO}\\s+)?(?:an?\\s+|some\\s+|the\\s+|my\\s+)?(?:\\p{L}+\\s+)?(?:gifts?|presents?|flowers|chocolates?|wine|book|cake|(?:thank|thx)[\\s-]*(?:you)?(?:\\s*-?\\s*(?:card|note|letter|gift))?|(?:birthday|christmas|thank-you|get-well)\\s+card|card|hamper|voucher)`,
  ],
  [
    'gift',
    `\\bgifted\\s+(?:${WHO}|an?\\b)|\\b(?:gift|present|flowers|thank[\\s-]*you(?:[\\s-]+(?:note|card|letter|gift))?|thanks|(?:thx|b(?:irth)?day|christmas)\\s+card)\\s+(?:for|to|4)\\s+${WHO}|\\bthanked\\s+${WHO}`,
  ],
  [
    'help_out',
    `\\b(?:helped|advised|coached|mentored|supported|taught)\\s+(?:out\\s+)?${WHO}|\\banswered\\s+${P}'s?\\s+questions?|\\banswered\\s+(?:an?|the|some)\\s+(?:\\p{L}+\\s+)?questions?\\s+(?:from|of|for)\\s+${P}`,
  ],
  [
    'help_out',
    `\\b(?:gave|offered|lent|sent)\\s+${WHO}\\s+(?:an?\\s+|some\\s+|my\\s+)?(?:\\p{L}+\\s+)?(?:feedback|advice|tips?|help|hand|input|lift|ride)|\\b(?:gave|sent)\\s+(?:\\p{L}+\\s+)?(?:feedback|advice|tips?)\\s+to\\s+${WHO}|\\b(?:reviewed|proofread|fixed|checked)\\s+${P}'s?\\b|\\bdid\\s+${WHO}\\s+a\\s+favou?r|\\bdid\\s+a\\s+favou?r\\s+for\\s+${WHO}`,
  ],
  [
    'share_out',
    `\\b(?:shared|reposted|re-?tweeted|praised|promoted|forwarded|boosted)\\s+(?:\\p{L}+\\s+)?${P}|\\b(?:recommended|endorsed|praised|promoted)\\s+${WHO}|\\bmentioned\\s+${P}\\s+(?:in|on)\\s+my|\\b(?:liked|commented\\s+on)\\s+${P}'s?\\s+${WORK}|\\b(?:left|wrote)\\s+(?:${WHO}\\s+a\\s+(?:\\p{L}+\\s+)?(?:review|testimonial|recommendation)|a\\s+(?:\\p{L}+\\s+)?(?:review|testimonial|recommendation)\\s+for\\s+${WHO})`,
  ],
  [
    'reply_out',
    `\\b(?:replied|responded|answered|got\\s+back|wrote\\s+back|emailed\\s+back|texted\\s+back|called\\s+back)\\s+(?:to\\s+)?(?:${WHO}|all)|\\b(?:replied|responded|answered)\\b|\\b(?:reply|response|answer)\\s+to\\s+${WHO}|\\bfollow(?:ed|ing)?[\\s-]+up\\s+(?:with|on)\\s+${WHO}`,
  ],
  // Both.
  [
    'event',
    `\\b(?:met|saw|ran\\s+into|bumped\\s+into|talked\\s+to|spoke\\s+(?:to|with)|caught\\s+up\\s+with|chatted\\s+with|lunch|dinner|coffee|drinks)\\b[^,;.]*\\bat\\s+(?:an?\\s+|the\\s+|our\\s+|my\\s+)?(?:\\p{L}+\\s+){0,2}${OCCASION}\\b`,
  ],
  [
    'event',
    `\\b(?:networking\\s+)?${OCCASION}\\s+(?:with|at|in|by)\\b|\\b(?:at|attended)\\s+(?:an?\\s+|the\\s+)?(?:\\p{L}+\\s+){0,2}${OCCASION}\\b|\\b(?:ran|bumped)\\s+into\\b`,
  ],
  [
    'message_out',
    `\\b(?:sent|left|wrote|dropped|shot)\\s+(?:${WHO}\\s+)?(?:an?\\s+|the\\s+|my\\s+)?(?:\\p{L}+\\s+)?(?:${MEDIA}|note|line)\\b`,
  ],
  [
    'message_out',
    `\\b(?:e-?mailed|texted|txted|messaged|msg'?e?d|dm'?e?d|pinged|whats\\s?apped|wrote(?:\\s+to)?|mailed|wished|congrats|congratulations|congratulated|reached\\s+out)\\b`,
  ],
  ['message_out', `\\b${MEDIA}\\s*(?:to\\s+|for\\s+|->\\s*|→\\s*|>\\s*)?${WHO}`],
  ['message_out', '\\b(?:lm|lvm|left\\s+(?:a\\s+)?(?:vm|msg))\\b'],
  [
    'call',
    '\\b(?:phone|video|zoom|teams|skype|whatsapp|conference|sales|discovery|intro|telephone)\\s*-?\\s*(?:call|chat|conversation)\\b|\\bgoogle\\s+meet\\b',
  ],
  [
    'call',
    '\\b(?:spoke|talked|caught\\s+up|chatted|catch-?up|chat)\\b[^,;.]*\\b(?:on|over|by|via)\\s+(?:the\\s+|a\\s+)?(?:phone|zoom|teams|skype|facetime|video)',
  ],
  ['meeting', '\\b(?:zoom|teams|online|virtual|video|skype)\\s+meeting\\b'],
  [
    'meeting',
    '\\b(?:spoke|talked|chat(?:ted)?|talk|conversation|word)\\b[^;.]*?\\b(?:in\\s+person|face[\\s-]to[\\s-]face|f2f|irl|over\\s+(?:an?\\s+)?(?:coffee|lunch|dinner|breakfast|tea|drinks?|beers?)|by\\s+the\\s+(?!phone)\\p{L}+|in\\s+the\\s+(?:hallway|corridor|kitchen|lobby|car\\s+park|parking\\s+lot|street|elevator|lift|office|shop|store)|at\\s+(?:the|his|her|their|my|our)\\s+(?:office|door|shop|store|market|gym|school|desk|house|place|studio))\\b',
  ],
  ['call', '\\b(?:calls?|called|rang|phoned|phone|telephone|zoom(?:ed)?|skyped?|facetimed?|teams|spoke|talked|hangout)\\b'],
  [
    'meeting',
    '\\b(?:cof+e+s?|lunch(?:ed)?|dinner|breakfast|brunch|supper|drinks?|aperitivo|ap[eé]ro|lnch|cofee|diner\\s+with|beers?|(?<!\\b(?:of|some|red|white)\\s+)wine|tea|pint|walk(?:ed)?|hike|met|meet(?:ing)?|mtg|visit(?:ed)?|saw|catch(?:ing)?[\\s-]?up|caught\\s+up|hung\\s+out|sat\\s+down|get[\\s-]?together|interview(?:ed)?|session|sync|stand-?up|one[\\s-]on[\\s-]one|1[\\s-]?on[\\s-]?1|1:1s?|1-1s?|golf|tennis|gym|run)\\b',
  ],
  ['meeting', '(?:☕|🍽|🍻|🍺|🥂|🍷|🥗|🍕)'],
  [
    'meeting',
    '\\b(?:(?:dropped|stopped|came|swung|popped|called)\\s+(?:by|over|in|round|around)|came\\s+to\\s+(?:see|visit)|f2f|face[\\s-]to[\\s-]face|1[\\s-]?2[\\s-]?1s?|121s?|1o1s?|one[\\s-]to[\\s-]one|demo|appointment|consultation|kick-?off|check-?in|debrief|retro|briefing|brainstorm(?:ing)?|strategy|planning|onboarding|training|coaching|mentoring|reviewing|picnic|bbq|barbecue|sauna|hang\\s?out|tour|(?:quarterly|annual|yearly|monthly|weekly|daily|project|performance|budget|design|contract|account|status|progress|year-end|mid-year|q[1-4])\\s+(?:review|update|check|planning))\\b',
  ],
  [
    'meeting',
    `\\bwith\\s+${WHO}[^,;.]*?\\b(?:in\\s+person|at\\s+(?:his|her|their|my|our|the)\\s+(?:office|place|house|home|shop|store|studio|workshop|desk))\\b|${WHO}\\s+(?:in\\s+person)\\b|^review\\s+(?:with|w/)`,
  ],
  ['call', '(?:📞|☎|📱)'],
  ['message_out', '(?:✉|📧|📨)'],
  ['gift', '(?:🎁|💐)'],
  ['call', '\\b(?:chat|chatted|conversation)\\b'],
  ['event', `\\b${OCCASION}\\b`],
  [
    'message_out',
    `\\b(?:sent|forwarded)\\s+${WHO}\\s+(?:an?|the|my|our|some)\\b|\\b(?:sent|forwarded)\\s+(?:an?|the|my|our|some)\\s+[^,;.]*?\\bto\\s+${WHO}`,
  ],
  [
    'message_out',
    `\\b(?:sent|forwarded|resent|mailed|posted)\\s+(?:${WHO}\\s+\\S|[^,;.]*?\\b(?:to|over\\s+to)\\s+${WHO})|\\bsent\\s+(?:out\\s+)?(?:(?:an?|the|my|our)\\s+)?(?:\\p{L}+\\s+)?(?:newsletter|invoice|mailing)\\b`,
  ],
  ['pitch', '\\b(?:proposal|quote|offer|estimate)\\s+(?:was\\s+|went\\s+)?(?:sent|e-?mailed|submitted|out)\\b'],
  [
    'message_out',
    '\\b(?:invoice|contract|e-?mail|message|documents?|docs|files?|link|slides|deck|draft)\\s+(?:was\\s+|went\\s+)?(?:sent|e-?mailed|out)\\b',
  ],
  ['reply_out', '\\bfollow(?:ed)?[\\s-]+up\\b'],
];
