// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#define _POSIX_C_SOURCE 200809L

#include "base/lanes.h"

#include <stdbool.h>
#include <unistd.h>
#ifdef PATUH_HAS_THREADS
#include <pthread.h>
#include <signal.h>
#endif

#include "base/limits.h"

size_t
lanes_for_machine(void)
{
#ifdef PATUH_HAS_THREADS
	long count = sysconf(_SC_NPROCESSORS_ONLN);
	return count < 1 ? 1 : count > LIMIT_LANES ? LIMIT_LANES : (size_t)count;
#else
	return 1;
#endif
}

// Enough that a lane need not wait while the caller takes a large thing, few enough that what waits to be
// taken costs little memory.
size_t
lanes_berths(size_t lanes)
{
	return lanes < 2 ? 1 : 2 * lanes;
}

static void
run_alone(size_t count, const struct lane_work *work, void *context)
{
	for (size_t i = 0; i < count; i++) {
		work->prepare(context, 0, i);
		work->take(context, 0, i);
	}
}

#ifdef PATUH_HAS_THREADS

struct lanes {
	const struct lane_work *work;
	void *context;
	size_t count, berths;
	pthread_mutex_t lock;     // of all below
	pthread_cond_t has_room;  // a berth became free
	pthread_cond_t has_first; // the thing to be taken next is ready
	size_t next_begun, next_taken;
	bool is_ready[2 * LIMIT_LANES]; // by berth
};

// Prepares the next thing where there is one and a berth for it. Called with the lock, which it lets go
// meanwhile.
static bool
prepare_next(struct lanes *lanes)
{
	if (lanes->next_begun == lanes->count ||
	    lanes->next_begun == lanes->next_taken + lanes->berths)
		return false;
	size_t index = lanes->next_begun++, berth = index % lanes->berths;
	(void)pthread_mutex_unlock(&lanes->lock);
	lanes->work->prepare(lanes->context, berth, index);
	(void)pthread_mutex_lock(&lanes->lock);
	lanes->is_ready[berth] = true;
	if (index == lanes->next_taken)
		(void)pthread_cond_signal(&lanes->has_first);
	return true;
}

static void *
helper_main(void *data)
{
	struct lanes *lanes = data;
	(void)pthread_mutex_lock(&lanes->lock);
	while (lanes->next_begun < lanes->count) {
		if (!prepare_next(lanes))
			(void)pthread_cond_wait(&lanes->has_room, &lanes->lock);
	}
	(void)pthread_mutex_unlock(&lanes->lock);
	return NULL;
}

// Called with the lock, which it lets go meanwhile.
static void
take_next(struct lanes *lanes)
{
	size_t index = lanes->next_taken, berth = index % lanes->berths;
	(void)pthread_mutex_unlock(&lanes->lock);
	lanes->work->take(lanes->context, berth, index);
	(void)pthread_mutex_lock(&lanes->lock);
	lanes->is_ready[berth] = false;
	lanes->next_taken++;
	(void)pthread_cond_broadcast(&lanes->has_room);
}

static void
lead(struct lanes *lanes)
{
	(void)pthread_mutex_lock(&lanes->lock);
	while (lanes->next_taken < lanes->count) {
		if (lanes->is_ready[lanes->next_taken % lanes->berths])
			take_next(lanes);
		else if (!prepare_next(lanes))
			(void)pthread_cond_wait(&lanes->has_first, &lanes->lock);
	}
	(void)pthread_mutex_unlock(&lanes->lock);
}

// Starts the helpers, which no signal disturbs. Fewer than wanted are no harm: the caller does what is left.
static size_t
start(struct lanes *lanes, size_t wanted, pthread_t helpers[])
{
	sigset_t all, before;
	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &before);
	size_t started = 0;
	while (started < wanted && pthread_create(&helpers[started], NULL, helper_main, lanes) == 0)
		started++;
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	return started;
}

void
lanes_run(size_t lanes, size_t count, const struct lane_work *work, void *context)
{
	if (lanes > LIMIT_LANES)
		lanes = LIMIT_LANES;
	if (lanes > count)
		lanes = count;
	struct lanes all = {.work = work, .context = context, .count = count};
	all.berths = lanes_berths(lanes);
	if (lanes < 2 || pthread_mutex_init(&all.lock, NULL) != 0) {
		run_alone(count, work, context);
		return;
	}
	(void)pthread_cond_init(&all.has_room, NULL);
	(void)pthread_cond_init(&all.has_first, NULL);
	pthread_t helpers[LIMIT_LANES];
	size_t started = start(&all, lanes - 1, helpers);
	lead(&all);
	for (size_t i = 0; i < started; i++)
		(void)pthread_join(helpers[i], NULL);
	(void)pthread_cond_destroy(&all.has_first);
	(void)pthread_cond_destroy(&all.has_room);
	(void)pthread_mutex_destroy(&all.lock);
}

#else

void
lanes_run(size_t lanes, size_t count, const struct lane_work *work, void *context)
{
	(void)lanes;
	run_alone(count, work, context);
}

#endif
