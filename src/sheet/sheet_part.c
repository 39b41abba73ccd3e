/* SPDX-License-Identifier: EUPL-1.2
 * sheet_part.c - one XML part of an XLSX, by libzip and expat, within limits of bytes, depth and
 * memory. No DOCTYPE, so no entities; nothing outside the archive is ever opened.
 */
#include "sheet/inside.h"

#include <expat.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#define CHUNK      (64 << 10)
#define DEPTH      64                   /* real ones stay below 20 */
/* Of one parser. Expat keeps each name it met and each tag whole: what needs more is no XLSX. */
#define XML_MEMORY ((size_t)2 << 20)

static _Thread_local size_t xml_held;   /* expat hands its allocator nothing to count by */

static void *
xml_realloc(void *p, size_t n)
{
	size_t before = p != NULL ? malloc_usable_size(p) : 0;
	void *to;

	if (n > XML_MEMORY || xml_held - before + n > XML_MEMORY)
		return NULL;
	to = realloc(p, n);
	if (to != NULL)
		xml_held += malloc_usable_size(to) - before;
	return to;
}

static void *
xml_malloc(size_t n)
{
	return xml_realloc(NULL, n);
}

static void
xml_free(void *p)
{
	if (p != NULL)
		xml_held -= malloc_usable_size(p);
	free(p);
}

static const char *
local(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon != NULL ? colon + 1 : name;
}

const char *
part_attr(const char **attr, const char *name)
{
	for (; *attr != NULL; attr += 2)
		if (strcmp(local(attr[0]), name) == 0)
			return attr[1];
	return NULL;
}

static void
stop_if_faulty(struct part *p)
{
	if (gather_stopped(p->book->g))
		XML_StopParser(p->xml, XML_FALSE);
}

static void
on_start(void *part, const char *name, const char **attr)
{
	struct part *p = part;

	if (++p->depth > DEPTH)
		gather_fault(p->book->g, SHEET_BAD_XLSX, 0);
	else
		p->start(p, local(name), attr);
	stop_if_faulty(p);
}

static void
on_end(void *part, const char *name)
{
	struct part *p = part;

	p->text[p->n_text] = '\0';
	p->end(p, local(name));
	p->depth--;
	stop_if_faulty(p);
}

static void
on_text(void *part, const char *s, int n)
{
	struct part *p = part;
	size_t room = SHEET_CELL - p->n_text;

	if (!p->keep || p->long_text)
		return;
	if ((size_t)n > room) {
		p->long_text = true;
		return;
	}
	memcpy(p->text + p->n_text, s, (size_t)n);
	p->n_text += (size_t)n;
}

static void
on_doctype(void *part, const char *name, const char *system, const char *public, int internal)
{
	struct part *p = part;

	(void)name, (void)system, (void)public, (void)internal;
	gather_fault(p->book->g, SHEET_BAD_XLSX, 0);
	stop_if_faulty(p);
}

/* What the archive says of a part, before anything of it is unpacked. */
static bool
may_unpack(struct book *b, zip_int64_t at)
{
	zip_stat_t st;

	if (zip_stat_index(b->zip, (zip_uint64_t)at, 0, &st) != 0 ||
	    !(st.valid & ZIP_STAT_SIZE) || !(st.valid & ZIP_STAT_COMP_METHOD))
		gather_fault(b->g, SHEET_BAD_XLSX, 0);
	else if ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) && st.encryption_method != ZIP_EM_NONE)
		gather_fault(b->g, SHEET_LOCKED, 0);
	else if (st.comp_method != ZIP_CM_STORE && st.comp_method != ZIP_CM_DEFLATE)
		gather_fault(b->g, SHEET_BAD_XLSX, 0);
	else if (st.size > b->left)
		gather_fault(b->g, SHEET_TOO_LARGE, 0);
	return !gather_stopped(b->g);
}

/* The sizes an archive tells of itself may be lies: what comes out is counted. */
static void
unpack(struct book *b, zip_file_t *file, XML_Parser xml)
{
	for (zip_int64_t n = 1; n > 0 && !gather_stopped(b->g);) {
		void *to = XML_GetBuffer(xml, CHUNK);

		n = to != NULL ? zip_fread(file, to, CHUNK) : -1;
		if (n < 0)
			gather_fault(b->g, SHEET_BAD_XLSX, 0);
		else if ((size_t)n > b->left)
			gather_fault(b->g, SHEET_TOO_LARGE, 0);
		else if (XML_ParseBuffer(xml, (int)n, n == 0) == XML_STATUS_ERROR)
			gather_fault(b->g, SHEET_BAD_XLSX, 0);
		else
			b->left -= (size_t)n;
	}
}

bool
part_exists(const struct book *b, const char *name)
{
	return zip_name_locate(b->zip, name, ZIP_FL_NOCASE) >= 0;
}

bool
part_read(struct part *p, struct book *b, const char *name)
{
	const XML_Memory_Handling_Suite memory = { xml_malloc, xml_realloc, xml_free };
	zip_int64_t at = zip_name_locate(b->zip, name, ZIP_FL_NOCASE);
	zip_file_t *file;

	if (at < 0)
		return false;
	if (!may_unpack(b, at))
		return true;
	file = zip_fopen_index(b->zip, (zip_uint64_t)at, 0);
	p->xml = XML_ParserCreate_MM(NULL, &memory, NULL);
	p->book = b;
	p->text = NEWN(b->g->scratch, char, SHEET_CELL + 1);
	if (file == NULL || p->xml == NULL)
		gather_fault(b->g, SHEET_BAD_XLSX, 0);
	else {
		XML_SetUserData(p->xml, p);
		XML_SetElementHandler(p->xml, on_start, on_end);
		XML_SetCharacterDataHandler(p->xml, on_text);
		XML_SetStartDoctypeDeclHandler(p->xml, on_doctype);
		unpack(b, file, p->xml);
	}
	if (p->xml != NULL)
		XML_ParserFree(p->xml);
	if (file != NULL)
		zip_fclose(file);
	return true;
}

const char *
part_begins(const struct book *b, const char *name)
{
	char *ret = NEWN(b->g->scratch, char, 100);
	zip_file_t *file = zip_fopen(b->zip, name, 0);

	if (file == NULL)
		return ret;
	if (zip_fread(file, ret, 99) < 0)
		ret[0] = '\0';
	zip_fclose(file);
	return ret;
}
