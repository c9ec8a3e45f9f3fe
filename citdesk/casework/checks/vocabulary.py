"""Which words of a text tell of a weapon, of suicide, of force, of a diagnosis: lists, as parts of patterns.

In small letters, with one space between the words of a phrase; :mod:`.phrases` says how they are read.
"""

from __future__ import annotations

FIREARMS = (
    "gun|handgun|pistol|revolver|rifle|shotgun|firearm|carbine|derringer|glock|ruger|beretta|sig sauer"
    "|smith (?:and|&) wesson|ar ?15|ak ?47|uzi"
)
OTHER_WEAPONS = (
    "knife|knives|pocketknife|penknife|blade|blades|scissors|machete|box ?cutter|razor|hatchet|sword|axe"
    "|dagger|cleaver"
    "|screwdriver|crowbar|baseball bat|broken bottle|hammer|sledgehammer|switchblade|shovel|pitchfork|katana"
    "|tire iron|brass knuckles|ice pick|pickaxe|broken glass|shards? of glass|glass shard|chainsaw|crossbow"
    "|shank|shiv|spear|bayonet|scalpel|nunchucks|molotov cocktail|grenade|pipe bomb"
)
"""What can be a weapon, as alternatives of a pattern; ``forms/encounter.md`` carries both word for word."""

FIREARMS_IN_CONTEXT = (
    r"(?:\.\d{2,3}|\b9|\b\d{2,3}) ?(?:mm|cal(?:iber|ibre)?|magnum)\b",
    r"\.(?:22|25|32|357|38|380|40|44|45)(?! (?:miles?|inch|acres?|percent|per))",
    r"(?:12|20|410) ?gauge",
    (
        r"(?:colt|remington|winchester|mossberg|taurus|springfield|kel ?tec) "
        r"(?:\d+|pistol|handgun|revolver|rifle|shotgun)"
    ),
    "six ?shooter",
    "nine ?millimeters?",
    "semi ?auto(?:matic)?s?",
    "gun(?:man|men)",
)
#: Tools and toys by the name of a gun.
NO_FIREARM_AFTER = (
    (
        r"(?:nail|glue|heat|spray|squirt|water|radar|caulk(?:ing)?|massage|staple|price|temperature"
        r"|nerf|stun|paint)"
    ),
    r"(?:rode|ride|riding|rides|called|calling)",
)
NO_FIREARM_BEFORE = (
    r"(?:shop|store|show|range|control|laws?|violence|permit|license|powder|seat|metal)",
    "through",
)

WEAPONS_IN_CONTEXT = (
    (
        r"(?:swung|swings|swinging|raised|raising|held|holds|holding|with|grabbed|waved|waving|had) "
        r"(?:a|the|his|her|their) (?:\w+ )?(?:bat|pipe|wrench|golf club|shard)"
    ),
    r"(?:metal|lead|iron|steel) (?:pipe|bar|rod)",
    (
        r"(?:swung|swings|swinging|waved|waving|raised|raising|brandished|brandishing) (?:a|an|the"
        r"|his|her|their) "
        r"(?:\w+ )?(?:chain|board|stick|chair|bottle|brick|rock|cane|pole|branch|belt)"
    ),
    r"(?:2 ?x ?4|two by four)s?",
    (
        r"threatened (?:\w+ ){1,3}with (?:a|an|the|his|her)(?! (?:law ?suit|suit|lawyer|complaint|call"
        r"|report|fine|letter))"
    ),
    (
        r"(?:threw|throws|throwing|hurled|hurling) (?:a|an|the|several|two|three|another)? ?(?:\w+ )?"
        r"(?:rock|brick|bottle|stone)s?"
    ),
    r"armed (?:himself|herself|themsel\w+)",
    "armed with",
    # with their first word, since what denies them stands right before it: "did not have a claw hammer"
    "claw hammers?",
    "pick axe",
    "chain saw",
)
#: Bones, tools and plants by the name of a weapon.
NO_WEAPON_AFTER = (
    r"(?:shoulder|fan|grass|rotor|mower|wiper|skate|saw|turbine)",
    r"(?:electric|safety)",
    r"(?:(?:wanted|tried|had|began|started|going|asked|helped|helps) to|will|can|would)",
)
NO_WEAPON_BEFORE = (
    (
        r"(?:wire|burn|scooter|toe|toes|of grass|runner|lift|fish|drawer|block|rack"
        r"|sharpener|and nails?|scars?|wounds?|marks?|street|avenue|road|lane)"
    ),
    r"(?:the )?(?:snow|walk|driveway|sidewalk)",
)

_WISHES = (
    "unalive",
    r"(?:kill|hang|shoot|drown|stab)(?:s|ed|ing)? (?:my|him|her|them)sel\w+",
    (
        r"(?:to|will|would|may|might|could|can|gonna|not|i.ll|he.ll|she.ll) "
        r"(?:hurt|harm|cut) (?:my|him|her|them)sel\w+"
    ),
    r"(?:hurting|harming|cutting) (?:my|him|her|them)sel\w+",
    r"(?:hurt|harmed|cut) (?:my|him|her|them)sel\w+ (?:on purpose|again|with|because)",
    r"(?:end|ends|ended|ending|take|takes|taking|took) (?:my|his|her|their) (?:own )?life",
    r"(?:end|ends|ending|ended) it all",
    (
        r"(?:want|wants|wanted|wanting|ready|going|hope|hopes|hoped|wish|wishes|wished|prefers?|preferred) "
        r"to (?:die|be dead)"
    ),
    (
        r"(?:not|\w+n[’']t|dont|doesnt|didnt|no longer) (?:want|wish)(?:s|ed)? to "
        r"(?:live|be alive|be here|wake up|exist|go on living)"
    ),
    (
        r"(?:no reason|nothing|no point|no point in|no use|no use in|not worth|isn.t worth) (?:left )?"
        r"(?:to live|to live for|living)"
    ),
    r"better off (?:dead|if (?:i|he|she|they) (?:was|were) (?:dead|gone))",
    "rather be dead",
    r"wish(?:es|ed)? (?:that )?(?:i|he|she|they) (?:was|were) dead",
    r"wish(?:es|ed)? (?:that )?(?:i|he|she|they) (?:had )?never (?:been |was |were )?born",
    r"(?:never|not|\w+n[’']t) wake up (?:again|tomorrow)",
    "tired of (?:living|life)",
    r"(?:want|wants|wanted|going) to end it",
    r"hope(?:s|d)? (?:that )?(?:i|he|she|they) dies?",
    r"life (?:is not|isn.t|was not|wasn.t) worth",
    r"(?:cannot|can not|can.t|couldn.t) go on(?: (?:living|like this|any ?more))?",
    (
        r"(?:going|about|ready|wants?|wanted|threatened|threatens|threatening|will|would|might) (?:to )?"
        r"jump(?! (?:in|into|on|onto|rope|start|to|up|over|the))"
    ),
    r"blow (?:my|his|her|their) (?:own )?(?:brains?|head) (?:out|off)",
    "nooses?",
    (
        r"(?:rope|cord|belt|cable|sheet|wire|bag) (?:\w+ )?(?:around|over|about) (?:my|his|her|their) "
        r"(?:own )?(?:neck|head)"
    ),
    (
        r"(?:asked|asks|begged|begs|told|wanted|wants) (?:me|us|you|officers?|the officers?|police)"
        r" to (?:just )?"
        r"(?:shoot|kill) (?:me|him|her|them)"
    ),
    r"(?:just )?(?:shoot|kill) me",
    r"(?:want|wants|wanted) (?:it|it all|everything|this|all of it) to (?:be over|end)",
    (
        r"(?:walked|stepped|ran|stood|sat|lay|laid) (?:down )?(?:onto|on|in front of|into) (?:the |a )?"
        r"(?:\w+ )?(?:tracks|rails|train|traffic)"
    ),
    r"(?:texted|wrote|posted|sent) (?:\w+ ){0,4}goodbye",
    r"(?:slit|slash|slitting|slashing|cut|cutting) (?:my|his|her|their) (?:own )?(?:wrist|throat)s?",
    (
        r"jump(?:s|ing|ed)? (?:off|from|in front of) (?:the|a|this|that) (?:\w+ )?"
        r"(?:bridge|roof|building|balcony|ledge|overpass|train|traffic|window|tower|cliff)"
    ),
    "suicide note",
    "farewell (?:note|letter)",
    "goodbye (?:note|letter)",
)
SUICIDE = (r"suicid\w*", *_WISHES)
#: What somebody who wants to die says or does; the bare word for it is left to whoever asks.
DEATH_WISH = (*_WISHES, r"(?:feels?|felt|is|was|am|i.m) suicidal")
#: The sentence tells that it was not so, or that it was asked.
WISH_DENIED = (
    r"den(?:y|ies|ied|ying)",
    "no",
    "not",
    "never",
    r"\w+n[’']t",
    "without",
    "neither",
    r"asked (?:him|her|them|if|whether|about)",
    "whether",
    r"ask(?:s|ed|ing)? \w+ if",
)

FORCE = (
    r"(?:hand)?cuff(?:s|ed|ing)?",
    (
        r"(?:took|take|taken|taking|brought) (?:him|her|them|the (?:man|woman|boy|girl|person|subject)) "
        r"(?:down(?! (?:to|the|for|there|in the elevator|stairs))|(?:down )?to the (?:ground|floor"
        r"|pavement|grass))"
    ),
    r"take ?downs?",
    r"tackl(?:e|ed|es|ing) (?:him|her|them|the (?:man|woman|boy|girl|person|subject))",
    r"tas(?:ed|ing)",
    r"taser(?:ed|ing)(?! (?:phone|cell|device|case|bag))",
    (
        r"(?:drew|draw|used?|deployed|fired|pointed|showed|displayed|discharged|aimed|activated"
        r"|raised|unholstered"
        r"|cycled|arced) (?:my|the|a|his|her|our|their|\w+[’']s) (?:\w+ )?"
        r"(?:taser|cew|stun gun|x26|baton|beanbag|less ?lethal|pepper spray|oc)"
    ),
    r"(?:used?|deployed) (?:pepper spray|oc(?: spray)?)",
    (
        r"(?:taser|cew|stun gun|baton|pepper spray|oc(?: spray)?|less ?lethal|dog|k ?9|canine) "
        r"(?:was|were|had been) (?!not |never )"
        r"(?:\w+ )?(?:used|deployed|shown|displayed|drawn|discharged|fired|activated|pointed|released|sent)"
    ),
    r"taser (?:probes?|darts?|cycles?)",
    r"pepper ?sprayed",
    r"sprayed (?:him|her|them)",
    r"wrist ?locks?",
    r"arm ?bar(?:s|red)?",
    r"(?:knee|hand|palm|elbow) strikes?",
    r"leg sweeps?",
    r"control holds?",
    r"pain compliance",
    r"(?:in|into) (?:\w+ )?restraints",
    r"soft restraints?",
    r"bear ?hug(?:s|ged)?",
    r"drive ?stunn?(?:s|ed|ing)?",
    r"carried (?:him|her|them) (?:\w+ ){0,3}by (?:the |his |her |their )?(?:arms|legs|wrists|ankles)",
    r"restrain(?:ed|ing) (?:him|her|them)",
    (
        r"(?:he|she|they|subject|person) (?:was|were|had to be) (?:\w+ )?(?:restrained(?! in (?:his|her"
        r"|their))|tasered|tackled)"
    ),
    r"hobbled?",
    r"spit (?:hood|mask|sock)s?",
    r"used force",
    r"force was used",
    r"(?:went|go|going) hands on",
    r"pointed my (?:pistol|gun|weapon|firearm|rifle|shotgun|glock)",
)
#: Cuffs that hold nobody.
NO_FORCE_AFTER = (r"(?:pressure|bp|rotator|off the|sleeve|shirt|pants?|trouser|coat|jacket|frayed|torn)",)
NO_FORCE_BEFORE = (
    (
        r"(?:links?|(?:on|around) (?:his|her|their) (?:upper )?arm"
        r"|of (?:his|her|their|the|a) (?:sleeve|shirt|pant|jean|coat|jacket|trouser)s?)"
    ),
    r"(?:dummy|fuel|tackle|box)",
)

LABELS = (
    (
        r"junk(?:ies?|y)|addicts?|drugg(?:ie|ies|y)|crackheads?|tweakers?|psychos?|lunatics?"
        r"|nut ?(?:job|case)s?|wackos?|winos?|edps?|retard(?:s|ed)?|frequent fl[iy]ers?"
    ),
)
DELIRIUM = ("excited delirium", "exds", "agitated delirium")
DIAGNOSES = (
    (
        r"(?:is|was|are|were|be|being) (?:an? )?(?:clearly |obviously )?"
        r"(?:schizophrenic|bipolar|psychotic|manic|delusional|paranoid|autistic|retarded)"
    ),
)
DIAGNOSES_HAD = (
    (
        r"(?:has|have|had|suffers? from|suffered from) (?:an? )?"
        r"(?:severe |untreated |undiagnosed |known |clear |chronic |major |acute |obvious )?"
        r"(?:schizophrenia|schizoaffective disorder|bipolar disorder|bipolar|psychosis|ptsd|depression"
        r"|dementia|adhd|ocd|autism|borderline(?: personality(?: disorder)?)?|personality disorder|mania)"
    ),
)
#: The sentence says whose word it is.
DIAGNOSIS_SOURCES = (
    (
        r"sa(?:id|ys)|told|report(?:s|ed|edly)?|stat(?:es|ed)|according to|diagnosed|records?|confirmed"
        r"|explained|wrote|advised|disclosed|history of"
    ),
)
#: What is looked after, taught or treated is not had by the person.
NO_DIAGNOSIS_BEFORE = (
    r"(?:beds?|care|units?|wards?|wings?|patients?|programs?|services?|staff|training|groups?)",
)
