"""Gold sentences in English, in our own words: text and the claims a careful reader makes of it.

A claim is `SOURCE relation TARGET`, then `denied`, a modality other than certain, and `@WHO,WHO` for those on
whose word it rests; claims are separated by `;`. Sentences with two actors and "" hold no claim at all.
"""

from __future__ import annotations

RECORDS = (
    # consultation
    ("The foreign ministers of Chile and Peru met in Lima on Tuesday.", "CHL meets-with PER"),
    (
        "Kenyan officials held talks with an Ethiopian delegation in Nairobi.",
        "KEN consults-with|negotiates-with|meets-with ETH",
    ),
    ("Talks between Serbia and Kosovo collapsed after two hours.", "SRB consults-with XKX"),
    ("The Turkish president will visit Algiers next month.", "TUR visits DZA planned"),
    ("Norway's prime minister arrived in Ottawa on Sunday.", "NOR visits CAN"),
    ("Brazil's foreign minister is scheduled to travel to Luanda in May.", "BRA visits AGO planned"),
    ("French President Emmanuel Macron telephoned Iranian President Masoud Pezeshkian.", "FRA calls IRN"),
    ("Armenia and Azerbaijan are negotiating a peace treaty.", "ARM negotiates-with AZE"),
    (
        "Qatar has been mediating between Israel and Hamas for months.",
        "QAT mediates-between ISR; QAT mediates-between group-hamas",
    ),
    ("Vietnam hosted the Cambodian prime minister in Hanoi.", "VNM meets-with KHM"),
    ("A visit by the Swedish king to Jordan has been postponed.", "SWE visits JOR planned"),
    ("The leaders of India and Brazil held a summit in New Delhi.", "IND holds-summit-with BRA"),
    # support, recognition, agreements
    ("Spain recognised the State of Palestine.", "ESP recognizes PSE"),
    ("Colombia said it would recognise Kosovo.", "COL recognizes XKX planned @COL"),
    ("Poland supports Ukraine.", "POL supports UKR"),
    ("Pakistan praised China for its patience.", "PAK supports CHN"),
    ("Vietnam and the Philippines signed a defence agreement in Hanoi.", "VNM signs-agreement-with PHL"),
    ("Canada and Chile agreed to share the cost.", "CAN agrees-with CHL"),
    ("Japan apologised to South Korea.", "JPN apologizes-to KOR"),
    (
        "Egypt and Sudan restored diplomatic relations.",
        "EGY has-diplomatic-relations-with|strengthens-ties-with SDN",
    ),
    ("Malaysia wants to strengthen ties with Turkey.", "MYS strengthens-ties-with TUR planned"),
    ("South Korea is a key ally of the United States.", "KOR allied-with USA"),
    ("Finland joined NATO in April.", "FIN member-of NATO"),
    ("Serbia and China signed a free trade agreement.", "SRB signs-agreement-with CHN"),
    # aid, arms, troops
    ("Germany supplied tanks to Ukraine.", "DEU supplies-arms-to UKR"),
    ("Iran denied that it had supplied missiles to Russia.", "IRN supplies-arms-to RUS denied @IRN"),
    (
        "The United States accuses Iran of arming the Houthis.",
        "USA accuses IRN; IRN supplies-arms-to group-houthis @USA",
    ),
    ("Sweden will send troops to Latvia.", "SWE deploys-forces-to LVA planned"),
    (
        "Denmark will not send troops to Mali, its defence minister said.",
        "DNK deploys-forces-to MLI denied planned @DNK",
    ),
    ("Ethiopia withdrew its troops from Somalia.", "ETH withdraws-forces-from SOM"),
    ("Japan sent relief supplies to Myanmar after the earthquake.", "JPN provides-humanitarian-aid-to MMR"),
    ("China gave Zambia a loan of 300 million dollars.", "CHN provides-economic-aid-to ZMB"),
    ("Australia trains soldiers in Papua New Guinea.", ""),
    (
        "Thailand and the United States held a joint military exercise.",
        "THA conducts-joint-exercise-with USA",
    ),
    ("Britain shares intelligence with Australia.", "GBR shares-intelligence-with AUS"),
    ("Hungary trades with Serbia.", "HUN trades-with SRB"),
    # criticism, accusation, demands
    ("Tunisia condemned the Israeli raid on Gaza.", "TUN condemns ISR; ISR attacks PSE"),
    ("Ireland criticised Hungary over its veto.", "IRL criticizes HUN"),
    ("Rwanda was accused by Congo of backing the rebels.", "COD accuses RWA"),
    ("Peru, backed by Chile, accused Bolivia of violating the treaty.", "CHL supports PER; PER accuses BOL"),
    ("Greece urged Turkey to withdraw its ships.", "GRC demands-of TUR"),
    ("Mexico called on the United States to extradite the general.", "MEX demands-of USA"),
    ("Latvia rejected a Russian proposal.", "LVA rejects RUS"),
    ("Pyongyang threatened Seoul with war.", "PRK threatens KOR"),
    ("Lithuania expressed concern about Belarus.", "LTU expresses-concern-about BLR"),
    ("Iraq summoned the Swedish ambassador.", "IRQ summons-envoy-of SWE"),
    ("Russia vetoed a resolution drafted by the United States.", "RUS vetoes USA"),
    ("Moscow opposes NATO.", "RUS opposes NATO"),
    # sanctions and coercion
    ("The European Union imposed sanctions on Belarus.", "EU sanctions BLR"),
    (
        "Sanctions imposed on Belarus by the European Union were condemned by Moscow.",
        "EU sanctions BLR; RUS condemns EU",
    ),
    ("Canada has suspended arms sales to Turkey.", "CAN sanctions|supplies-arms-to TUR"),
    (
        "Poland, Lithuania and Latvia expelled Russian diplomats.",
        "POL expels-diplomats-of RUS; LTU expels-diplomats-of RUS; LVA expels-diplomats-of RUS",
    ),
    ("Algeria recalled its ambassador from Madrid.", "DZA downgrades-relations-with ESP"),
    ("Morocco severed relations with Iran.", "MAR severs-relations-with IRN"),
    ("Iranian forces seized a Greek tanker.", "IRN detains-nationals-of GRC"),
    ("Belarus released two Polish journalists.", "BLR releases-detainees-of POL"),
    ("Britain is holding four Iranians on terror charges.", "GBR detains-nationals-of IRN"),
    # force
    ("Israeli warplanes bombed Beirut.", "ISR attacks LBN"),
    ("Two Indian soldiers were killed by Pakistani troops.", "PAK attacks IND"),
    ("Russia launched an attack on Ukraine.", "RUS attacks UKR"),
    ("Iraq occupied Kuwait.", "IRQ occupies KWT"),
    ("The war between Eritrea and Ethiopia lasted two years.", "ERI at-war-with ETH"),
    ("Israel and Hezbollah agreed on a ceasefire.", "ISR agrees-ceasefire-with group-hezbollah"),
    ("Turkish forces attacked PKK positions.", "TUR attacks group-pkk"),
    # who says so
    ("Officials in Lima said that Chile had condemned Bolivia.", "CHL condemns BOL @PER"),
    ("Russia attacked Georgia, Tbilisi said.", "RUS attacks GEO @GEO"),
    ("According to Seoul, North Korea supplied shells to Russia.", "PRK supplies-arms-to RUS @KOR"),
    ("North Korea fired missiles at Japan, South Korea's military said.", "PRK attacks JPN @KOR"),
    ("Egyptian officials said Israel attacked Syria.", "ISR attacks SYR @EGY"),
    ("Rwandan troops attacked Congo, a newspaper reported.", "RWA attacks COD @OTHER"),
    ("Analysts said that China would attack Taiwan.", "CHN attacks TWN planned @OTHER"),
    (
        "Canada condemned what it called a Russian attack on Ukraine.",
        "CAN condemns RUS; RUS attacks UKR @CAN",
    ),
    # how real
    ("Turkey may attack Syria.", "TUR attacks SYR possible"),
    (
        "If Iran attacked Israel, Washington would sanction Tehran.",
        "IRN attacks ISR hypothetical; USA sanctions IRN hypothetical",
    ),
    ("Mali plans to expel French diplomats.", "MLI expels-diplomats-of FRA planned"),
    ("Chad denied attacking Sudan.", "TCD attacks SDN denied @TCD"),
    ("Eritrea refused to recognise Sudan.", "ERI recognizes SDN denied"),
    ("Peru never recognised Kosovo.", "PER recognizes XKX denied"),
    ("The Netherlands does not supply arms to Sudan.", "NLD supplies-arms-to SDN denied"),
    # no claim at all
    ("A Brazilian striker joined a club in Italy.", ""),
    ("An Egyptian ferry sank on its way to Jordan.", ""),
    ("The conference was attended by experts from Norway and Ghana.", ""),
    ("The dollar fell against the Japanese and British currencies.", ""),
    ("Rain is expected in Poland and Germany.", ""),
    ("The film was shot in Morocco and Spain.", ""),
    ("The storm hit the Philippines before it reached Vietnam.", ""),
    ("Oil exports from Norway rose, while those from Nigeria fell.", ""),
)
