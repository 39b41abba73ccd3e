/* SPDX-License-Identifier: EUPL-1.2
 * sheet_fuzz.c - libFuzzer: lists. A first byte 0 to 4 says that the rest is one part of an XLSX,
 * which is packed here, since no mutation of packed bytes comes far; all else is read as a file.
 * Whatever is read must be text within the limits. It begins from sheet_fuzz.seeds/.
 */
#include "base/text.h"
#include "sheet/sheet.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const struct { const char *name, *text;
} usual[] = {
	{ "xl/worksheets/sheet1.xml",
	    "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c>"
	    "<c s='1'><v>44000</v></c><c s='2'><v>7</v></c></row></sheetData></worksheet>" },
	{ "xl/sharedStrings.xml", "<sst><si><t>a</t></si><si><r><t>b_x0041_</t></r></si></sst>" },
	{ "xl/styles.xml",
	    "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy'/></numFmts>"
	    "<cellXfs><xf/><xf numFmtId='14'/><xf numFmtId='164'/></cellXfs></styleSheet>" },
	{ "xl/workbook.xml", "<workbook><sheets><sheet r:id='r1'/></sheets></workbook>" },
	{ "xl/_rels/workbook.xml.rels",
	    "<Relationships>"
	    "<Relationship Id='r1' Type='" OFFICE "worksheet' Target='worksheets/sheet1.xml'/>"
	    "<Relationship Id='r2' Type='" OFFICE "sharedStrings' Target='sharedStrings.xml'/>"
	    "<Relationship Id='r3' Type='" OFFICE
	    "styles' Target='/xl/styles.xml'/></Relationships>" },
};

static void
check(struct arena *mem, const char *bytes, size_t n)
{
	struct sheet s;
	size_t line = 0;

	sheet_read(mem, bytes, n, &s);
	if ((s.fault == SHEET_OK) != (s.n > 0) || s.n > SHEET_ROWS)
		abort();
	for (size_t r = 0; r < s.n; r++) {
		if (s.row[r].line <= line || s.row[r].n == 0 || s.row[r].n > SHEET_COLUMNS)
			abort();
		line = s.row[r].line;
		for (size_t c = 0; c < s.row[r].n; c++) {
			size_t len = strlen(s.row[r].cell[c]);

			if (len > SHEET_CELL || !text_utf8_ok(s.row[r].cell[c], len))
				abort();
		}
	}
}

/* An XLSX in which these bytes are part `which`. */
static void
check_packed(struct arena *mem, size_t which, const uint8_t *data, size_t n)
{
	zip_source_t *to = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *z;
	zip_stat_t st;
	char *bytes;

	zip_source_keep(to);
	z = zip_open_from_source(to, ZIP_TRUNCATE, NULL);
	for (size_t i = 0; i < LEN(usual); i++) {
		zip_source_t *from = i == which ? zip_source_buffer(z, data, n, 0) :
		    zip_source_buffer(z, usual[i].text, strlen(usual[i].text), 0);
		zip_int64_t at = zip_file_add(z, usual[i].name, from, 0);

		zip_set_file_compression(z, (zip_uint64_t)at, ZIP_CM_STORE, 0);
	}
	if (zip_close(z) != 0 || zip_source_stat(to, &st) != 0 || zip_source_open(to) != 0)
		abort();
	bytes = malloc(st.size);
	if (bytes == NULL || zip_source_read(to, bytes, st.size) != (zip_int64_t)st.size)
		abort();
	zip_source_close(to);
	zip_source_free(to);
	check(mem, bytes, st.size);
	free(bytes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *mem = arena_new((size_t)112 << 20);
	char *exact;

	if (n > 0 && data[0] >= '0' && (size_t)(data[0] - '0') < LEN(usual))
		check_packed(mem, (size_t)(data[0] - '0'), data + 1, n - 1);
	else {
		exact = malloc(n > 0 ? n : 1);
		memcpy(exact, data, n);
		check(mem, exact, n);
		free(exact);
	}
	arena_free(mem);
	return 0;
}
