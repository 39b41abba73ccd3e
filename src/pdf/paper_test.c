/* SPDX-License-Identifier: EUPL-1.2
 * paper_test.c - papers read back by other people's tools: poppler and qpdf.
 */
#include "pdf/paper.h"

#include "base/log.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define LIMIT ((size_t)256 << 20)

static char dir[64];
static struct arena *mem;

static const struct paper_head head = {
	.lang = LANG_PL, .title = "Indywidualny Plan Działania <1> & „próba”",
	.owner = "Partnerstwo Lokalne w Gminie Żółwin", .name = "Indywidualny Plan Działania",
	.number = "IPD/7/2026",
	.version = "2", .printed = "2026-09-12", .created = 1789200000000,
};

static const struct paper_col task_cols[] = {
	{ "Lp.", 6, PAPER_RIGHT, true }, { "Zadanie do realizacji", 34 }, { "Od kiedy", 15 },
	{ "Do kiedy", 15 },
	{ "Koszt, zł", 14, PAPER_RIGHT }, { "Uwagi", 22 },
};

static const char *
path(const char *name)
{
	return arena_strf(mem, "%s/%s.pdf", dir, name);
}

static void
keep(const char *name, const char *pdf, size_t n)
{
	FILE *f = fopen(path(name), "wb");

	assert_non_null(pdf);
	assert_non_null(f);
	assert_int_equal(fwrite(pdf, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

/* What a command says about the paper $F; *ret is its exit status. */
static const char *
said(int *ret, const char *command, const char *name)
{
	const char *line = arena_strf(mem, "F=%s; %s", path(name), command);
	FILE *f = popen(line, "r");
	struct buf b;
	char part[4096];
	size_t n;

	assert_non_null(f);
	buf_init(&b, mem);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_add(&b, part, n);
	*ret = pclose(f);
	return b.s;
}

/* White space of any kind is one space. */
static const char *
flat(const char *s)
{
	struct buf b;

	buf_init(&b, mem);
	for (; *s != '\0'; s++) {
		bool space = *s == ' ' || *s == '\n' || *s == '\f';

		if (!space)
			buf_add(&b, s, 1);
		else if (b.len > 0 && b.s[b.len - 1] != ' ')
			buf_str(&b, " ");
	}
	return b.s;
}

static bool
has(const char *text, const char *part)
{
	if (strstr(text, part) != NULL)
		return true;
	print_error("not found: %s\n", part);
	return false;
}

static size_t
times(const char *text, const char *part)
{
	size_t n = 0;

	for (; (text = strstr(text, part)) != NULL; text += strlen(part))
		n++;
	return n;
}

static int
pages_of(const char *name)
{
	int rc;
	const char *s = strstr(said(&rc, "pdfinfo $F", name), "Pages:");

	assert_non_null(s);
	return (int)strtol(s + 6, NULL, 10);
}

static void
tasks(struct paper *p, int rows)
{
	paper_table(p, "Zadania do realizacji", task_cols, LEN(task_cols));
	for (int i = 1; i <= rows; i++) {
		const char *cell[] = { arena_strf(mem, "%d.", i),
		    "Spotkanie z doradczynią zawodową i ustalenie ścieżki",
			"1.09.2026", "30.09.2026", arena_strf(mem, "%d 234,50", i % 9),
			arena_strf(mem, "Źródło nr %d – gęślą jaźń", i) };

		paper_row(p, cell);
	}
	paper_table_end(p);
}

static const struct paper_sign signs[] = {
	{ "podpis uczestniczki lub uczestnika", "Żaneta Śliwińska-Łącka" },
	{ "podpis doradcy klienta", "Błażej Ćwikła" },
	{ "podpis koordynatora", NULL },
};

static struct paper *
sample(void)
{
	static const char *const points[] = {
		"Prawo jazdy kategorii B i własny rower.",
		("Dobre relacje z siostrą, która mieszka w sąsiedniej wsi i pomaga w opiece nad dziećmi "
		 "w czasie szkoleń, rozmów kwalifikacyjnych i wizyt u lekarza."),
		"Dwa lata pracy w sklepie spożywczym.",
	};
	struct paper *p = paper_new(&head);

	paper_title(p, "Indywidualny Plan Działania", "uzgodniony 12 września 2026");
	paper_field(p, "Imię i nazwisko", "Żaneta Śliwińska-Łącka");
	paper_field(p, "Adres", "ul. Źródlana 7/3, 00-001 Żółwin");
	paper_field(p, "Telefon", NULL);
	paper_h2(p, "1. Moje mocne strony");
	paper_text(p,
	    "Moje zasoby: wszystko, co mam i mogę wykorzystać do realizacji mojego planu, np. rodzina, znajomi, "
	    "sąsiedzi, dobre relacje z otoczeniem, umiejętności, zainteresowania, zdrowie.\nЗапрошуємо: підтримка українською.");
	paper_bullets(p, points, LEN(points));
	paper_h3(p, "Co chcę zmienić do końca roku");
	paper_lines(p, "Proszę wpisać własnymi słowami:", 3);
	paper_h2(p, "2. Zgody");
	paper_box(p,
	    "Zgadzam się na przekazanie moich danych partnerom w zakresie potrzebnym do udzielenia mi wsparcia, "
	    "o którym mowa w tym planie.");
	paper_box(p, "Chcę dostawać przypomnienia SMS-em.");
	paper_note(p,
	    "Zgodę można wycofać w każdej chwili; to, co zrobiono wcześniej, pozostaje zgodne z prawem.");
	paper_h2(p, "3. Plan");
	tasks(p, 60);
	paper_text(p,
	    "Plan przeglądamy co najmniej raz w miesiącu. Zmieniamy go, gdy zmienia się moja sytuacja.");
	paper_signatures(p, "Miejscowość i data", signs, LEN(signs));
	return p;
}

static void
finish(const char *name, struct paper *p)
{
	size_t n;
	const char *pdf = paper_finish(p, mem, &n);

	keep(name, pdf, n);
}

static void
paper_is_tagged_titled_and_in_polish(void **state)
{
	const char *s;
	int rc;

	(void)state;
	finish("sample", sample());
	s = said(&rc, "pdfinfo $F", "sample");
	assert_int_equal(rc, 0);
	assert_true(has(s, "Tagged:          yes"));
	assert_true(has(s, "Indywidualny Plan Działania <1> & „próba”"));
	assert_true(has(s, "A4"));
	s = said(&rc, "qpdf --check $F 2>&1", "sample");
	assert_int_equal(rc, 0);
	assert_true(has(s, "No syntax or stream encoding errors found"));
	s = said(&rc, "qpdf --qdf --object-streams=disable $F - | strings -n 3", "sample");
	assert_true(has(s, "/Lang (pl-PL)"));
	assert_true(has(s, "/DisplayDocTitle true"));
	assert_true(has(s, "/Tabs /S"));
	assert_true(has(s, "/Scope /Column"));
	assert_true(has(s, "/Scope /Row"));
	assert_true(has(s, "<pdfuaid:part>1</pdfuaid:part>"));
	assert_true(has(s, "&lt;1&gt; &amp; "));
	assert_true(has(s, "/Artifact BMC"));
	assert_null(strstr(s, "/NonStruct"));
	assert_null(strstr(s, "/ActualText"));
}

static void
every_font_is_embedded_and_readable(void **state)
{
	const char *s, *line;
	int rc, fonts = 0;

	(void)state;
	finish("fonts", sample());
	s = said(&rc, "pdffonts $F | tail -n +3", "fonts");
	for (line = s; line != NULL && *line != '\0'; line = strchr(line, '\n') ?
	    strchr(line, '\n') + 1 : NULL) {
		assert_true(strstr(line, "NotoSans") != NULL);
		assert_non_null(strstr(line, "yes yes yes"));
		fonts++;
	}
	assert_true(fonts >= 2);
}

static void
structure_tells_every_row_whole(void **state)
{
	const char *s;
	int rc;

	(void)state;
	finish("rows", sample());
	s = flat(said(&rc, "pdfinfo -struct-text $F", "rows"));
	for (int i = 1; i <= 60; i++)
		assert_true(has(s, arena_strf(mem, "Źródło nr %d – gęślą jaźń", i)));
	assert_int_equal(times(s, "doradczynią zawodową i ustalenie ścieżki"), 60);
	assert_int_equal(times(s, "Zadanie do realizacji"), 1);         /* repeats are artifacts */
	assert_true(has(s,
	    "pomaga w opiece nad dziećmi w czasie szkoleń, rozmów kwalifikacyjnych i wizyt u lekarza."));
	assert_true(has(s, "Запрошуємо: підтримка українською."));
	assert_true(has(s, "podpis doradcy klienta Błażej Ćwikła"));
	assert_null(strstr(s, "strona 1 z"));
}

static void
each_page_has_edges_and_table_header(void **state)
{
	int n, rc;

	(void)state;
	finish("edges", sample());
	n = pages_of("edges");
	assert_true(n >= 3);
	for (int i = 1; i <= n; i++) {
		const char *cmd = arena_strf(mem, "pdftotext -f %d -l %d $F -", i, i),
		    *s = flat(said(&rc, cmd, "edges"));

		assert_true(has(s, "Partnerstwo Lokalne w Gminie Żółwin"));
		assert_true(has(s, "IPD/7/2026"));
		assert_true(has(s, arena_strf(mem, "strona %d z %d", i, n)));
		assert_true(has(s, "wersja 2 · wydruk z dnia 12.09.2026"));
		assert_true(has(s, "suma kontrolna "));
		if (strstr(s, "Źródło nr") != NULL)
			assert_int_equal(times(s, "Zadanie do realizacji"), 1);
	}
}

static void
same_input_gives_same_bytes(void **state)
{
	size_t n1, n2, n3;
	const char *a = paper_finish(sample(), mem, &n1), *b, *c;
	struct paper *p;

	(void)state;
	sleep(1);
	b = paper_finish(sample(), mem, &n2);
	assert_int_equal(n1, n2);
	assert_memory_equal(a, b, n1);
	p = sample();
	paper_text(p, "x");
	c = paper_finish(p, mem, &n3);
	assert_non_null(c);
	assert_true(n1 != n3 || memcmp(a, c, n1) != 0);
}

/* Whatever the length of the text before, the page of the signatures has two lines of it. */
static void
signatures_are_never_alone(void **state)
{
	int rc;

	(void)state;
	for (int lines = 38; lines < 56; lines++) {
		struct paper *p = paper_new(&head);
		struct buf b;
		const char *s;

		buf_init(&b, mem);
		for (int i = 0; i < lines; i++)
			buf_fmt(&b, "Wiersz %d.%s", i,
			    lines % 2
			        ? "\n"
			        : " Słowa, które wypełniają cały wiersz tego akapitu aż do prawej krawędzi; ");
		paper_text(p, b.s);
		paper_signatures(p, "Data", signs, 2);
		finish("signs", p);
		s = said(&rc, arena_strf(mem, "pdftotext -f %d $F -", pages_of("signs")), "signs");
		assert_true(has(s, "Błażej Ćwikła"));
		assert_true(has(s, "Data:"));
		assert_true(times(s, "Wiersz") >= 2 || times(s, "krawędzi") >= 1);
	}
}

static void
strange_input_still_makes_a_paper(void **state)
{
	const char *empty[] = { NULL, "", NULL, NULL, NULL, NULL };
	const char *odd[] = { "1", "a\001b\t\r\nc\x7f", "\u200f\u202eabc\u202c שלום \u2066x\u2069",
	    "e\u0301 \U0001F600 \ufeff",
		"bad \xff\xfe utf", "مرحبا" };
	char *word = arena_alloc(mem, 10001);
	const char *huge[] = { "2", word, "", "", "", "" };
	const char *s;
	struct paper *p = paper_new(&(struct paper_head){ .lang = LANG_EN });
	int rc;

	(void)state;
	memset(word, 'W', 10000);
	paper_table(p, NULL, task_cols, LEN(task_cols));
	paper_table_end(p);
	paper_table(p, NULL, NULL, 0);
	paper_row(p, NULL);
	paper_table_end(p);
	paper_table(p, NULL, &(struct paper_col){ NULL, 0 }, 1);
	paper_table(p, "One cell", &(struct paper_col){ "x", 1 }, 1);
	paper_row(p, (const char *[]){ "only" });
	paper_table(p, "Odd", task_cols, LEN(task_cols));
	paper_row(p, empty);
	paper_row_tall(p, odd, 20.0);
	paper_row(p, huge);
	paper_row_tall(p, empty, 5000.0);
	paper_bullets(p, NULL, 0);
	paper_bullets(p, empty, 2);
	paper_title(p, NULL, NULL);
	paper_text(p, "\n\n\001\n");
	paper_field(p, NULL, NULL);
	paper_field(p, word, NULL);
	paper_lines(p, NULL, 3);
	paper_box(p, NULL);
	paper_space(p, -4);
	paper_page(p);
	paper_page(p);
	paper_signatures(p, NULL, NULL, 0);
	finish("strange", p);
	s = said(&rc, "qpdf --check $F 2>&1", "strange");
	assert_int_equal(rc, 0);
	s = said(&rc, "pdftotext $F - | tr -d '\\n\\f ' | tr -cd W | wc -c", "strange");
	assert_int_equal(strtol(s, NULL, 10), 20000);
	finish("nothing", paper_new(&(struct paper_head){ .lang = LANG_EN }));
	assert_int_equal(pages_of("nothing"), 1);
	s = said(&rc, "pdftotext $F -", "nothing");
	assert_true(has(s, "page 1 of 1"));
}

static void
long_cell_loses_no_word(void **state)
{
	struct paper *p = paper_new(&head);
	const char *cell[] = { "1.", NULL, "", "", "", "koniec" };
	const char *s;
	struct buf b;
	int rc;

	(void)state;
	buf_init(&b, mem);
	for (int i = 0; i < 1200; i++)
		buf_fmt(&b, "słowo%dą ", i);
	cell[1] = b.s;
	tasks(p, 3);
	paper_table(p, NULL, task_cols, LEN(task_cols));
	paper_row(p, cell);
	finish("long", p);
	s = flat(said(&rc, "pdfinfo -struct-text $F", "long"));
	for (int i = 0; i < 1200; i++)
		assert_true(has(s, arena_strf(mem, "słowo%dą", i)));
}

static void
boxes_are_lists_and_the_ticked_one_holds_a_mark(void **state)
{
	static const struct paper_choice few[] = { { "tak", true, false },
		{ "nie", false, false } };
	static const struct paper_choice open[] = { { "szkolenia", false, false },
		{ "Inna pomoc. Jaka?", false, true } };
	static const struct paper_col cols[] = { { "", 40, PAPER_LEFT, true },
		{ "nie", 10, PAPER_CENTER }, { "tak", 10, PAPER_CENTER } };
	struct paper *p = paper_new(&head);
	const char *s;
	int rc;

	(void)state;
	paper_label(p, "Czy Pani/Pan pracuje?");
	paper_choices(p, few, LEN(few));
	paper_choices(p, open, LEN(open));
	paper_choices(p, NULL, 0);
	paper_blank(p, "Ile godzin?", NULL, 28, "godzin");
	paper_blank(p, "Data", "12 września 2026", 45, NULL);
	paper_row_marks(p, NULL, NULL, 0);
	paper_table(p, "Siatka", cols, LEN(cols));
	paper_row_marks(p, (const char *[]){ "Słucham", "", "" },
	    (enum paper_mark[]){ PAPER_CENTRED, PAPER_EMPTY, PAPER_TICKED }, 8.0);
	paper_row_marks(p, (const char *[]){ "Mówię", "1", "2" },
	    (enum paper_mark[]){ PAPER_PLAIN, PAPER_RINGED, PAPER_CENTRED }, 8.0);
	finish("boxes", p);
	s = flat(said(&rc, "pdftotext $F -", "boxes"));
	assert_true(has(s, "X tak nie"));
	assert_true(has(s, "Ile godzin? godzin Data: 12 września 2026"));
	s = flat(said(&rc, "pdfinfo -struct-text $F", "boxes"));
	assert_true(has(s, "Słucham"));
	assert_int_equal(times(s, "X"), 2);
	s = said(&rc, "pdfinfo -struct $F", "boxes");
	assert_int_equal(times(s, "LI"), 4);
	assert_int_equal(times(s, "LBody"), 4);
	said(&rc, "qpdf --check $F", "boxes");
	assert_int_equal(rc, 0);
}

static double
processor_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The monthly report's tables: five per client, fifteen rows each. */
static double
report_of(int clients)
{
	double from = processor_seconds();
	struct paper *p = paper_new(&head);
	struct arena *mine = arena_new(LIMIT);
	size_t n;

	for (int c = 0; c < clients; c++) {
		paper_h2(p, "Osoba");
		for (int t = 0; t < 5; t++)
			tasks(p, 15);
	}
	assert_non_null(paper_finish(p, mine, &n));
	arena_free(mine);
	return processor_seconds() - from;
}

static void
time_grows_with_the_clients_only(void **state)
{
	double one, few, many;

	(void)state;
	one = report_of(1);
	few = report_of(15);
	many = report_of(60);
	print_message("1 client %.3f s, 15 clients %.3f s, 60 clients %.3f s\n", one, few, many);
	/* four times the clients: 4 if it grows with them, 16 if with their
	 * square; a busy machine and sanitizers lie between */
	assert_true(many < 8.0 * few + 0.2);
}

static void *
in_thread(void *ret)
{
	struct arena **a = ret;

	for (int i = 0; i < 4; i++) {
		size_t n, m;
		const char *s;
		struct paper *p = paper_new(&head);

		paper_title(p, "Równolegle", NULL);
		for (int k = 0; k < 40; k++)
			paper_text(p,
			    "Zażółć gęślą jaźń, ЗАПРОШУЄМО i tak dalej, aż do końca wiersza.");
		s = paper_finish(p, *a, &n);
		if (s == NULL)
			return NULL;
		p = paper_new(&head);
		paper_title(p, "Równolegle", NULL);
		for (int k = 0; k < 40; k++)
			paper_text(p,
			    "Zażółć gęślą jaźń, ЗАПРОШУЄМО i tak dalej, aż do końca wiersza.");
		if (memcmp(s, paper_finish(p, *a, &m), n) != 0 || n != m)
			return NULL;
	}
	return ret;
}

static void
several_threads_write_papers_at_once(void **state)
{
	pthread_t thread[3];
	struct arena *a[3];
	void *ok;

	(void)state;
	for (size_t i = 0; i < LEN(thread); i++) {
		a[i] = arena_new(LIMIT);
		assert_int_equal(pthread_create(&thread[i], NULL, in_thread, &a[i]), 0);
	}
	for (size_t i = 0; i < LEN(thread); i++) {
		pthread_join(thread[i], &ok);
		assert_ptr_equal(ok, &a[i]);
		arena_free(a[i]);
	}
}

static int
open_dir(void **state)
{
	const char *kept = getenv("KOMPAN_PAPERS");     /* look at them: the papers stay there */

	(void)state;
	mem = arena_new(LIMIT);
	if (kept != NULL)
		return snprintf(dir, sizeof(dir), "%s", kept) >= (int)sizeof(dir);
	snprintf(dir, sizeof(dir), "/tmp/kompan-paper-XXXXXX");
	return mkdtemp(dir) == NULL;
}

static int
close_dir(void **state)
{
	int rc = 0;

	(void)state;
	if (getenv("KOMPAN_PAPERS") == NULL)
		rc = system(arena_strf(mem, "rm -r %s", dir));
	arena_free(mem);
	return rc;
}

static void
a_slip_is_read_by_a_telephone(void **state)
{
	static const char *const line[] = { "Zapraszamy do krótkiej ankiety.", "Kod działa raz." };
	const struct paper_slip slip = { "Pani/Pana kod: ABCD-2345", line, LEN(line),
		"https://kompan.example/s/ABCD-2345" };
	struct paper *p = paper_new(&head);
	const char *pdf, *s;
	size_t n;
	int ret;

	(void)state;
	for (int i = 0; i < 7; i++)
		paper_slip(p, &slip);
	pdf = paper_finish(p, mem, &n);
	keep("slips", pdf, n);
	s = said(&ret, "pdftoppm -r 100 -f 2 -l 2 -png $F $F && zbarimg --nodbus -q --raw $F-2.png; qpdf --check $F",
	    "slips");
	assert_non_null(strstr(s, "https://kompan.example/s/ABCD-2345"));
	assert_non_null(strstr(s, "No syntax or stream encoding errors"));
	s = said(&ret, "pdftotext -f 2 -l 2 $F -", "slips");
	assert_non_null(strstr(s, "Pani/Pana kod: ABCD-2345"));
}

static const char *
addressed(const char *sex, const char *text)
{
	struct paper_head to = head;
	struct paper *p;
	const char *pdf;
	size_t n;
	int ret;

	to.sex = sex;
	p = paper_new(&to);
	paper_text(p, text);
	pdf = paper_finish(p, mem, &n);
	keep("addressed", pdf, n);
	return said(&ret, "pdftotext $F -", "addressed");
}

static void
a_paper_speaks_to_her_or_to_him(void **state)
{
	const char *text = "Czy Pani/Pan wie? Pani/Pana plan, Pani/Panu pomaga, Panią/Pana, "
	                   "z Panią/Panem, umowa 1/2, Pani";

	(void)state;
	assert_non_null(strstr(addressed("K", text),
	    "Czy Pani wie? Pani plan, Pani pomaga, Panią, z Panią, umowa 1/2, Pani"));
	assert_non_null(strstr(addressed("M", text),
	    "Czy Pan wie? Pana plan, Panu pomaga, Pana, z Panem, umowa 1/2, Pani"));
	assert_non_null(strstr(addressed(NULL, text), "Czy Pani/Pan wie? Pani/Pana plan"));
	assert_non_null(strstr(addressed("", text), "Czy Pani/Pan wie? Pani/Pana plan"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paper_is_tagged_titled_and_in_polish),
		cmocka_unit_test(every_font_is_embedded_and_readable),
		cmocka_unit_test(structure_tells_every_row_whole),
		cmocka_unit_test(each_page_has_edges_and_table_header),
		cmocka_unit_test(same_input_gives_same_bytes),
		cmocka_unit_test(signatures_are_never_alone),
		cmocka_unit_test(strange_input_still_makes_a_paper),
		cmocka_unit_test(long_cell_loses_no_word),
		cmocka_unit_test(boxes_are_lists_and_the_ticked_one_holds_a_mark),
		cmocka_unit_test(a_slip_is_read_by_a_telephone),
		cmocka_unit_test(a_paper_speaks_to_her_or_to_him),
		cmocka_unit_test(time_grows_with_the_clients_only),
		cmocka_unit_test(several_threads_write_papers_at_once),
	};

	return cmocka_run_group_tests(tests, open_dir, close_dir);
}
