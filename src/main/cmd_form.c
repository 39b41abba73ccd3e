/* SPDX-License-Identifier: EUPL-1.2
 * cmd_form.c - kompan form check: what is wrong with the files of forms, one line per fault.
 */
#include "main/cmd.h"

#include "quest/quest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* True: the form can be used. Faults go to stdout, what is kept but not used to stderr. */
static bool
check_form(struct arena *mem, enum lang lang, const char *path, const char *bytes, size_t n)
{
	struct quest_note *note;
	bool ok = quest_read(mem, lang, bytes, n, &note) != NULL;

	for (; note != NULL; note = note->next)
		fprintf(note->refused ? stdout : stderr, "%s: %s: %s\n", path,
		    *note->link_id == '\0' ? "-" : note->link_id, note->text);
	return ok;
}

/* Of a Bundle each form in turn: FILE#1 FILE#2. */
static bool
check_file(const char *path, enum lang lang)
{
	struct arena *mem = arena_new((size_t)512 << 20);
	struct quest_part *part;
	size_t n, parts;
	char *bytes = file_read(path, &n);
	bool ok = bytes != NULL;

	parts = bytes == NULL ? 0 : quest_bundle(mem, bytes, n, &part);
	for (size_t i = 0; i < parts; i++)
		ok &= check_form(mem, lang, arena_strf(mem, "%s#%zu", path, i + 1), part[i].json,
		    strlen(part[i].json));
	if (bytes != NULL && parts == 0)
		ok = check_form(mem, lang, path, bytes, n);
	free(bytes);
	arena_free(mem);
	return ok;
}

static int
form(int argc, char **argv)
{
	const char *words = getenv("LANG");
	enum lang lang = words != NULL && strncmp(words, "en", 2) == 0 ? LANG_EN : LANG_PL;
	int bad = 0;

	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		fputs(cmd_form.help, stdout);
		return 0;
	}
	if (argc < 3 || strcmp(argv[1], "check") != 0)
		return cmd_wrong(&cmd_form, "say: check FILE...");
	for (int i = 2; i < argc; i++)
		bad += !check_file(argv[i], lang);
	return bad > 0 ? 1 : 0;
}

const struct command cmd_form = { "form",
	"kompan form check FILE...\n"
	"\n"
	"Reads forms (FHIR R4 Questionnaire, JSON) and prints one line per fault: file, linkId, what and why. Of a\n"
	"Bundle each form is read: FILE#1, FILE#2. The exit status is 1 if a form cannot be used. What is\n"
	"kept but not used goes to the error output.\n",
	form };
