/* SPDX-License-Identifier: EUPL-1.2
 * respond.c - an answer leaves whole, with its length, from memory that lives until it has left.
 */
#include "http/impl.h"

#include "base/log.h"

#include <stdlib.h>

static bool
add_headers(struct request *rq, struct MHD_Response *to)
{
	const struct http_response *res = &rq->res;
	const char *type = res->type != NULL ? res->type : "text/html; charset=utf-8";
	bool ok = true;

	if (res->n_body > 0 || res->type != NULL)
		ok = MHD_add_response_header(to, "Content-Type", type) == MHD_YES;
	for (size_t i = 0; i < res->n_header && ok; i++) {
		ok = MHD_add_response_header(to, res->header[i].name, res->header[i].value) ==
		    MHD_YES;
		if (!ok)
			log_line("http: request %llu: unfit header %s",
				 (unsigned long long)rq->pub.serial, res->header[i].name);
	}
	if (rq->worker->draining || rq->conn->linger)
		MHD_add_response_header(to, "Connection", "close");
	return ok;
}

static struct MHD_Response *
from_buffer(const char *s, size_t n)
{
	struct MHD_Response *to;

	to = MHD_create_response_from_buffer(n, (void *)(uintptr_t)(s != NULL ? s : ""),
	    MHD_RESPMEM_PERSISTENT);
	if (to == NULL)
		abort();
	return to;
}

enum MHD_Result
respond(struct request *rq)
{
	struct MHD_Response *to = from_buffer(rq->res.body, rq->res.n_body);
	unsigned code = rq->res.code;
	enum MHD_Result queued;

	if (!add_headers(rq, to)) {
		MHD_destroy_response(to);
		to = from_buffer("", 0);
		code = MHD_HTTP_INTERNAL_SERVER_ERROR;
	}
	conn_deadline(rq, rq->res.n_body);
	queued = MHD_queue_response(rq->mhd, code, to);
	MHD_destroy_response(to);
	return queued;
}
