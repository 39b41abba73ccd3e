/* SPDX-License-Identifier: EUPL-1.2
 * helper.c - threads for what would hold the loop too long; first come, first served.
 */
#include "http/impl.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

#define BEHIND 10       /* of 0, the loop, to 19 */

struct helpers {
	pthread_mutex_t lock;
	pthread_cond_t  wake;
	struct request *first, *last;           /* waiting */
	struct request *done;
	bool            stop;
	int             event;
	int             n;
	pthread_t       thread[];
};

static void
done_add(struct helpers *h, struct request *rq)
{
	uint64_t one = 1;

	pthread_mutex_lock(&h->lock);
	rq->next = h->done;
	h->done = rq;
	pthread_mutex_unlock(&h->lock);
	if (write(h->event, &one, sizeof(one)) != sizeof(one))
		abort();
}

static struct request *
take(struct helpers *h)
{
	struct request *rq;

	pthread_mutex_lock(&h->lock);
	while (h->first == NULL && !h->stop)
		pthread_cond_wait(&h->wake, &h->lock);
	rq = h->first;
	if (rq != NULL) {
		h->first = rq->next;
		if (h->first == NULL)
			h->last = NULL;
	}
	pthread_mutex_unlock(&h->lock);
	return rq;
}

static void *
run(void *helpers)
{
	struct request *rq;

	/* On Linux this is the thread's own: where cores are few, short answers pass long work. */
	setpriority(PRIO_PROCESS, 0, BEHIND);
	while ((rq = take(helpers)) != NULL) {
		rq->job.run(rq->job.arg);
		done_add(helpers, rq);
	}
	return NULL;
}

struct helpers *
helpers_new(int threads)
{
	struct helpers *h = calloc(1, sizeof(*h) + (size_t)threads * sizeof(h->thread[0]));

	if (h == NULL)
		abort();
	pthread_mutex_init(&h->lock, NULL);
	pthread_cond_init(&h->wake, NULL);
	h->event = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (h->event < 0)
		abort();
	for (; h->n < threads; h->n++)
		if (pthread_create(&h->thread[h->n], NULL, run, h) != 0)
			abort();
	return h;
}

int
helpers_fd(const struct helpers *h)
{
	return h->event;
}

void
helpers_push(struct helpers *h, struct request *rq)
{
	rq->next = NULL;
	pthread_mutex_lock(&h->lock);
	if (h->last != NULL)
		h->last->next = rq;
	else
		h->first = rq;
	h->last = rq;
	pthread_cond_signal(&h->wake);
	pthread_mutex_unlock(&h->lock);
}

struct request *
helpers_done(struct helpers *h)
{
	struct request *list;
	uint64_t count;

	if (read(h->event, &count, sizeof(count)) < 0)
		return NULL;
	pthread_mutex_lock(&h->lock);
	list = h->done;
	h->done = NULL;
	pthread_mutex_unlock(&h->lock);
	return list;
}

void
helpers_free(struct helpers *h)
{
	pthread_mutex_lock(&h->lock);
	h->stop = true;
	pthread_cond_broadcast(&h->wake);
	pthread_mutex_unlock(&h->lock);
	for (int i = 0; i < h->n; i++)
		pthread_join(h->thread[i], NULL);
	close(h->event);
	free(h);
}
