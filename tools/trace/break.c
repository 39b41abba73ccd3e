/* SPDX-License-Identifier: EUPL-1.2
 * break.c - one rule or route is off at a time: does any test miss it?
 */
#define _GNU_SOURCE
#include "trace/trace.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static struct list programs;
static int         seconds;

static void
note_program(const char *path, const char *full)
{
	const char *leaf = strrchr(path, '/');

	if (leaf != NULL && ends(leaf, "_test") && access(full, X_OK) == 0)
		add(&programs, "%s", path);
}

/* In a child: one program, silent. True if it failed, or did not end in time. */
static bool
fails(const char *build, const char *program)
{
	char full[1000];
	int status;
	pid_t pid = fork();

	if (pid < 0)
		die("cannot fork");
	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);

		snprintf(full, sizeof(full), "%s/%s", build, program);
		dup2(null, 0);
		dup2(null, 1);
		dup2(null, 2);
		alarm((unsigned)seconds);
		execl(full, full, (char *)NULL);
		_exit(127);
	}
	if (waitpid(pid, &status, 0) != pid)
		die("lost a test");
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		die("cannot run %s", program);
	return !WIFEXITED(status) || WEXITSTATUS(status) != 0;
}

/* Tests of the same folder first: they are the likeliest to miss it. */
static bool
missed(const char *build, const struct thing *t)
{
	setenv("KOMPAN_BREAK", t->name, 1);
	for (int own = 1; own >= 0; own--)
		for (size_t i = 0; i < programs.n; i++) {
			bool mine = starts(programs.at[i], t->where);

			if (mine == (own == 1) && fails(build, programs.at[i]))
				return true;
		}
	return false;
}

static bool
wanted(const struct thing *t, char **names)
{
	for (char **n = names; *n != NULL; n++)
		if (strcmp(*n, t->name) == 0)
			return true;
	return *names == NULL;
}

static void
check_build(const char *build)
{
	char full[1000];
	size_t n;

	walk(build, "src/core", note_program);
	walk(build, "src/mod", note_program);
	walk(build, "src/main", note_program);
	if (programs.n == 0)
		die("no test programs below %s/src/core, mod or main: build it first", build);
	unsetenv("KOMPAN_PG_OWNER");
	unsetenv("KOMPAN_PG_SERVE");
	unsetenv("KOMPAN_BREAK");
	for (size_t i = 0; i < programs.n; i++) {
		snprintf(full, sizeof(full), "%s/%s", build, programs.at[i]);
		char *bytes = read_or_die(full, &n);
		bool breakable = memmem(bytes, n, "KOMPAN_BREAK", 12) != NULL;

		free(bytes);
		if (!breakable)
			die("%s cannot be broken: meson setup %s -Dbreakable=true", programs.at[i],
			    build);
		if (fails(build, programs.at[i]))
			die("%s fails with nothing broken: mend that first", programs.at[i]);
	}
}

static void
print_survivor(const struct thing *t)
{
	printf("nobody missed %s:", t->name);
	for (int i = 0; i < MAX_REQ; i++)
		if (t->req[i])
			printf(" R%03d", i);
	printf(" (%s)\n", t->where);
}

/* One child per broken thing, at most jobs at once; who survives is said at once. */
int
break_all(const char *build, int jobs, int most, char **names)
{
	pid_t *pid = must(calloc(n_things + 1, sizeof(*pid)));
	size_t next = 0, tried = 0, survivors = 0;
	int running = 0, status;

	seconds = most;
	check_build(build);
	while (next < n_things || running > 0) {
		if (next < n_things && running < jobs) {
			if (wanted(&things[next], names)) {
				fflush(stdout);
				pid[next] = fork();
				if (pid[next] < 0)
					die("cannot fork");
				if (pid[next] == 0)
					_exit(missed(build, &things[next]) ? 0 : 1);
				running++;
				tried++;
			}
			next++;
			continue;
		}
		pid_t done = wait(&status);

		for (size_t i = 0; i < n_things; i++)
			if (pid[i] == done && (!WIFEXITED(status) || WEXITSTATUS(status) > 1))
				die("breaking %s went wrong", things[i].name);
			else if (pid[i] == done && WEXITSTATUS(status) == 1) {
				survivors++;
				print_survivor(&things[i]);
			}
		running--;
	}
	printf("trace: %zu broken one at a time, %zu that no test missed\n", tried, survivors);
	free(pid);
	return survivors > 0 || tried == 0;
}
