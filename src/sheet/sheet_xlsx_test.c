/* SPDX-License-Identifier: EUPL-1.2
 * sheet_xlsx_test.c - XLSX as programs write it, and archives that only pretend.
 */
#include "sheet/sheet.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <xlsxwriter.h>
#include <zip.h>

struct entry { const char *name, *text; size_t n; };    /* n 0: up to the NUL */
struct bytes { char *s; size_t n; };

static struct arena *mem;
static struct sheet  s;

static int
setup(void **state)
{
	(void)state;
	mem = arena_new((size_t)112 << 20);     /* of a request: src/http/request.c */
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(mem);
	return 0;
}

/* ---- making ---- */

static struct bytes
archive(const struct entry *e, size_t n, const char *password)
{
	zip_source_t *to = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *z;
	zip_stat_t st;
	struct bytes ret;

	zip_source_keep(to);
	z = zip_open_from_source(to, ZIP_TRUNCATE, NULL);
	assert_non_null(z);
	for (size_t i = 0; i < n; i++) {
		zip_source_t *from = zip_source_buffer(
		    z, e[i].text, e[i].n > 0 ? e[i].n : strlen(e[i].text), 0);
		zip_int64_t at = zip_file_add(z, e[i].name, from, 0);

		assert_true(at >= 0);
		if (password != NULL)
			assert_int_equal(zip_file_set_encryption(
			    z, (zip_uint64_t)at, ZIP_EM_AES_256, password), 0);
	}
	assert_int_equal(zip_close(z), 0);
	assert_int_equal(zip_source_stat(to, &st), 0);
	assert_int_equal(zip_source_open(to), 0);
	ret = (struct bytes){ malloc(st.size), st.size };
	assert_non_null(ret.s);
	assert_int_equal(zip_source_read(to, ret.s, ret.n), st.size);
	zip_source_close(to);
	zip_source_free(to);
	return ret;
}

static enum sheet_fault
read_free(struct bytes b)
{
	sheet_read(mem, b.s, b.n, &s);
	free(b.s);
	if (s.fault != SHEET_OK)
		assert_int_equal(s.n, 0);
	return s.fault;
}

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define RELATION(id, kind, target) \
	"<Relationship Id='" id "' Type='" OFFICE kind "' Target='" target "'/>"

struct made { const char *workbook, *strings, *styles, *sheet, *sheet2; size_t n_sheet; };

static struct bytes
make(struct made m)
{
	const struct entry e[] = {
		{ "_rels/.rels",
		    "<Relationships>" RELATION(
		        "a", "officeDocument", "xl/workbook.xml") "</Relationships>",
		    0 },
		{ "xl/_rels/workbook.xml.rels",
		    "<Relationships>" RELATION("r1", "worksheet", "worksheets/sheet1.xml")
		        RELATION("r2", "worksheet", "/xl/worksheets/sheet2.xml")
		            RELATION("r3", "sharedStrings", "sharedStrings.xml")
		                RELATION("r4", "styles", "../xl/styles.xml") "</Relationships>",
		    0 },
		{ "xl/workbook.xml",
		    m.workbook != NULL
		        ? m.workbook
		        : "<workbook><sheets><sheet name='List' sheetId='1' r:id='r1'/></sheets></workbook>",
		    0 },
		{ "xl/sharedStrings.xml", m.strings != NULL ? m.strings : "<sst/>", 0 },
		{ "xl/styles.xml", m.styles != NULL ? m.styles : "<styleSheet/>", 0 },
		{ "xl/worksheets/sheet1.xml", m.sheet, m.n_sheet },
		{ "xl/worksheets/sheet2.xml", m.sheet2 != NULL ? m.sheet2 : "<worksheet/>", 0 },
	};

	return archive(e, LEN(e), NULL);
}

#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"
#define READ(...) read_free(make((struct made){ __VA_ARGS__ }))

static const char *
all(void)
{
	struct buf b;

	buf_init(&b, mem);
	for (size_t r = 0; r < s.n; r++) {
		buf_fmt(&b, "%s%zu:", r > 0 ? "/" : "", s.row[r].line);
		for (size_t c = 0; c < s.row[r].n; c++)
			buf_fmt(&b, "%s%s", c > 0 ? "|" : "", s.row[r].cell[c]);
	}
	return b.s;
}

#define ASSERT_READS(rows, ...) do { \
	assert_int_equal(READ(__VA_ARGS__), SHEET_OK); \
	assert_string_equal(all(), (rows)); \
} while (0)

/* Pattern, n times with a running number, between head and tail. */
static char *
repeated(const char *head, const char *pattern, size_t n, const char *tail)
{
	size_t len = strlen(head) + strlen(tail) + n * (strlen(pattern) + 20) + 1;
	char *ret = malloc(len), *to = ret;

	assert_non_null(ret);
	to += snprintf(to, len, "%s", head);
	for (size_t i = 1; i <= n; i++) {
		const char *mark = strchr(pattern, '#');

		to += mark == NULL ? snprintf(to, 200, "%s", pattern) :
		    snprintf(to, 200, "%.*s%zu%s", (int)(mark - pattern), pattern, i, mark + 1);
	}
	snprintf(to, strlen(tail) + 1, "%s", tail);
	return ret;
}

static enum sheet_fault
read_repeated(const char *head, const char *pattern, size_t n, const char *tail)
{
	char *sheet = repeated(head, pattern, n, tail);
	enum sheet_fault fault = READ(.sheet = sheet);

	free(sheet);
	return fault;
}

#define HEAD "<worksheet><sheetData>"
#define TAIL "</sheetData></worksheet>"

/* ---- what stands in cells ---- */

static void
strings_are_shared_inline_and_in_runs(void **state)
{
	(void)state;
	ASSERT_READS("1:Śmigło|Anna Maria|w środku|dwa runy/2:Anna Maria|formuła",
	    .strings = "<sst><si><t>Śmigło</t></si><si><r><t>Anna </t></r><r><rPr><b/></rPr>"
	    "<t>Maria</t></r><rPh sb='0' eb='1'><t>no</t></rPh><phoneticPr/></si></sst>",
	    .sheet = SHEET("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
	    "<c r='C1' t='inlineStr'><is><t xml:space='preserve'> w środku </t></is></c>"
	    "<c r='D1' t='inlineStr'><is><r><t>dwa </t></r><r><t>runy</t></r></is></c></row>"
	    "<row r='2'><c r='A2' t='s'><v>1</v></c>"
	    "<c r='B2' t='str'><f>A1&amp;\"x\"</f><v>formuła</v></c></row>"));
}

static void
escaped_characters_become_what_they_stand_for(void **state)
{
	(void)state;
	ASSERT_READS("1:a \nb|_x0041_|_xZZZZ_ _x41_|&<ą",
	    .sheet = SHEET("<row><c t='inlineStr'><is><t>a_x000D_\nb</t></is></c>"
	    "<c t='inlineStr'><is><t>_x005F_x0041_</t></is></c>"
	    "<c t='inlineStr'><is><t>_xZZZZ_ _x41_</t></is></c>"
	    "<c t='inlineStr'><is><t>&amp;&lt;_x0105_</t></is></c></row>"));
}

static void
whole_numbers_stand_without_exponent(void **state)
{
	(void)state;
	ASSERT_READS("1:84090112345|84090112345|3270284686|12345678901234567890|-5|0.3|12.5|0|x1",
	    .sheet = SHEET("<row><c><v>84090112345</v></c><c><v>8.4090112345E10</v></c>"
	    "<c t='n'><v>3270284686.0</v></c><c><v>12345678901234567890</v></c><c><v>-5</v></c>"
	    "<c><v>0.30000000000000004</v></c><c><v>12.5</v></c><c><v>0</v></c>"
	    "<c><v>x1</v></c></row>"));
}

#define STYLES                                                                                          \
	"<styleSheet><numFmts count='9'>"                                                               \
	"<numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd'/>"                                          \
	"<numFmt numFmtId='165' formatCode='[$-415]d\\ mmmm\\ yyyy&quot; r.&quot;;@'/>"                 \
	"<numFmt numFmtId='166' formatCode='#,##0.00\\ &quot;dm&quot;;[Red]-0'/>"                       \
	"<numFmt numFmtId='167' formatCode='[h]:mm'/><numFmt numFmtId='168' formatCode='00000000000'/>" \
	"<numFmt numFmtId='169' formatCode='hh:mm'/><numFmt numFmtId='170' formatCode='mmm'/>"          \
	"<numFmt numFmtId='171' formatCode='0.00E+00'/><numFmt numFmtId='172' formatCode='General'/>"   \
	"</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"         \
	"<xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/>"               \
	"<xf numFmtId='167'/><xf numFmtId='168'/><xf numFmtId='169'/><xf numFmtId='170'/>"              \
	"<xf numFmtId='171'/><xf numFmtId='172'/><xf numFmtId='22'/><xf numFmtId='46'/>"                \
	"</cellXfs></styleSheet>"

static void
numbers_are_dates_where_their_format_says_so(void **state)
{
	(void)state;
	ASSERT_READS("1:30926|1984-09-01|1984-09-01|1984-09-01|1984-09-01|1984-09-01",
	    .styles = STYLES, .sheet = SHEET("<row><c s='0'><v>30926</v></c>"
	    "<c s='1'><v>30926</v></c><c s='2'><v>30926</v></c><c s='3'><v>30926.0</v></c>"
	    "<c s='8'><v>30926</v></c><c s='11'><v>30926.75</v></c></row>"));
	ASSERT_READS("1:30926|30926|30926|00030926|30926",
	    .styles = STYLES, .sheet = SHEET("<row><c s='4'><v>30926</v></c>"
	    "<c s='9'><v>30926</v></c><c s='10'><v>30926</v></c><c s='99'><v>00030926</v></c>"
	    "<c><v>30926</v></c></row>"));
	ASSERT_READS("1:12:00|36:30|36:30|12:30", .styles = STYLES,
	    .sheet = SHEET("<row><c s='7'><v>0.5</v></c><c s='5'><v>1.5208333333333333</v></c>"
	    "<c s='12'><v>1.5208333333333333</v></c><c s='7'><v>1.5208333333333333</v></c></row>"));
	ASSERT_READS("1:03270284686|84090112345|-1", .styles = STYLES,
	    .sheet = SHEET("<row><c s='6'><v>3270284686</v></c><c s='6'><v>84090112345</v></c>"
	    "<c s='6'><v>-1</v></c></row>"));
}

static void
days_are_counted_as_excel_counts_them(void **state)
{
	(void)state;
	ASSERT_READS(
	    "1:1900-01-01|1900-02-28|1900-02-29|1900-03-01|2000-02-29|2000-03-01|9999-12-31",
	    .styles = STYLES,
	    .sheet = SHEET("<row><c s='1'><v>1</v></c><c s='1'><v>59</v></c>"
	                   "<c s='1'><v>60</v></c><c s='1'><v>61</v></c><c s='1'><v>36585</v></c>"
	                   "<c s='1'><v>36585.999999</v></c><c s='1'><v>2958465</v></c></row>"));
	ASSERT_READS("1:2026-11-24|0|-3|2958466|1e+300", .styles = STYLES,
	    .sheet = SHEET("<row><c s='1'><v>46350</v></c><c s='1'><v>0</v></c>"
	    "<c s='1'><v>-3</v></c><c s='1'><v>2958466</v></c><c s='1'><v>1E300</v></c></row>")
	    );
}

static void
a_workbook_may_count_from_1904(void **state)
{
	(void)state;
	ASSERT_READS("1:1904-01-01|1984-09-01", .styles = STYLES,
	    .workbook =
	        "<workbook><workbookPr date1904='1'/><sheets><sheet r:id='r1'/></sheets></workbook>",
	    .sheet = SHEET("<row><c s='1'><v>0</v></c><c s='1'><v>29464</v></c></row>"));
}

static void
truth_errors_and_iso_dates_are_text(void **state)
{
	(void)state;
	ASSERT_READS("1:TRUE|FALSE|#N/A|1984-09-01|2", .sheet = SHEET("<row><c t='b'><v>1</v></c>"
	    "<c t='b'><v>0</v></c><c t='e'><v>#N/A</v></c>"
	    "<c t='d'><v>1984-09-01T00:00:00</v></c><c t='b'><v>2</v></c></row>"));
}

/* ---- where cells stand ---- */

static void
rows_and_cells_stand_where_they_say(void **state)
{
	(void)state;
	ASSERT_READS("3:a||c/7:||||||||||||||||||||||||||z/9:x|y",
	    .sheet = SHEET(
	        "<row r='3'><c r='C3' t='str'><v>c</v></c><c r='A3' t='str'><v>a</v></c></row>"
	        "<row r='5'/><row r='6'><c r='ZZ6' s='1'/></row>"
	        "<row r='7'><c r='AA7' t='str'><v>z</v></c></row>"
	        "<row r='8'><c r='A8' t='str'><v> </v></c></row>"
	        "<row><c t='str'><v>x</v></c><c t='str'><v>y</v></c></row>"));
}

static void
names_may_have_prefixes(void **state)
{
	(void)state;
	ASSERT_READS("1:5",
	    .workbook = "<x:workbook xmlns:x='m' xmlns:rel='n'><x:sheets>"
	                "<x:sheet rel:id='r1'/></x:sheets></x:workbook>",
	    .sheet =
	        "<x:worksheet xmlns:x='m'><x:sheetData><x:row r='1'><x:c r='A1'><x:v>5</x:v></x:c>"
	        "</x:row></x:sheetData></x:worksheet>");
}

static void
what_cannot_be_placed_is_refused(void **state)
{
	static const char *const bad[] = {
		SHEET("<row r='2'><c><v>1</v></c></row><row r='1'><c><v>1</v></c></row>"),
		SHEET("<row r='2'><c><v>1</v></c></row><row r='2'><c><v>1</v></c></row>"),
		SHEET("<row r='2'><c r='A3'><v>1</v></c></row>"),
		SHEET("<row r='2'><c r='2'><v>1</v></c></row>"),
		SHEET("<row r='2'><c r='A'><v>1</v></c></row>"),
		SHEET("<row r='2'><c r='AAAAAAAAAAAAAAAAAAAA2'><v>1</v></c></row>"),
		SHEET("<row r='2'><c r='XFE2'/></row>"),
		SHEET("<row r='0'/>"),
		SHEET("<row r='-1'/>"),
		SHEET("<row r='1048577'/>"),
		SHEET("<row r='99999999999999999999'/>"),
		SHEET("<row><row/></row>"),
		SHEET("<c r='A1'><v>1</v></c>"),
		SHEET("<row><c t='s'><v>0</v></c></row>"),
		SHEET("<row><c t='s'><v>-1</v></c></row>"),
	};

	(void)state;
	for (size_t i = 0; i < LEN(bad); i++)
		assert_int_equal(READ(.sheet = bad[i]), SHEET_BAD_XLSX);
}

static void
the_first_visible_sheet_with_data_is_the_list(void **state)
{
	const char *first = SHEET("<row><c><v>1</v></c></row>");
	const char *second = SHEET("<row><c><v>2</v></c></row>");

	(void)state;
	ASSERT_READS("1:2", .sheet = first, .sheet2 = second,
	    .workbook = "<workbook><sheets><sheet r:id='r1' state='hidden'/><sheet r:id='r2'/>"
	    "</sheets></workbook>");
	ASSERT_READS("1:2", .sheet = first, .sheet2 = second,
	    .workbook = "<workbook><sheets><sheet r:id='r2' state='visible'/><sheet r:id='r1'/>"
	    "</sheets></workbook>");
	ASSERT_READS("1:1", .sheet = first,
	    .workbook = "<workbook><sheets><sheet r:id='r2'/><sheet r:id='r9'/><sheet r:id='r1'/>"
	    "</sheets></workbook>");
	assert_int_equal(READ(.sheet = first, .workbook =
	    "<workbook><sheets><sheet r:id='r1' state='veryHidden'/></sheets></workbook>"),
	    SHEET_EMPTY);
}

/* ---- what is no list, or no honest one ---- */

static void
other_archives_are_told_apart(void **state)
{
	const struct entry ods[] = {
		{ "mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0 },
		{ "content.xml", "<a/>", 0 } };
	const struct entry xlsb[] = { { "xl/workbook.bin", "x", 0 } };
	const struct entry any[] = { { "list.csv", "a;b", 0 } };
	const struct entry word[] = { { "_rels/.rels",
		                          "<Relationships>" RELATION("a", "officeDocument",
		                              "word/document.xml") "</Relationships>",
		                          0 },
		{ "word/document.xml", "<w:document xmlns:w='x'/>", 0 } };
	const struct entry locked[] = { { "xl/workbook.xml", "<workbook/>", 0 } };

	(void)state;
	assert_int_equal(read_free(archive(ods, LEN(ods), NULL)), SHEET_ODS);
	assert_int_equal(read_free(archive(xlsb, LEN(xlsb), NULL)), SHEET_NOT_TEXT);
	assert_int_equal(read_free(archive(any, LEN(any), NULL)), SHEET_NOT_TABLE);
	assert_int_equal(read_free(archive(word, LEN(word), NULL)), SHEET_NOT_TABLE);
	assert_int_equal(read_free(archive(locked, LEN(locked), "secret")), SHEET_LOCKED);
	assert_int_equal(read_free(archive(locked, LEN(locked), NULL)), SHEET_EMPTY);
}

static void
doctype_depth_and_broken_xml_are_refused(void **state)
{
	static const char *const bad[] = {
		"<!DOCTYPE worksheet>" SHEET("<row><c><v>1</v></c></row>"),
		"<!DOCTYPE w [<!ENTITY a 'xx'><!ENTITY b '&a;&a;'>]>" SHEET(
		    "<row><c><v>&b;</v></c></row>"),
		"<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" SHEET(
		    "<row><c t='str'><v>&a;</v></c></row>"),
		SHEET("<row><c><v>&a;</v></c></row>"),
		SHEET("<row><c><v>\xff</v></c></row>"),
		SHEET("<row><c><v>1</v></row>"),
		"<worksheet><sheetData>",
		"x",
	};

	(void)state;
	for (size_t i = 0; i < LEN(bad); i++)
		assert_int_equal(READ(.sheet = bad[i]), SHEET_BAD_XLSX);
	assert_int_equal(read_repeated("<worksheet>", "<a>", 1000, ""), SHEET_BAD_XLSX);
}

static void
a_damaged_archive_is_refused(void **state)
{
	struct bytes b = make((struct made){ .sheet = SHEET("<row><c><v>1</v></c></row>") });

	(void)state;
	for (size_t n = 4; n < b.n; n++) {
		sheet_read(mem, b.s, n, &s);
		assert_int_equal(s.fault, SHEET_BAD_XLSX);
	}
	for (size_t i = 4; i < b.n; i++) {      /* any answer will do, but there must be one */
		b.s[i] ^= 0x55;
		sheet_read(mem, b.s, b.n, &s);
		assert_true(s.n <= 1);
		b.s[i] ^= 0x55;
	}
	assert_int_equal(read_free(b), SHEET_OK);
}

/* ---- limits ---- */

static void
rows_columns_and_cells_have_limits(void **state)
{
	(void)state;
	assert_int_equal(
	    read_repeated(HEAD, "<row><c><v>#</v></c></row><row/>", SHEET_ROWS, TAIL), SHEET_OK);
	assert_int_equal(s.row[SHEET_ROWS - 1].line, 2 * SHEET_ROWS - 1);
	assert_string_equal(s.row[SHEET_ROWS - 1].cell[0], "20000");
	assert_int_equal(
	    read_repeated(HEAD, "<row><c><v>#</v></c></row><row/>", SHEET_ROWS + 1, TAIL),
	    SHEET_TOO_LARGE);
	assert_int_equal(s.fault_line, 2 * SHEET_ROWS + 1);
	assert_int_equal(
	    read_repeated(HEAD "<row>", "<c><v>#</v></c>", SHEET_COLUMNS, "</row>" TAIL), SHEET_OK);
	assert_int_equal(read_repeated(HEAD "<row>", "<c><v>#</v></c>", SHEET_COLUMNS + 1,
	    "</row>" TAIL), SHEET_TOO_LARGE);
	teardown(NULL);
	setup(NULL);
	assert_int_equal(read_repeated(HEAD, "<row><c/><c r='GR#'><v>1</v></c></row>",
	    SHEET_CELLS / SHEET_COLUMNS, TAIL), SHEET_OK);
	assert_int_equal(read_repeated(HEAD, "<row><c/><c r='GR#'><v>1</v></c></row>",
	    SHEET_CELLS / SHEET_COLUMNS + 1, TAIL), SHEET_TOO_LARGE);
}

static enum sheet_fault
read_with_string(size_t n, const char *sheet)
{
	char *strings = repeated("<sst><si><t>", "x", n, "</t></si><si><t>b</t></si></sst>");
	enum sheet_fault fault = READ(.strings = strings, .sheet = sheet);

	free(strings);
	return fault;
}

static void
a_cell_of_32_kib_is_read_and_no_longer(void **state)
{
	const char *shown = SHEET("<row r='4'><c t='s'><v>0</v></c></row>");
	char *many = repeated(HEAD, "<row><c t='s'><v>0</v></c></row>", 1000, TAIL);

	(void)state;
	assert_int_equal(read_with_string(SHEET_CELL, shown), SHEET_OK);
	assert_int_equal(strlen(s.row[0].cell[0]), SHEET_CELL);
	assert_int_equal(read_with_string(SHEET_CELL + 1, shown), SHEET_LONG_CELL);
	assert_int_equal(s.fault_line, 4);
	assert_int_equal(read_with_string(SHEET_CELL + 1,
	    SHEET("<row><c t='s'><v>1</v></c></row>")), SHEET_OK);
	assert_int_equal(read_repeated(HEAD "<row r='7'><c t='str'><v>", "x", SHEET_CELL + 1,
	    "</v></c></row>" TAIL), SHEET_LONG_CELL);
	assert_int_equal(s.fault_line, 7);
	/* one string shown a thousand times is 32 MiB of text */
	assert_int_equal(read_with_string(SHEET_CELL, many), SHEET_TOO_LARGE);
	assert_true(arena_used(mem) < (size_t)32 << 20);
	free(many);
}

static void
a_bomb_is_stopped_at_256_mib(void **state)
{
	const size_t n = SHEET_UNPACKED + ((size_t)1 << 20);
	char *sheet = malloc(n), *size;
	struct bytes b;
	const uint32_t lie = 1000;

	(void)state;
	assert_non_null(sheet);
	memset(sheet, ' ', n);
	memcpy(sheet, HEAD, strlen(HEAD));
	b = make((struct made){ .sheet = sheet, .n_sheet = n });
	free(sheet);
	assert_true(b.n < (size_t)1 << 20);
	sheet_read(mem, b.s, b.n, &s);
	assert_int_equal(s.fault, SHEET_TOO_LARGE);
	/* the same, with a directory that tells of a small file */
	for (size = b.s; (size = memmem(size, (size_t)(b.s + b.n - size), "PK\1\2", 4)) != NULL;
	     size++)
		if (memcmp(size + 46, "xl/worksheets/sheet1.xml", 24) == 0)
			memcpy(size + 24, &lie, 4);
	assert_int_equal(read_free(b), SHEET_TOO_LARGE);
	assert_true(arena_used(mem) < (size_t)8 << 20);
}

static void
what_a_parser_would_keep_has_a_limit(void **state)
{
	char many[4 + 4 * 10001];

	(void)state;
	assert_int_equal(read_repeated(HEAD, "<a#/>", 200000, TAIL), SHEET_BAD_XLSX);
	assert_int_equal(read_repeated(HEAD "<row a='", "x", 3000000, "'/>" TAIL), SHEET_BAD_XLSX);
	memcpy(many, "PK\3\4", 4);
	for (size_t i = 4; i < sizeof(many); i += 4)
		memcpy(many + i, "PK\1\2", 4);
	sheet_read(mem, many, sizeof(many), &s);
	assert_int_equal(s.fault, SHEET_TOO_LARGE);
}

/* ---- a file of another program ---- */

static void
a_file_of_libxlsxwriter_is_read(void **state)
{
	char path[] = "/tmp/sheet-XXXXXX", ends[][10] = { "Ćwi", "klińska" };
	static char made[1 << 16];
	int fd = mkstemp(path);
	ssize_t n;
	lxw_workbook *book = workbook_new(path);
	lxw_worksheet *list = workbook_add_worksheet(book, "Lista");
	lxw_format *day = workbook_add_format(book), *bold = workbook_add_format(book);
	lxw_datetime born = { .year = 1984, .month = 9, .day = 1 };
	lxw_rich_string_tuple a = { bold, ends[0] }, c = { NULL, ends[1] },
			      *rich[] = { &a, &c, NULL };

	(void)state;
	format_set_num_format(day, "dd.mm.yyyy");
	format_set_bold(bold);
	worksheet_write_string(list, 0, 0, "Lista osób", NULL);
	worksheet_write_string(list, 2, 0, "Nazwisko", bold);
	worksheet_write_string(list, 2, 1, "PESEL", bold);
	worksheet_write_string(list, 2, 2, "Data ur.", bold);
	worksheet_write_rich_string(list, 3, 0, rich, NULL);
	worksheet_write_number(list, 3, 1, 84090112345.0, NULL);
	worksheet_write_datetime(list, 3, 2, &born, day);
	worksheet_write_formula_str(list, 3, 3, "=\"a\"&\"b\"", NULL, "ab");
	worksheet_write_boolean(list, 3, 4, 1, NULL);
	worksheet_write_blank(list, 9, 9, bold);
	assert_int_equal(workbook_close(book), LXW_NO_ERROR);
	close(fd);
	fd = open(path, O_RDONLY);      /* it is another file now */
	n = read(fd, made, sizeof(made));
	close(fd);
	unlink(path);
	assert_true(n > 0);
	sheet_read(mem, made, (size_t)n, &s);
	assert_int_equal(s.fault, SHEET_OK);
	assert_string_equal(all(), "1:Lista osób/3:Nazwisko|PESEL|Data ur."
	    "/4:Ćwiklińska|84090112345|1984-09-01|ab|TRUE");
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(strings_are_shared_inline_and_in_runs),
		T(escaped_characters_become_what_they_stand_for),
		T(whole_numbers_stand_without_exponent),
		T(numbers_are_dates_where_their_format_says_so),
		T(days_are_counted_as_excel_counts_them),
		T(a_workbook_may_count_from_1904),
		T(truth_errors_and_iso_dates_are_text),
		T(rows_and_cells_stand_where_they_say),
		T(names_may_have_prefixes),
		T(what_cannot_be_placed_is_refused),
		T(the_first_visible_sheet_with_data_is_the_list),
		T(other_archives_are_told_apart),
		T(doctype_depth_and_broken_xml_are_refused),
		T(a_damaged_archive_is_refused),
		T(rows_columns_and_cells_have_limits),
		T(a_cell_of_32_kib_is_read_and_no_longer),
		T(a_bomb_is_stopped_at_256_mib),
		T(what_a_parser_would_keep_has_a_limit),
		T(a_file_of_libxlsxwriter_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
