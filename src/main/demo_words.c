/* SPDX-License-Identifier: EUPL-1.2
 * demo_words.c - the words of the demonstration: invented places and people, what they come with
 * and what is done together. Content, not interface: it stays Polish in every language.
 */
#include "main/demo_inside.h"

const struct demo_user demo_users[DEMO_USERS] = {
	[U_COORDINATOR] = { "koordynator", "coordinator", "Maria", "Zalewska",
	    "koordynatorka partnerstwa", OPS },
	[U_OPS] = { "ops", "worker", "Anna", "Brzozowska", "pracownica socjalna", OPS },
	[U_OPS_2] = { "ops2", "worker", "Tomasz", "Lipiński", "asystent rodziny", OPS },
	[U_PUP] = { "pup", "worker", "Ewa", "Jaworska", "doradczyni klienta", PUP },
	[U_PUP_2] = { "pup2", "worker", "Paweł", "Klonowski", "doradca zawodowy", PUP },
	[U_NGO] = { "ngo", "worker", "Katarzyna", "Leszczyńska",
	    "psycholożka, prowadząca warsztaty", NGO },
	[U_HEAD] = { "dyrektor", "head", "Jan", "Dębski", "kierownik ośrodka pomocy społecznej",
	    OPS },
	[U_READER] = { "czytelnik", "reader", "Zofia", "Wierzbicka", "ewaluatorka", -1 },
	[U_GOV] = { "gmina", "local_gov", "Piotr", "Grabski", "sekretarz gminy", -1 },
	[U_ADMIN] = { "admin", "administrator", "Adam", "Sosnowski", "informatyk", -1 },
};

const char *const demo_places[] = { "Zawilcowo", "Przylaszczkowo", "Sasankowo Górne", "Kaczeńcowo",
	"Szafirkowo", "Dziewannowo", "Cykoriowo", "Żarnowcowo Leśne", "Skalnicowo",
	"Miłkowo Kwietne" };
const size_t n_demo_places = LEN(demo_places);

const char *const demo_women[] = { "Agnieszka", "Barbara", "Beata", "Bożena", "Danuta", "Dorota",
	"Elżbieta", "Grażyna", "Halina", "Iwona", "Joanna", "Jolanta", "Magdalena", "Małgorzata",
	"Monika", "Renata", "Teresa", "Wiesława" };
const size_t n_demo_women = LEN(demo_women);
const char *const demo_men[] = { "Andrzej", "Bogdan", "Dariusz", "Grzegorz", "Henryk", "Jacek",
	"Jerzy", "Krzysztof", "Łukasz", "Marek", "Mirosław", "Rafał", "Robert", "Ryszard",
	"Sławomir", "Stanisław", "Zbigniew", "Zdzisław" };
const size_t n_demo_men = LEN(demo_men);
const char *const demo_surnames[][2] = { { "Borówka", "Borówka" }, { "Chmielowska", "Chmielowski" },
	{ "Czereśniak", "Czereśniak" }, { "Gołąbek", "Gołąbek" }, { "Gwiździel", "Gwiździel" },
	{ "Jasieńska", "Jasieński" }, { "Kalinowska", "Kalinowski" }, { "Krokus", "Krokus" },
	{ "Łąkowska", "Łąkowski" }, { "Makówka", "Makówka" }, { "Miodek", "Miodek" },
	{ "Olszańska", "Olszański" }, { "Paprocka", "Paprocki" }, { "Piątkiewicz", "Piątkiewicz" },
	{ "Rumianek", "Rumianek" }, { "Rzepka", "Rzepka" }, { "Sikorska", "Sikorski" },
	{ "Skowronek", "Skowronek" }, { "Słonecka", "Słonecki" }, { "Szczygieł", "Szczygieł" },
	{ "Śliwińska", "Śliwiński" }, { "Wilga", "Wilga" }, { "Wrzosek", "Wrzosek" },
	{ "Zięba", "Zięba" }, { "Żurawska", "Żurawski" }, { "Jarzębina", "Jarzębina" } };
const size_t n_demo_surnames = LEN(demo_surnames);
const char *const demo_streets[] = { "ul. Zmyślona", "ul. Pod Lipami", "ul. Makowa",
	"ul. Świerszczy", "ul. Rosy", "ul. Polnych Ścieżek", "os. Wymyślone" };
const size_t n_demo_streets = LEN(demo_streets);

const struct demo_kind demo_kinds[DEMO_KINDS] = {
	{ "social", "Praca socjalna", OPS, 60,
	    { "Rozmowa w domu o planie na najbliższy miesiąc",
	        "Pomoc w ułożeniu spraw mieszkaniowych: pismo do spółdzielni o rozłożenie zaległości na raty",
	        "Omówienie świadczeń, do których jest prawo, i złożenie wniosku o dodatek mieszkaniowy",
	        "Spotkanie podsumowujące kroki ostatnich tygodni" } },
	{ "social", "Asystent rodziny", OPS, 90,
	    { "Wspólne ułożenie planu dnia rodziny na czas szkolenia",
	        "Rozmowa o opiece nad dziećmi po południu, zapis do świetlicy",
	        "Towarzyszenie przy wizycie w szkole", "Plan wydatków domowych na miesiąc" } },
	{ "social", "Poradnictwo prawne", OPS, 45,
	    { "Porada o umowie najmu", "Pomoc w piśmie do komornika o ograniczenie zajęcia",
	        "Porada o alimentach i funduszu alimentacyjnym",
	        "Wyjaśnienie praw pracownika na okresie próbnym" } },
	{ "labour", "Doradztwo zawodowe", PUP, 60,
	    { "Rozmowa o mocnych stronach i zainteresowaniach, ćwiczenie z kartami zawodów",
	        "Przygotowanie życiorysu i listu do pracodawcy", "Próbna rozmowa kwalifikacyjna",
	        "Przegląd ofert i wybór trzech, na które warto odpowiedzieć" } },
	{ "labour", "Pośrednictwo pracy", PUP, 30,
	    { "Przedstawienie oferty pracy w piekarni i umówienie spotkania",
	        "Kontakt z pracodawcą po rozmowie, informacja zwrotna",
	        "Wspólne wyjście do zakładu pracy chronionej",
	        "Oferta prac sezonowych w szkółce leśnej" } },
	{ "labour", "Staż lub próba pracy", PUP, 120,
	    { "Ustalenie zadań stażu z opiekunem w sklepie ogrodniczym",
	        "Wizyta w miejscu stażu i rozmowa z opiekunem",
	        "Próbny dzień pracy w kuchni stołówki", "Podsumowanie stażu i opinia opiekuna" } },
	{ "labour", "Szkolenie zawodowe", PUP, 300,
	    { "Szkolenie: obsługa kasy i terminala", "Szkolenie: podstawy obsługi komputera",
	        "Szkolenie: bukieciarstwo i pielęgnacja zieleni",
	        "Szkolenie: książeczka i zasady higieny w gastronomii" } },
	{ "social", "Warsztaty grupowe", NGO, 180,
	    { "Warsztat: jak mówić o sobie", "Warsztat: domowy budżet",
	        "Warsztat: radzenie sobie ze stresem",
	        "Warsztat: sprawy urzędowe przez internet" } },
	{ "health", "Wsparcie psychologiczne", NGO, 50,
	    { "Rozmowa indywidualna o powrocie do codziennego rytmu",
	        "Rozmowa o tym, co dodaje sił, i plan na trudniejsze dni",
	        "Konsultacja po zmianie sytuacji w rodzinie",
	        "Rozmowa przed rozpoczęciem stażu" } },
	{ "health", "Pomoc w dostępie do lekarza", OPS, 60,
	    { "Umówienie badań profilaktycznych i przypomnienie o terminie",
	        "Towarzyszenie przy wizycie u lekarza medycyny pracy",
	        "Pomoc w złożeniu wniosku o orzeczenie", "Ustalenie terminu rehabilitacji" } },
	{ "social", "Towarzyszenie", NGO, 120,
	    { "Wspólna droga do urzędu i pomoc przy okienku",
	        "Pierwszy dojazd autobusem do miejsca stażu",
	        "Wyjście do biblioteki, założenie karty",
	        "Towarzyszenie przy zakładaniu rachunku w banku" } },
	{ "labour", "Klub pracy", PUP, 120,
	    { "Klub pracy: gdzie szukać ofert", "Klub pracy: rozmowa przez telefon",
	        "Klub pracy: umowa i świadectwo pracy",
	        "Klub pracy: pierwsze dni w nowym miejscu" } },
};

const struct demo_event demo_events[] = {
	{ 7, NGO, "Warsztat: jak mówić o sobie", "", "Dom Sąsiedzki, sala na piętrze", "10:00",
	    180 },
	{ 6, PUP, "Szkolenie: obsługa komputera, cz. 1", "Blok I: umiejętności cyfrowe",
	    "Biblioteka gminna", "09:00", 300 },
	{ 7, NGO, "Warsztat: domowy budżet", "", "Dom Sąsiedzki, sala na piętrze", "10:00", 180 },
	{ 6, PUP, "Szkolenie: obsługa komputera, cz. 2", "Blok I: umiejętności cyfrowe",
	    "Biblioteka gminna", "09:00", 300 },
	{ 11, PUP, "Klub pracy: gdzie szukać ofert", "", "Urząd pracy, pokój 12", "12:00", 120 },
	{ 6, NGO, "Szkolenie: zieleń i ogród, cz. 1", "Blok II: ogrodnictwo", "Ogród społeczny",
	    "08:30", 360 },
	{ 7, NGO, "Warsztat: radzenie sobie ze stresem", "", "Dom Sąsiedzki, sala na piętrze",
	    "10:00", 180 },
	{ 6, NGO, "Szkolenie: zieleń i ogród, cz. 2", "Blok II: ogrodnictwo", "Ogród społeczny",
	    "08:30", 360 },
	{ 11, PUP, "Klub pracy: rozmowa z pracodawcą", "", "Urząd pracy, pokój 12", "12:00", 120 },
	{ 6, PUP, "Szkolenie: kasa i terminal", "Blok III: sprzedaż", "Urząd pracy, sala szkoleń",
	    "09:00", 300 },
};
const size_t n_demo_events = LEN(demo_events);

const struct demo_action demo_actions[] = {
	{ OPS, U_OPS, "Rozmowy w domu z każdą osobą z grupy", "people", 15,
	    "Rozmowy odbyły się w domach albo w ośrodku, jak kto wolał.",
	    "Dwie osoby były w sanatorium, jedna prosiła o późniejszy termin.",
	    "Rozmowy przeniesione na następny miesiąc." },
	{ PUP, U_PUP_2, "Indywidualne doradztwo zawodowe", "hours", 20,
	    "Każda osoba ma zapisane trzy kierunki, które ją ciekawią.",
	    "Doradca zastępował w tym czasie koleżankę.",
	    "Brakujące godziny będą w następnym miesiącu." },
	{ NGO, U_NGO, "Warsztaty grupowe w Domu Sąsiedzkim", "times", 2,
	    "Warsztaty odbyły się zgodnie z planem, grupa dobrze się zna.",
	    "W dniu drugich zajęć nie było prądu.", "Zajęcia powtórzone w innym terminie." },
	{ PUP, U_PUP, "Kontakt z pracodawcami w sprawie staży i prób pracy", "times", 6,
	    "Odwiedzono sklep, piekarnię, szkółkę i stołówkę.",
	    "Dwaj pracodawcy odłożyli rozmowę do końca sezonu.",
	    "Nowe rozmowy umówione, lista pracodawców uzupełniona." },
	{ OPS, U_OPS_2, "Wsparcie rodzin w opiece nad dziećmi w czasie zajęć", "hours", 16,
	    "Opieka była zapewniona w świetlicy.", "Świetlica miała przerwę świąteczną.",
	    "W czasie przerwy pomagały wolontariuszki." },
	{ PUP, U_PUP, "Szkolenie zawodowe: kolejne zajęcia bloku", "hours", 10,
	    "Zajęcia odbyły się, listy obecności są podpisane.", "Prowadząca zachorowała.",
	    "Zajęcia odbędą się w następnym miesiącu." },
	{ NGO, U_NGO, "Rozmowy wspierające z psycholożką", "hours", 12,
	    "Rozmowy odbywały się w stałe dni.", "Mniej osób niż zwykle poprosiło o rozmowę.",
	    "Terminy pozostają otwarte." },
};
const size_t n_demo_actions = LEN(demo_actions);

/* unit: the topic */
const struct demo_action demo_inner[] = {
	{ OPS, U_COORDINATOR, "Spotkanie zespołu koordynującego", "meeting", 7,
	    "Omówiono postępy i plan na następny miesiąc.", "", "" },
	{ OPS, U_HEAD, "Informacja dla rady gminy o pracy partnerstwa", "authorities", 12,
	    "Radni pytali o dojazd na szkolenia.", "", "" },
	{ NGO, U_NGO, "Szkolenie zespołu: rozmowa motywująca", "training", 8,
	    "Ćwiczono w parach, materiały są u koordynatorki.", "", "" },
	{ PUP, U_PUP, "Notatka o partnerstwie na stronie urzędu", "promotion", 2,
	    "Notatka ukazała się, bez danych osób.", "", "" },
};
const size_t n_demo_inner = LEN(demo_inner);

const struct demo_life demo_lives[] = {
	{ "Od kilku lat bez stałej pracy, wcześniej w handlu", "Dokładność, łatwy kontakt z ludźmi",
	    "„Chcę znowu rano wychodzić do pracy.”", "sprzedaż, kasa" },
	{ "Po przerwie na opiekę nad rodzicami", "Cierpliwość, dobra organizacja",
	    "„Teraz mam czas dla siebie i chcę go wykorzystać.”", "opieka, gastronomia" },
	{ "Prace dorywcze w lesie i na budowie", "Sprawność, znajomość maszyn",
	    "„Wolę jedną pewną pracę niż pięć niepewnych.”", "ogrodnictwo, prace leśne" },
	{ "Wykształcenie zawodowe, zawód już niepotrzebny w okolicy", "Zdolności manualne",
	    "„Mogę nauczyć się czegoś nowego.”", "drobne naprawy, tapicerstwo" },
	{ "Samodzielne wychowywanie dzieci, praca tylko w godzinach szkoły",
	    "Zaradność, odpowiedzialność", "„Chcę pracy, po której zdążę odebrać dzieci.”",
	    "praca biurowa, sprzedaż" },
	{ "Po dłuższej chorobie, z orzeczeniem o stopniu lekkim",
	    "Wytrwałość, ładny charakter pisma", "„Powoli, ale do przodu.”", "archiwum, recepcja" },
	{ "Pierwsza stała praca wciąż przed sobą", "Ciekawość, obsługa telefonu i komputera",
	    "„Chcę spróbować i zobaczyć, co mi wychodzi najlepiej.”", "magazyn, komputer" },
};
const size_t n_demo_lives = LEN(demo_lives);

const char *const demo_reasons[PARTNERS][4] = {
	{ "Współpraca z ośrodkiem układa się dobrze, czas na następny krok",
	    "Potrzebne jest równoczesne wsparcie rodziny i w szukaniu pracy",
	    "Z własnej woli pyta o szkolenia i pracę",
	    "Długi czas bez pracy przy dużej chęci do nauki" },
	{ "Brak odpowiedniej oferty od ponad roku", "Potrzebne wsparcie przed podjęciem stażu",
	    "Doradca i osoba razem wybrali tę drogę", "Ukończone szkolenie, brak doświadczenia" },
	{ "Osoba przychodzi na spotkania w Domu Sąsiedzkim i chce więcej",
	    "Pomaga innym w wolontariacie, szuka pracy", "Zgłoszenie po rozmowie z psycholożką",
	    "Grupa może dać oparcie" },
};
const char *const demo_decisions[] = { "Spełnia kryteria, jest motywacja i jasny cel",
	"Równoczesne wsparcie trzech instytucji ma tu największy sens",
	"Długi czas bez pracy, gotowość do udziału od zaraz",
	"Grupa odpowiada potrzebom i zainteresowaniom tej osoby" };
const size_t n_demo_decisions = LEN(demo_decisions);
const char *const demo_remarks[] = { "Coraz pewniej mówi o swoich planach",
	"Prosi o spotkania po godzinie 10", "Dojazd jest trudny w środy",
	"Zadowolenie z pierwszych zajęć", "Zdrowie wymaga odpoczynku, tempo zostało uzgodnione",
	"Rodzina wspiera udział", "Chce spróbować pracy w ogrodzie",
	"Po rozmowie wróciła chęć do nauki" };
const size_t n_demo_remarks = LEN(demo_remarks);
