"""Titles, currencies, units and weapons, written from general knowledge (CLDR and WordNet were the check lists)."""

# sector: title/variant/variant, ...
TITLES = {
    "": "Mr./Mister, Mrs., Ms., Miss, Dr./Doctor, Prof./Professor, Sir, Dame, Lady, Lord, Master, Madam/Madame/Mme., Monsieur/M./MM., Mademoiselle/Mlle., Señor/Sr./Don, Señora/Sra./Doña, Signor, Signora, Herr, Frau, U/Daw/Ko/Ma, Pak/Bapak, Ibu, Khun, Datuk/Dato/Dato'/Datuk Seri/Dato' Seri/Tan Sri/Tun, Haji/Hajji/Hadji, Hajia, Engr., Comrade, Baron, Baroness, Count, Countess, Viscount, Earl, Duke, Duchess, Marquis, Princess, Sri/Shri, Smt., Begum, Nawab, Chief, Alhaji, Ustad, Maestro, Coach, actor, actress, singer, author, writer, analyst/political analyst/defense analyst/security analyst, expert, businesswoman, scientist, nuclear scientist, physicist, economist, historian, lawyer/attorney/defense lawyer/defence lawyer/human rights lawyer, activist/human rights activist/rights activist/opposition activist/democracy activist/pro-democracy activist, dissident/Chinese dissident, spokesman/spokeswoman/spokesperson, Director, Chairman/Chairwoman/Chairperson/Chair/Vice Chairman, Deputy Chairman, Head, Leader, Deputy, Secretary, Coordinator/Co-ordinator, Executive Director, Managing Director, Director General/Director-General, Deputy Director, Commissioner, Administrator, Inspector, Superintendent, Chief Inspector, Secretary General/Secretary-General/Sec.-Gen., Deputy Secretary General/Deputy Secretary-General, Under Secretary General/Under-Secretary-General, Special Rapporteur, High Representative, High Commissioner, astronaut, cosmonaut, billionaire, philanthropist, candidate/presidential candidate, Nobel laureate, champion, tennis star, golfer, cyclist, footballer, film director/filmmaker, poet, novelist, musician, rapper, chef",
    "GOV": "President/Pres., Vice President/Vice-President/Vice Pres./VP, First Vice President, Acting President/Interim President/Transitional President/caretaker President, President-elect, Vice President-elect, Prime Minister/PM/P.M./premier/Premier, Deputy Prime Minister/Vice Prime Minister/Vice Premier/Deputy Premier/First Deputy Prime Minister/Deputy PM, Acting Prime Minister/Interim Prime Minister/caretaker Prime Minister, Prime Minister-designate/Prime Minister-elect, Chancellor/Vice Chancellor, Taoiseach, Tánaiste, First Minister/Deputy First Minister, Chief Minister, Minister/Min., Deputy Minister, Vice Minister, Assistant Minister, Junior Minister, State Minister/Minister of State, Cabinet Minister, Acting Minister, Foreign Minister/FM, Deputy Foreign Minister/Vice Foreign Minister/Assistant Foreign Minister/First Deputy Foreign Minister, Acting Foreign Minister, Foreign Secretary/Shadow Foreign Secretary, External Affairs Minister, Foreign Affairs Minister/Minister of Foreign Affairs/Minister for Foreign Affairs, Europe Minister, European Affairs Minister, Defense Minister/Defence Minister/Minister of Defense/Minister of Defence/Minister for Defence, Deputy Defense Minister/Deputy Defence Minister, Defense Secretary/Defence Secretary/Secretary of Defense/Secretary of Defence, Deputy Defense Secretary/Deputy Secretary of Defense, Secretary of War/War Secretary, Interior Minister/Minister of the Interior/Minister of Interior/Internal Affairs Minister, Deputy Interior Minister, Home Secretary, Home Minister/Home Affairs Minister, Finance Minister/Minister of Finance, Treasury Secretary/Secretary of the Treasury, Treasurer, Justice Minister/Minister of Justice/Justice Secretary, Information Minister/Minister of Information, Health Minister/Minister of Health/Health Secretary, Education Minister/Minister of Education/Education Secretary, Agriculture Minister/Agriculture Secretary, Oil Minister/Petroleum Minister/Minister of Petroleum, Energy Minister/Energy Secretary/Secretary of Energy, Trade Minister/Trade Secretary/Commerce Minister/Commerce Secretary/Secretary of Commerce/International Trade Minister, Trade Representative, Economy Minister/Economic Minister/Economics Minister/Economic Development Minister, Industry Minister, Transport Minister/Transportation Minister/Transportation Secretary/Transport Secretary, Environment Minister/Environment Secretary, Labor Minister/Labour Minister/Labor Secretary, Culture Minister, Communications Minister/Telecommunications Minister, Security Minister/National Security Minister/Public Security Minister, Intelligence Minister, Immigration Minister, Tourism Minister, Sports Minister/Sport Minister, Housing Minister, Planning Minister, Electricity Minister, Water Minister, Development Minister, International Development Secretary, Railway Minister/Railways Minister, Religious Affairs Minister, Women's Affairs Minister, Human Rights Minister, Parliamentary Affairs Minister, Unification Minister, Digital Minister, Emergency Situations Minister/Emergencies Minister, Science Minister, Mines Minister/Mining Minister, Secretary of State/Sec. of State/Acting Secretary of State, Deputy Secretary of State/Deputy Secretary, Undersecretary/Under Secretary/Undersecretary of State/Under Secretary of State, Assistant Secretary of State/Assistant Secretary/Deputy Assistant Secretary, Interior Secretary/Secretary of the Interior, Homeland Security Secretary/Secretary of Homeland Security, Press Secretary, White House spokesman/White House spokeswoman/White House press secretary, State Department spokesman/State Department spokeswoman/State Department spokesperson, Pentagon spokesman/Pentagon spokeswoman/Pentagon press secretary, Kremlin spokesman/Kremlin spokeswoman, Foreign Ministry spokesman/Foreign Ministry spokeswoman/Foreign Ministry spokesperson, Defense Ministry spokesman/Defence Ministry spokesman/Defense Ministry spokeswoman, Interior Ministry spokesman/Interior Ministry spokeswoman, Health Ministry spokesman/Health Ministry spokeswoman, government spokesman/government spokeswoman/government spokesperson, presidential spokesman/presidential spokeswoman/presidential spokesperson, National Security Adviser/National Security Advisor/Deputy National Security Adviser, adviser/advisor/senior adviser/senior advisor/presidential adviser/presidential advisor, aide/presidential aide/top aide, Ambassador/Amb./U.N. Ambassador/UN Ambassador, Deputy Ambassador, envoy/special envoy/Special Envoy/peace envoy/special presidential envoy, Special Representative, Permanent Representative, diplomat/top diplomat, Consul/Consul General, Charge d'Affaires/Chargé d'Affaires, negotiator/chief negotiator/nuclear negotiator/chief nuclear negotiator, Governor/Gov./Lt. Gov./Lieutenant Governor/Deputy Governor/Vice Governor/provincial governor/regional governor/Governor-elect, Governor-General/Governor General, Mayor/Deputy Mayor/Lord Mayor/Mayor-elect, Prefect, councilor/councillor/Council member/city councilman, Cabinet Secretary/Chief Cabinet Secretary, Chief of Cabinet, White House Chief of Staff, Chief Executive, Supreme Leader, King, Queen, Emperor, Empress, Crown Prince/Deputy Crown Prince, Prince, Emir/Amir, Sultan, Shah, Pharaoh, Tsar/Czar, Kaiser, Führer/Fuehrer, dictator/strongman/military ruler/military leader/junta leader/junta chief, Central Bank Governor/central bank chief, Fed Chairman/Federal Reserve Chairman, official/senior official, Political Director, First Lady",
    "LEG": "Senator/Sen./Sens./Senators, Representative/Rep./Reps., Congressman/Congresswoman, MP/M.P./Member of Parliament, lawmaker/legislator/parliamentarian, Speaker/House Speaker/Speaker of the House/Parliament Speaker/parliamentary speaker/Deputy Speaker/Assembly Speaker, Senate President/Senate Leader, Majority Leader/Senate Majority Leader/House Majority Leader, Minority Leader/Senate Minority Leader/House Minority Leader, Majority Whip/House Majority Whip/Minority Whip, Assemblyman/Assemblywoman, State Senator, Majlis Speaker/Knesset Speaker/Duma Speaker, Del., MEP",
    "MIL": "General/Gen./Generals/Gens., Lieutenant General/Lieutenant-General/Lt. Gen./Lt.-Gen./Lt Gen/LTG, Major General/Major-General/Maj. Gen./Maj.-Gen./Maj Gen, Brigadier General/Brigadier-General/Brig. Gen./Brig.-Gen./Brig Gen/Brigadier/Brig., Colonel General/Colonel-General/Col. Gen./Col.-Gen., Army General/General of the Army, Field Marshal, Marshal, Air Marshal/Air Chief Marshal/Air Vice Marshal/Air Vice-Marshal/Air Commodore, Admiral/Adm., Vice Admiral/Vice Adm./Vice-Admiral, Rear Admiral/Rear Adm./Rear-Admiral, Fleet Admiral, Commodore, Colonel/Col., Lieutenant Colonel/Lieutenant-Colonel/Lt. Col./Lt.-Col./Lt Col, Wing Commander, Squadron Leader, Group Captain, Flight Lieutenant, Major/Maj., Captain/Capt., Lieutenant/Lt./First Lieutenant/Second Lieutenant/1st Lt./2nd Lt., Lieutenant Commander/Lt. Cmdr./Lt. Cdr., Commander/Cmdr./Cdr./military commander/army commander/field commander/naval commander, Deputy Commander, Commander-in-Chief/Commander in Chief, Ensign, Sergeant/Sgt./Staff Sgt./Staff Sergeant/Master Sgt./Master Sergeant/Sgt. 1st Class/Sergeant First Class/First Sgt./Sgt. Maj./Sergeant Major/Command Sgt. Maj./Tech. Sgt./Gunnery Sgt., Corporal/Cpl./Lance Cpl./Lance Corporal, Private/Pvt./Pfc./Private First Class, Specialist/Spc., Warrant Officer/Chief Warrant Officer, Petty Officer/Chief Petty Officer, Seaman, Airman/Senior Airman, Chief of Staff/Army Chief of Staff/Chief of the General Staff/Chief of General Staff/Chief of Defense Staff/Chief of Defence Staff/Navy Chief of Staff/Air Force Chief of Staff/Deputy Chief of Staff, Army Chief/army chief/military chief/Army Commander/Navy Chief/Air Force Chief/Air Chief, Joint Chiefs Chairman/Joint Chiefs of Staff Chairman, military spokesman/army spokesman/military spokeswoman/army spokeswoman/military spokesperson, soldier/Army Spc./Marine, pilot",
    "COP": "police chief/Police Chief/Chief of Police, Police Commissioner/police commissioner, police commander, police spokesman/police spokeswoman/police spokesperson, Constable, Sheriff, Deputy Sheriff, Detective/Det./Detective Inspector/Detective Superintendent/Det. Sgt., Officer/police officer, Police Inspector, Police Superintendent/Chief Superintendent, Inspector General/Inspector-General, Chief Constable, police Lt./police Lt. Col./police Col./police Maj. Gen./Police General/police Gen., Special Agent, Trooper, FBI Director",
    "SPY": "CIA Director, spy chief/intelligence chief/spymaster, Director of National Intelligence/National Intelligence Director, FSB Director, Mossad chief, intelligence officer, spy",
    "JUD": "Judge, Justice, Chief Justice, Associate Justice, Chief Judge, Magistrate, Prosecutor/prosecutor/Chief Prosecutor/chief prosecutor/State Prosecutor/Deputy Prosecutor/Prosecutor General/Prosecutor-General, District Attorney, Attorney General/Attorney-General/Atty. Gen./U.S. Attorney/Deputy Attorney General, Solicitor General, special counsel/Special Counsel, Judiciary Chief/judiciary chief, Coroner",
    "REL": "Pope/Pontiff, Cardinal/Card., Archbishop/Abp., Bishop/Bp., Monsignor/Msgr., Father/Fr., Reverend/Rev./the Rev./Right Reverend, Pastor, Deacon, Brother, Sister, Mother, Saint/St., Patriarch/Metropolitan, Rabbi/Chief Rabbi, Imam, Mullah/Mulla/Maulana/Maulvi/Mawlawi/Molavi, Ayatollah/Grand Ayatollah, Hojatoleslam/Hojjatoleslam/Hojjat al-Islam, Sheikh/Sheik/Shaikh/Shaykh/Cheikh, Mufti/Grand Mufti, cleric/radical cleric/Shiite cleric/Shi'ite cleric/Muslim cleric/Shia cleric/firebrand cleric, preacher/evangelist/televangelist, Chaplain, Swami, Guru, Lama, Prophet, Sayyid/Sayed/Seyyed/Syed, missionary, Ven./Venerable, Bhikkhu, monk/Buddhist monk, nun, priest/Catholic priest",
    "REB": "rebel leader/rebel chief, rebel commander, rebel spokesman, militant leader/militant commander, insurgent leader, guerrilla leader/guerrilla commander, separatist leader, warlord, militia leader/militia commander, Taliban spokesman/Taliban leader/Taliban commander, al-Qaida leader/al-Qaeda leader/al-Qaida chief, Hamas leader/Hamas spokesman/Hamas official, Hezbollah leader/Hezbollah chief, terrorist leader, terror suspect/terrorism suspect/suspected terrorist, Subcomandante, Comandante",
    "CRM": "drug lord, drug trafficker, drug kingpin, gang leader, serial killer, mafia boss, arms dealer, gunman",
    "OPP": "opposition leader/Opposition Leader/main opposition leader/Leader of the Opposition, opposition candidate, opposition politician, opposition figure, opposition spokesman, democracy leader/pro-democracy leader, Kremlin critic",
    "PTY": "party leader, party chairman/party chairwoman/Party Chairman, party chief, party spokesman/party spokeswoman, politician, General Secretary/Secretary-General of the Party, Labour leader/Conservative leader, far-right leader, nationalist leader",
    "JRN": "journalist/freelance journalist, reporter/VOA reporter, correspondent/VOA correspondent, photographer, cameraman, editor/Editor-in-Chief, columnist, blogger, anchor/TV host, publisher, commentator, photojournalist",
    "BUS": "CEO/Chief Executive Officer/chief executive, businessman, tycoon/oligarch/magnate/media mogul, banker, investor/financier, executive, Chief Operating Officer/COO/CFO, Vice Chair, entrepreneur",
    "EDU": "Rector, Dean, Chancellor of the University, student/student leader/student activist, teacher, scholar, academic, researcher, Provost",
    "MED": "Surgeon General, nurse, surgeon, physician",
    "LAB": "union leader/union official/trade union leader/labor leader",
    "CVL": "civil rights leader, tribal leader/tribal chief/tribal elder, community leader, resident/local resident, villager, witness/eyewitness, suspect, hostage, whistleblower",
}
TITLE_AMBIG = set("major general private chief head leader deputy secretary director master captain count speaker justice judge father mother sister brother commander officer governor inspector marine pilot teacher student chair father lady king queen prince don ma u ko m. min. sr. del. st. fr. card. pres. gen. sen. col. pm fm vp director resident witness suspect official expert model anchor editor host aide envoy".split())

# iso: name, variants
CURRENCIES = """
USD: dollar|US dollar|U.S. dollar|American dollar|greenback|buck|=$|=US$|=U.S.$|=USD
EUR: euro|=€|=EUR
GBP: British pound|pound sterling|?pound|?sterling|?quid|=£|=GBP|UK pound
JPY: yen|Japanese yen|=¥|=JPY
CNY: yuan|renminbi|Chinese yuan|=RMB|=CNY|=CN¥|yuan renminbi|kuai
RUB: ruble|rouble|Russian ruble|Russian rouble|=₽|=RUB|=RUR
INR: rupee|Indian rupee|=₹|=INR|=Rs|=Rs.|paisa
AUD: Australian dollar|=A$|=AU$|=AUD
CAD: Canadian dollar|=C$|=CA$|=CAD
NZD: New Zealand dollar|=NZ$|=NZD
HKD: Hong Kong dollar|=HK$|=HKD
SGD: Singapore dollar|=S$|=SGD
TWD: New Taiwan dollar|Taiwan dollar|Taiwanese dollar|=NT$|=TWD
JMD: Jamaican dollar|=J$|=JMD
ZWL: Zimbabwe dollar|Zimbabwean dollar|=ZWL|=ZWD
LRD: Liberian dollar|=LRD
NAD: Namibian dollar|=NAD
BBD: Barbados dollar|Barbadian dollar|=BBD
BSD: Bahamian dollar|=BSD
BZD: Belize dollar|=BZD
TTD: Trinidad and Tobago dollar|=TT$|=TTD
GYD: Guyanese dollar|Guyana dollar|=GYD
SRD: Surinamese dollar|=SRD
FJD: Fijian dollar|Fiji dollar|=FJD
SBD: Solomon Islands dollar|=SBD
BND: Brunei dollar|=BND
XCD: East Caribbean dollar|=XCD
CHF: Swiss franc|=CHF|=SFr
FRF: French franc|=FRF
BEF: Belgian franc|=BEF
XOF: West African CFA franc|CFA franc|=XOF|=FCFA|=CFA
XAF: Central African CFA franc|=XAF
CDF: Congolese franc|=CDF
RWF: Rwandan franc|Rwanda franc|=RWF
BIF: Burundian franc|Burundi franc|=BIF
DJF: Djiboutian franc|Djibouti franc|=DJF
GNF: Guinean franc|=GNF
KMF: Comorian franc|=KMF
MGA: ariary|Malagasy ariary|=MGA
DEM: German mark|deutsche mark|deutschmark|Deutsche mark|=DEM|=DM
ITL: Italian lira|=ITL
ESP: peseta|Spanish peseta|=ESP
GRD: drachma|Greek drachma|=GRD
PTE: Portuguese escudo|escudo|=PTE
NLG: Dutch guilder|guilder|=NLG
ATS: Austrian schilling|schilling
IEP: Irish pound|punt
FIM: Finnish markka|markka
SEK: Swedish krona|Swedish kronor|=SEK|krona|kronor
NOK: Norwegian krone|Norwegian kroner|krone|kroner|=NOK
DKK: Danish krone|Danish kroner|=DKK
ISK: Icelandic krona|Icelandic króna|=ISK
PLN: zloty|złoty|Polish zloty|zlotys|=PLN
CZK: Czech koruna|koruna|Czech crown|=CZK
HUF: forint|Hungarian forint|=HUF
RON: Romanian leu|Romanian lei|=RON
MDL: Moldovan leu|Moldovan lei|=MDL
BGN: Bulgarian lev|Bulgarian leva|=BGN
RSD: Serbian dinar|=RSD
BAM: convertible mark|Bosnian mark|=BAM
MKD: Macedonian denar|denar|=MKD
ALL: Albanian lek
HRK: Croatian kuna|kuna|=HRK
TRY: Turkish lira|lira|=₺|=TRY|=TL
UAH: hryvnia|hryvnya|Ukrainian hryvnia|hryvnias|hryvna|=₴|=UAH
BYN: Belarusian ruble|Belarusian rouble|=BYN|=BYR
GEL: Georgian lari|lari|=GEL
AMD: Armenian dram|=AMD|?dram
AZN: Azerbaijani manat|manat|=AZN
KZT: tenge|Kazakh tenge|Kazakhstani tenge|=KZT
UZS: Uzbek som|Uzbekistani som|=UZS
KGS: Kyrgyz som|=KGS
TJS: somoni|Tajik somoni|=TJS
TMT: Turkmen manat|=TMT
MNT: tugrik|tögrög|togrog|Mongolian tugrik|=MNT
KRW: South Korean won|Korean won|=₩|=KRW|?won
KPW: North Korean won|=KPW
THB: baht|Thai baht|=฿|=THB
VND: Vietnamese dong|?dong|=₫|=VND
IDR: rupiah|Indonesian rupiah|=IDR|=Rp
MYR: ringgit|Malaysian ringgit|=MYR|=RM
PHP: Philippine peso|=₱|=PHP
MMK: kyat|Burmese kyat|Myanmar kyat|=MMK
KHR: Cambodian riel|riel|=KHR
LAK: Lao kip|kip|=LAK
PKR: Pakistani rupee|Pakistan rupee|=PKR
LKR: Sri Lankan rupee|Sri Lanka rupee|=LKR
NPR: Nepalese rupee|Nepali rupee
BDT: taka|Bangladeshi taka|=৳|=BDT|=Tk
MVR: rufiyaa|Maldivian rufiyaa|=MVR
MUR: Mauritian rupee|=MUR
SCR: Seychelles rupee
BTN: ngultrum|=BTN
AFN: afghani|=AFN
IRR: Iranian rial|rial|=IRR|Iranian toman|toman
SAR: Saudi riyal|riyal|=SAR
QAR: Qatari riyal|Qatari rial|=QAR
YER: Yemeni rial|Yemeni riyal|=YER
OMR: Omani rial|=OMR
AED: UAE dirham|Emirati dirham|dirham|=AED|=Dh
MAD: Moroccan dirham|=MAD
IQD: Iraqi dinar|dinar|=IQD
KWD: Kuwaiti dinar|=KWD
BHD: Bahraini dinar|=BHD
JOD: Jordanian dinar|=JOD
LYD: Libyan dinar|=LYD
TND: Tunisian dinar|=TND
DZD: Algerian dinar|=DZD
SDG: Sudanese pound|=SDG
SSP: South Sudanese pound|=SSP
EGP: Egyptian pound|=EGP|=E£
LBP: Lebanese pound|Lebanese lira|=LBP
SYP: Syrian pound|Syrian lira|=SYP
ILS: shekel|Israeli shekel|new shekel|new Israeli shekel|=₪|=ILS|=NIS|sheqel
CYP: Cyprus pound|Cypriot pound
ETB: Ethiopian birr|birr|=ETB
ERN: nakfa|=ERN
SOS: Somali shilling|Somalia shilling
KES: Kenyan shilling|Kenya shilling|=KES|=KSh|=Ksh
UGX: Ugandan shilling|Uganda shilling|=UGX|=USh
TZS: Tanzanian shilling|Tanzania shilling|=TZS
NGN: naira|Nigerian naira|=₦|=NGN
GHS: cedi|Ghanaian cedi|Ghana cedi|=GHS|=GH₵
SLL: Sierra Leonean leone|=SLL|?leone
GMD: dalasi|Gambian dalasi|=GMD
MRU: ouguiya|Mauritanian ouguiya|=MRU
CVE: Cape Verdean escudo
AOA: kwanza|Angolan kwanza|=AOA
ZMW: Zambian kwacha|kwacha|=ZMW|=ZMK
MWK: Malawian kwacha|Malawi kwacha|=MWK
MZN: metical|Mozambican metical|meticais|=MZN
BWP: pula|Botswana pula|=BWP
ZAR: rand|South African rand|=ZAR
LSL: loti|Lesotho loti|maloti
SZL: lilangeni|Swazi lilangeni|emalangeni
MXN: Mexican peso|peso|=MXN|=Mex$
ARS: Argentine peso|Argentinian peso|=ARS
CLP: Chilean peso|=CLP
COP: Colombian peso
CUP: Cuban peso|=CUP
DOP: Dominican peso|=DOP
UYU: Uruguayan peso|=UYU
BRL: Brazilian real|Brazilian reais|?real|reais|=R$|=BRL
PEN: Peruvian sol|nuevo sol|=S/.
BOB: boliviano|Bolivian boliviano|=Bs
VES: bolivar|bolívar|Venezuelan bolivar|bolívares|bolivares|=VES|=VEF|=VEB
PYG: guarani|Paraguayan guarani|=PYG
CRC: Costa Rican colon|=CRC
SVC: Salvadoran colon
GTQ: quetzal|Guatemalan quetzal|=GTQ
HNL: lempira|Honduran lempira|=HNL
NIO: cordoba|Nicaraguan cordoba|Nicaraguan córdoba|=NIO
PAB: balboa|Panamanian balboa
HTG: gourde|Haitian gourde|=HTG
ANG: Netherlands Antillean guilder
AWG: Aruban florin
MOP: pataca|Macanese pataca
PGK: kina|Papua New Guinean kina|=PGK
VUV: vatu|=VUV
WST: tala|Samoan tala
TOP: paʻanga|pa'anga
XDR: special drawing right|=SDR|=XDR
XAU: =XAU
BTC: bitcoin|=BTC|=₿
ETH: ether|ethereum
XXX: tether|=USDT|stablecoin
"""
CURRENCY_PLURAL = {"yen": "-", "yuan": "-", "renminbi": "-", "baht": "-", "rand": "-", "won": "-", "dong": "-", "ringgit": "-",
                   "krona": "kronor", "krone": "kroner", "forint": "forint", "leu": "lei", "lev": "leva"}

UNITS = """
length: meter|metre=; kilometer|kilometre|=km|=kms|klick; centimeter|centimetre|=cm; millimeter|millimetre|=mm; micrometer|micron; nanometer|nanometre|=nm; mile|=mi; nautical mile; ?foot{feet}|=ft|=ft.; inch{inches}; ?yard|=yd; fathom; light-year|light year; league; furlong; ?block; stone's throw; caliber|calibre
area: square meter|square metre|sq m|=m²; square kilometer|square kilometre|sq km|=km²|=sq. km; square mile|sq mi; square foot{square feet}|sq ft|=sq. ft.; square inch; square yard; hectare|=ha; acre; dunam|donum; feddan; football field; rai; mu{-}
volume: liter|litre; milliliter|millilitre|=ml; gallon; barrel|=bbl|=bpd|barrels per day|barrel per day|million barrels per day; pint; quart; cubic meter|cubic metre|=m³; cubic foot{cubic feet}|=bcf; cubic kilometer; cubic yard; bushel; acre-foot{acre-feet}; billion cubic meter|=bcm; ?cup; ounce|=oz
mass: kilogram|kilogramme|kilo|=kg|=kgs; gram|gramme; milligram|=mg; microgram; tonne|metric ton|metric tonne; ton|short ton|long ton; kiloton|kilotonne|=kt; megaton|megatonne; ?pound|=lb|=lbs; ?stone; carat; troy ounce; quintal; hundredweight; grain
time: ?second|=sec; minute|=min; hour|=hr|=hrs; day; night; week; fortnight; month; quarter; year|=yr|=yrs; year-old|years old|months old; decade; century{centuries}; millennium{millennia}; morning; afternoon; evening; weekend; season; generation; semester; trimester; man-hour; working day; business day; ?moment; millisecond; leap year; term
speed: kilometer per hour{kilometers per hour}|kilometre per hour|kilometers an hour|kilometres an hour|=kph|=km/h|=kmh; mile per hour{miles per hour}|miles an hour|=mph; knot; meter per second|meters per second|metres per second|=m/s; ?Mach
temperature: degree|degree Celsius|degree Fahrenheit|degrees Celsius|degrees Fahrenheit|=°C|=°F|=°|degree centigrade; kelvin
energy: watt; kilowatt|=kW; megawatt|=MW; gigawatt|=GW; terawatt; kilowatt-hour|kilowatt hour|=kWh; megawatt-hour|megawatt hour|=MWh; gigawatt-hour|=GWh; terawatt-hour|=TWh; joule; calorie|kilocalorie|=kcal; volt; amp|ampere; horsepower{-}; ton of TNT{tons of TNT}; British thermal unit|=BTU; hertz{-}; kilohertz{-}; megahertz{-}|=MHz; gigahertz{-}|=GHz; decibel|=dB; separative work unit|=SWU
data: byte; kilobyte|=KB; megabyte|=MB; gigabyte|=GB; terabyte|=TB; megabit; gigabit; pixel; megapixel
pressure: pascal; hectopascal; millibar; atmosphere
radiation: sievert; millisievert; microsievert; becquerel; curie; rem; gray
other: magnitude; percentage point|=pp; basis point; ?point; ?percentile; parts per million|part per million|=ppm; parts per billion; dozen{-}; ?score; ?page; ?degree of latitude; ?step; ?lap; ?round; ?inning; ?set; ?goal; part per billion
"""

# class: name|variants, ...
WEAPONS = """
small-arms: rifle; assault rifle; automatic rifle; sniper rifle; hunting rifle; gun; handgun; pistol; revolver; machine gun|machinegun; heavy machine gun; light machine gun; submachine gun|sub-machine gun; shotgun; carbine; firearm; small arm{small arms}; light weapon; automatic weapon; assault weapon; semiautomatic weapon|semi-automatic weapon; semiautomatic rifle|semi-automatic rifle; weapon; arm{arms}; ammunition{-}; ammo{-}; bullet; ?round{rounds}|?round of ammunition; cartridge; live round; magazine of ammunition; rubber bullet; plastic bullet; silencer; bayonet; knife{knives}; machete; axe; ?sword; dagger; hatchet; spear; bow and arrow; crossbow; slingshot; Molotov cocktail|Molotov; petrol bomb|gasoline bomb|firebomb; tear gas{-}|teargas|tear gas canister|teargas canister; stun grenade|flash grenade|flashbang; water cannon; pepper spray{-}; Taser|stun gun; Kalashnikov|Kalashnikov rifle|=AK-47|=AK-74|=AKM|=AK47|=AK-103; =M16|=M-16; =M4; =G3; =FAL; =AR-15; =Uzi; =Glock; =Dragunov|=SVD; =PKM|=PK; =DShK|Dushka; truncheon; baton; nightstick; brass knuckle; stone; ?rock; ?brick; catapult; suicide vest|suicide belt|explosive vest|explosive belt|explosives vest|explosives belt; body armor{-}|body armour|bulletproof vest; night vision goggles{-}; flamethrower; blunt object; bazooka
missile: missile; ballistic missile; intercontinental ballistic missile|=ICBM; intermediate-range missile|intermediate-range ballistic missile|=IRBM; medium-range missile|medium-range ballistic missile; short-range missile|short-range ballistic missile|=SRBM; long-range missile|long-range ballistic missile; submarine-launched ballistic missile|=SLBM; cruise missile; hypersonic missile|hypersonic glide vehicle; guided missile; anti-tank missile|antitank missile|anti-tank guided missile|=ATGM; anti-ship missile|antiship missile|anti-ship cruise missile; anti-aircraft missile|antiaircraft missile; surface-to-air missile|=SAM; air-to-air missile; air-to-surface missile|air-to-ground missile; surface-to-surface missile; shoulder-fired missile|shoulder-launched missile|man-portable air defense system|=MANPADS|=MANPAD; air defense missile|air defence missile; interceptor missile|interceptor; missile launcher; missile battery{missile batteries}; missile system; missile defense system|missile defence system|missile shield; air defense system|air defence system|air-defense system; Tomahawk|Tomahawk missile|Tomahawk cruise missile; Patriot missile|?Patriot|Patriot battery{Patriot batteries}|Patriot system|Patriot missile system|=PAC-3; Iron Dome; =THAAD|Terminal High Altitude Area Defense; Arrow 3|=Arrow-3; David's Sling; =Scud|Scud missile; Stinger|Stinger missile; Javelin|Javelin missile|Javelin anti-tank missile; =NLAW; =TOW|TOW missile; =HIMARS|High Mobility Artillery Rocket System; =ATACMS|Army Tactical Missile System; Storm Shadow|=SCALP|=SCALP-EG; Taurus missile|=Taurus; Iskander|=Iskander-M; Kinzhal|=Kh-47M2; Kalibr|Kalibr missile; Zircon|Tsirkon; Oreshnik; Sarmat|=RS-28; =Kh-101; =Kh-22; =Kh-59; =Kh-555; =Topol|=Topol-M; =Bulava; =Yars; Burevestnik; Neptune missile; =S-300|S-300 system; =S-400|S-400 system|Triumf; =S-500; =S-200; =S-75; =Buk|Buk missile|Buk missile system; =Tor|=Tor-M1; Pantsir|=Pantsir-S1; =NASAMS; =IRIS-T; Gepard; Hawk missile; Avenger air defense system; Shahab|=Shahab-3; Fateh missile|=Fateh-110|=Fateh-313; Zolfaghar; Sejjil; Khorramshahr missile; Emad; Ghadr; Fattah missile; Kheibar Shekan; =Hwasong|=Hwasong-14|=Hwasong-15|=Hwasong-17|=Hwasong-18|=Hwasong-12; Taepodong|Taepo Dong|=Taepodong-2; Nodong|Rodong; Musudan; =KN-23|=KN-08; =Pukguksong; =DF-21|=DF-21D; =DF-26; =DF-41; =DF-17; Dongfeng|Dong Feng; Agni missile|=Agni-V; Prithvi missile; BrahMos; Shaheen missile; Ghauri missile; Exocet; Harpoon missile|=Harpoon; Hellfire|Hellfire missile; Sidewinder; =AMRAAM; Tochka|=Tochka-U; Minuteman missile|Minuteman III; Trident missile; Pershing missile; =HARM; Kornet; =Konkurs; =Milan missile; =Igla; =Strela; Burkan missile; =C-802; =Yakhont; =Bastion; Noor missile; Quds missile; Badr missile; Flamingo missile
rocket: rocket; rocket-propelled grenade|rocket propelled grenade|=RPG|=RPGs|=RPG-7; rocket launcher; multiple rocket launcher|multiple launch rocket system|multiple-launch rocket system|=MLRS; Katyusha|Katyusha rocket; Grad|Grad rocket|Grad rocket launcher|=BM-21; Qassam rocket|Kassam rocket|=Qassam; Uragan|=BM-27; Smerch|=BM-30; Tornado-S; =TOS-1|=TOS-1A; Fajr rocket|=Fajr-5|=Fajr-3; Grad missile; Zelzal; artillery rocket; improvised rocket; long-range rocket; satellite rocket; guided rocket; unguided rocket; Chunmoo
artillery: artillery{-}|artillery piece|artillery gun|artillery battery{artillery batteries}; howitzer; mortar; mortar round|mortar bomb|mortar shell; artillery shell|artillery round; shell; tank shell; cannon; field gun; self-propelled gun|self-propelled howitzer; heavy weapon; heavy weaponry{-}; anti-aircraft gun|antiaircraft gun|anti-aircraft weapon|antiaircraft weapon; anti-aircraft battery{anti-aircraft batteries}; recoilless rifle; grenade launcher; =M777; =CAESAR|Caesar howitzer; =PzH 2000|Panzerhaubitze; =2S19|Msta; 155mm shell|155-millimeter shell|155 mm shell; =D-30; =AS-90; =Krab; =Archer artillery system; 120mm mortar; =ZU-23; =Zolotets; =Koksan; railgun
armour: tank; battle tank|main battle tank; armored vehicle|armoured vehicle; armored personnel carrier|armoured personnel carrier|=APC; armored fighting vehicle|armoured fighting vehicle; infantry fighting vehicle|=IFV; armored car|armoured car; light tank; =T-34; =T-54; =T-55; =T-62; =T-64; =T-72; =T-80; =T-90; =T-14|Armata; =BMP|=BMP-1|=BMP-2|=BMP-3; =BTR|=BTR-60|=BTR-70|=BTR-80; =BRDM; =MT-LB; Abrams|=M1 Abrams|=M1A1|=M1A2|Abrams tank; Leopard 2|Leopard tank|=Leopard 1|=Leopard 2A6|=Leopard 2A4|Leopard 2 tank; Challenger 2|Challenger tank; Leclerc tank; Merkava; Bradley fighting vehicle|=Bradley|Bradley Fighting Vehicle; Stryker; Marder; =AMX-10|=AMX-10RC; =M113; =CV90; =Puma IFV; =VAB; =MRAP|MRAP vehicle; tank destroyer; armored bulldozer|armoured bulldozer; armored column
vehicle: military vehicle; army vehicle; military truck; army truck; Humvee|=HMMWV; technical vehicle; pickup mounted with machine gun; police vehicle; police car; armored truck; combat vehicle; troop carrier; personnel carrier; military convoy vehicle; jeep
aircraft: aircraft{aircraft}; warplane; fighter jet|jet fighter; fighter plane; fighter aircraft; combat aircraft; combat plane; fighter-bomber; bomber|strategic bomber|long-range bomber|stealth bomber; stealth fighter; attack aircraft|ground attack aircraft; military aircraft; military plane; military jet; jet; spy plane|surveillance plane|surveillance aircraft|reconnaissance plane|reconnaissance aircraft; transport plane|military transport plane|military transport aircraft|cargo plane; refueling plane|tanker aircraft|tanker plane; early warning aircraft|=AWACS; patrol aircraft; gunship; training jet|trainer jet; =F-4; =F-5; =F-14; =F-15|=F-15E|=F-15I|F-15 fighter jet; =F-16|F-16 fighter jet|F-16 jet|=F-16s; =F-18|=F/A-18; =F-22; =F-35|F-35 fighter jet|=F-35I|=F-35B|=F-35A; =F-117; =A-10; =B-1|=B-1B; =B-2; =B-52|=B-52H; =C-130|Hercules transport plane; =C-17; =C-5; =KC-135; =P-3|=P-8; =U-2; =EP-3; =E-2; =E-3; =AC-130; =MiG-15; =MiG-21; =MiG-23; =MiG-25; =MiG-29; =MiG-31|=MiG-31K; =MiG|=MIG; =Su-22; =Su-24|=Su-24M; =Su-25; =Su-27; =Su-30; =Su-33; =Su-34; =Su-35; =Su-57|=SU-57; =Sukhoi; =Tu-22|=Tu-22M3; =Tu-95|=Tu-95MS; =Tu-142; =Tu-160; =Il-76; =Il-20; =Il-22; =An-26; =An-12; =An-124; =A-50; =J-10|=J-10C; =J-11; =J-15; =J-16; =J-20; =J-7; =J-8; =JH-7; =H-6; =Y-8; =JF-17; Mirage 2000|Mirage jet|Mirage fighter jet; Rafale|Rafale jet|Rafale fighter jet; Eurofighter|Eurofighter Typhoon|?Typhoon; ?Tornado|Tornado jet; Harrier jet; Gripen|=JAS 39; Kfir; Super Tucano; =L-39; =KF-21; =FA-50; Hawk jet; Super Hornet
helicopter: helicopter; military helicopter; attack helicopter; helicopter gunship; combat helicopter; transport helicopter; army helicopter; chopper; Apache helicopter|Apache attack helicopter|=AH-64; Black Hawk|Blackhawk|Black Hawk helicopter|=UH-60; Chinook|Chinook helicopter|=CH-47; Cobra helicopter|Super Cobra; Sea King; Sea Stallion; Osprey|=V-22|=MV-22; Kiowa; Huey; =Mi-8; =Mi-17; =Mi-24; =Mi-26; =Mi-28; =Mi-35; =Ka-52; =Ka-27; Puma helicopter; Gazelle helicopter; Lynx helicopter; Seahawk; Tiger helicopter; =NH90
drone: drone; unmanned aerial vehicle|unmanned aircraft{unmanned aircraft}|=UAV|=UAVs|=UAS; attack drone|combat drone|armed drone; suicide drone|kamikaze drone|loitering munition|one-way attack drone; surveillance drone|reconnaissance drone|spy drone; sea drone|naval drone|maritime drone|unmanned surface vessel|=USV|unmanned boat; underwater drone; quadcopter; =FPV drone|FPV drone|=FPV; explosive drone|exploding drone|booby-trapped drone; Predator drone|=MQ-1; Reaper drone|=MQ-9|MQ-9 Reaper; Global Hawk|=RQ-4; =RQ-170; ScanEagle; Switchblade drone|=Switchblade; Bayraktar|=Bayraktar TB2|=TB2|Bayraktar drone; Akinci; Shahed|=Shahed-136|=Shahed-131|=Geran-2|Shahed drone|=Geran; Lancet drone|=Lancet; Orlan-10|=Orlan; Mohajer-6|=Mohajer; Samad-3|=Samad; Qasef; Ababil; Hermes 450|=Hermes 900; Heron drone|=Heron TP; Harop; Wing Loong|=CH-4; Phoenix Ghost; Gerbera; Magura V5|=Magura; Sea Baby; spy balloon|surveillance balloon; reconnaissance balloon; drone boat
ship: warship; naval ship; naval vessel; navy ship; military ship; aircraft carrier|carrier strike group|carrier battle group; destroyer|guided-missile destroyer|missile destroyer; frigate; cruiser|guided-missile cruiser; corvette; submarine|nuclear submarine|nuclear-powered submarine|ballistic missile submarine|attack submarine; battleship; gunboat; patrol boat|patrol ship|patrol vessel; missile boat; landing ship|amphibious assault ship|landing craft{landing craft}; minesweeper; coast guard ship|coast guard vessel|coastguard vessel; fast-attack craft|speedboat|fast boat; torpedo boat; torpedo{torpedoes}; mother ship; amphibious ship; littoral combat ship; hospital ship; supply ship; spy ship; flagship; fleet; armada
bomb: bomb; car bomb|vehicle bomb; truck bomb; roadside bomb; suicide bomb; suicide car bomb; time bomb; pipe bomb; nail bomb; parcel bomb|letter bomb|package bomb|mail bomb; motorcycle bomb; magnetic bomb|sticky bomb; improvised explosive device|=IED|=IEDs; explosive device; explosive{explosives}; explosive charge; explosive material; plastic explosive|=C-4|=C4|=RDX|=Semtex; dynamite{-}; =TNT; ammonium nitrate{-}; detonator; fuse; grenade|hand grenade; cluster bomb|cluster munition|cluster bomblet; barrel bomb; glide bomb|guided aerial bomb|guided bomb|smart bomb|laser-guided bomb|precision-guided bomb|precision-guided munition; bunker buster|bunker-buster|bunker-busting bomb; incendiary bomb|incendiary device|incendiary weapon; white phosphorus{-}; phosphorus bomb; thermobaric bomb|thermobaric weapon|vacuum bomb; aerial bomb; bombshell device; homemade bomb|home-made bomb|crude bomb; booby trap|booby-trap; munition; warhead; ordnance{-}; unexploded ordnance{-}; depth charge; =JDAM; =GBU-57|Massive Ordnance Penetrator; =MOAB|Mother of All Bombs; =FAB-500|=FAB-1500|=FAB-3000; firecracker; backpack bomb; tunnel bomb; incendiary balloon|incendiary kite; exploding pager; bomb belt
mine: landmine|land mine|land-mine; ?mine; anti-personnel mine|antipersonnel mine; anti-tank mine|antitank mine; naval mine|sea mine; limpet mine; minefield; Claymore mine; anti-vehicle mine; Butterfly mine
chemical: chemical weapon; chemical agent; nerve agent; nerve gas{-}; sarin{-}|sarin gas; VX nerve agent|=VX; mustard gas{-}|sulfur mustard|sulphur mustard; chlorine{-}|chlorine gas|chlorine bomb; poison gas{-}; Novichok; polonium{-}|=polonium-210; ricin{-}; anthrax{-}; biological weapon|bioweapon; germ weapon; smallpox virus; toxic gas; phosgene; botulinum toxin; soman; tabun; chemical warhead; chemical munition; weapon of mass destruction{weapons of mass destruction}|=WMD|=WMDs; dirty bomb|radiological weapon
nuclear: nuclear weapon|nuclear arm{nuclear arms}; nuclear bomb; nuclear warhead; atomic bomb|atom bomb|A-bomb; atomic weapon; hydrogen bomb|H-bomb|thermonuclear bomb|thermonuclear weapon; nuclear device|nuclear explosive device; nuclear missile; nuclear-tipped missile; tactical nuclear weapon|tactical nuke; nuke; nuclear arsenal; nuclear torpedo|Poseidon torpedo; neutron bomb; enriched uranium{-}|highly enriched uranium|weapons-grade uranium; centrifuge; plutonium{-}; uranium{-}; yellowcake{-}; depleted uranium{-}; fissile material; nuclear fuel; heavy water{-}
"""
