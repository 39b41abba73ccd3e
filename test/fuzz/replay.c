/* SPDX-License-Identifier: EUPL-1.2
 * replay.c - drives a fuzz target without a fuzzer: each file in the folders named is given to it
 * once. So a target that no longer builds, or stumbles again, is seen by every check.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define BYTES ((size_t)1 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static int
give(const char *folder, const char *name)
{
	char path[4096];
	uint8_t *bytes;
	size_t n;
	FILE *f;

	if (*name == '.')
		return 0;
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "rb");
	bytes = malloc(BYTES);
	if (f == NULL || bytes == NULL) {
		perror(path);
		exit(1);
	}
	n = fread(bytes, 1, BYTES, f);
	fclose(f);
	LLVMFuzzerTestOneInput(bytes, n);
	free(bytes);
	return 1;
}

int
main(int argc, char **argv)
{
	int given = 0;

	for (int i = 1; i < argc; i++) {
		DIR *d = opendir(argv[i]);

		for (struct dirent *e = NULL; d != NULL && (e = readdir(d)) != NULL;)
			given += give(argv[i], e->d_name);
		if (d != NULL)
			closedir(d);
	}
	LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
	printf("1..1\nok 1 - %d files and nothing at all\n", given);
	return 0;
}
