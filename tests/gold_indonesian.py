"""Gold sentences in Indonesian, in our own words; the notation is that of `gold_english`."""

from __future__ import annotations

RECORDS = (
    # konsultasi
    ("Menteri Luar Negeri Chili dan Peru bertemu di Lima pada hari Selasa.", "CHL meets-with PER"),
    ("Presiden Turki akan mengunjungi Aljazair bulan depan.", "TUR visits DZA planned"),
    ("Perdana Menteri Norwegia tiba di Ottawa pada hari Minggu.", "NOR visits CAN"),
    ("Menlu Brasil dijadwalkan mengunjungi Angola pada bulan Mei.", "BRA visits AGO planned"),
    ("Kunjungan Perdana Menteri Jepang ke India berlangsung dua hari.", "JPN visits IND"),
    ("Perundingan antara Armenia dan Azerbaijan gagal.", "ARM negotiates-with AZE"),
    ("Qatar menengahi Israel dan Hamas.", "QAT mediates-between ISR; QAT mediates-between group-hamas"),
    (
        "Pejabat Kenya berunding dengan utusan Ethiopia di Nairobi.",
        "KEN consults-with|negotiates-with|meets-with ETH",
    ),
    (
        "Presiden Prancis Emmanuel Macron bertemu dengan Presiden Indonesia Prabowo Subianto.",
        "FRA meets-with IDN",
    ),
    ("Menlu Turki berunding dengan rekannya dari Irak.", "TUR consults-with|negotiates-with|meets-with IRQ"),
    # dukungan, pengakuan, perjanjian
    ("Spanyol mengakui negara Palestina.", "ESP recognizes PSE"),
    ("Polandia mendukung Ukraina.", "POL supports UKR"),
    ("Pakistan memuji China.", "PAK supports CHN"),
    ("Vietnam dan Filipina menandatangani perjanjian pertahanan di Hanoi.", "VNM signs-agreement-with PHL"),
    (
        "Malaysia dan Singapura sepakat memperpanjang perjanjian air.",
        "MYS agrees-with|signs-agreement-with SGP",
    ),
    ("Jepang meminta maaf kepada Korea Selatan.", "JPN apologizes-to KOR"),
    ("Korea Selatan adalah sekutu Amerika Serikat.", "KOR allied-with USA"),
    ("Korut-Rusia mempererat hubungan.", "PRK strengthens-ties-with RUS"),
    ("Finlandia bergabung dengan NATO.", "FIN member-of NATO"),
    # bantuan, senjata, pasukan
    ("Jerman memasok senjata ke Ukraina.", "DEU supplies-arms-to UKR"),
    ("Iran membantah memasok rudal ke Rusia.", "IRN supplies-arms-to RUS denied @IRN"),
    (
        "Suriah dituduh Amerika Serikat memasok senjata kepada Hizbullah.",
        "USA accuses SYR; SYR supplies-arms-to group-hezbollah @USA",
    ),
    ("Korea Utara menerima bantuan teknis dari Rusia.", "RUS provides-technical-assistance-to PRK"),
    ("Swedia akan mengirim pasukan ke Latvia.", "SWE deploys-forces-to LVA planned"),
    ("Rusia menarik pasukannya dari Suriah.", "RUS withdraws-forces-from SYR"),
    ("Jepang memberikan bantuan kemanusiaan kepada Myanmar.", "JPN provides-humanitarian-aid-to MMR"),
    (
        "Indonesia dan Amerika Serikat menggelar latihan militer bersama.",
        "IDN conducts-joint-exercise-with USA",
    ),
    ("Thailand membantah telah mengirim tentara ke Kamboja.", "THA deploys-forces-to KHM denied @THA"),
    # kecaman, tuduhan, tuntutan
    ("Tunisia mengecam serangan Israel ke Gaza.", "TUN condemns ISR; ISR attacks PSE"),
    ("Irlandia mengkritik Hungaria.", "IRL criticizes HUN"),
    (
        "Korea Selatan menuduh Korea Utara memasok amunisi ke Rusia.",
        "KOR accuses PRK; PRK supplies-arms-to RUS @KOR",
    ),
    ("PBB mendesak Sudan agar menerima pasukan perdamaian.", "UN demands-of SDN"),
    ("Latvia menolak usulan Rusia.", "LVA rejects RUS"),
    ("Pyongyang mengancam Seoul.", "PRK threatens KOR"),
    ("Duta Besar Swedia dipanggil oleh Kementerian Luar Negeri Irak.", "IRQ summons-envoy-of SWE"),
    ("Rusia memveto rancangan resolusi Amerika Serikat.", "RUS vetoes USA"),
    ("Serangan tentara Ethiopia ke Somalia dikecam oleh Uni Afrika.", "ETH attacks SOM; AU condemns ETH"),
    # sanksi dan paksaan
    ("Uni Eropa menjatuhkan sanksi terhadap Belarus.", "EU sanctions BLR"),
    (
        "Polandia, Lituania dan Latvia mengusir diplomat Rusia.",
        "POL expels-diplomats-of RUS; LTU expels-diplomats-of RUS; LVA expels-diplomats-of RUS",
    ),
    ("Maroko memutuskan hubungan diplomatik dengan Iran.", "MAR severs-relations-with IRN"),
    ("Inggris membebaskan dua tahanan Iran.", "GBR releases-detainees-of IRN"),
    ("Iran menahan tiga warga Inggris.", "IRN detains-nationals-of GBR"),
    # kekerasan
    ("Israel menyerang Lebanon.", "ISR attacks LBN"),
    ("Tentara Israel menewaskan dua warga Palestina.", "ISR attacks PSE"),
    ("Rusia melancarkan serangan terhadap Ukraina.", "RUS attacks UKR"),
    ("Irak menduduki Kuwait.", "IRQ occupies KWT"),
    ("Perang antara Eritrea dan Ethiopia berlangsung dua tahun.", "ERI at-war-with ETH"),
    ("Israel dan Hizbullah menyepakati gencatan senjata.", "ISR agrees-ceasefire-with group-hezbollah"),
    # siapa berkata
    ("Rusia menyerang Georgia, kata Tbilisi.", "RUS attacks GEO @GEO"),
    ("Menurut Korea Selatan, Korea Utara memasok senjata ke Rusia.", "PRK supplies-arms-to RUS @KOR"),
    ("Mesir mengatakan bahwa Israel menyerang Suriah.", "ISR attacks SYR @EGY"),
    (
        "Kanada mengutuk apa yang disebutnya sebagai serangan Rusia ke Ukraina.",
        "CAN condemns RUS; RUS attacks UKR @CAN",
    ),
    ("Tentara Rwanda menyerang Kongo, lapor sebuah suratkabar.", "RWA attacks COD @OTHER"),
    # seberapa nyata
    ("Turki mungkin menyerang Suriah.", "TUR attacks SYR possible"),
    ("Jika Iran menyerang Israel, Washington akan menjatuhkan sanksi.", "IRN attacks ISR hypothetical"),
    ("Mali berencana mengusir diplomat Prancis.", "MLI expels-diplomats-of FRA planned"),
    ("Belanda tidak memasok senjata ke Sudan.", "NLD supplies-arms-to SDN denied"),
    ("Chad membantah menyerang Sudan.", "TCD attacks SDN denied @TCD"),
    ("Australia berjanji akan membantu Papua Nugini.", "AUS aids PNG planned @AUS"),
    # tidak ada klaim
    ("Seorang penyerang Brasil bergabung dengan klub Italia.", ""),
    ("Kapal feri Mesir tenggelam dalam perjalanan ke Yordania.", ""),
    ("Konferensi itu dihadiri pakar dari Norwegia dan Ghana.", ""),
    ("Hujan diperkirakan turun di Polandia dan Jerman.", ""),
    ("Film itu dibuat di Maroko dan Spanyol.", ""),
    ("Badai itu melanda Filipina sebelum mencapai Vietnam.", ""),
)
