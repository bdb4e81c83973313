// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "audit/proof.h"

#include "diag/diag.h"

enum validity
proof_validity(const struct attachment *attachment, struct date day)
{
	if (date_is_set(attachment->date) && date_compare(attachment->date, day) > 0)
		return VALIDITY_FUTURE;
	bool has_period = attachment->wanted && attachment->wanted->valid_count > 0;
	if (has_period && !date_is_set(attachment->date) && !date_is_set(attachment->expires))
		return VALIDITY_UNDATED;
	struct date last = attachment_last_day(attachment);
	if (date_is_set(last) && date_compare(last, day) < 0)
		return VALIDITY_EXPIRED;
	return VALIDITY_VALID;
}

static void
tell(struct diags *diags, const struct entry *entry, const struct wanted *wanted,
     const struct attachment *attachment, enum validity validity)
{
	struct diag_arg evidence = DIAG_TEXT(wanted->id), item = DIAG_TEXT(entry->node->id);
	switch (validity) {
	case VALIDITY_LACKING:
		diag_add(diags, entry->at, DIAG_EVIDENCE_LACKING, evidence, item);
		break;
	case VALIDITY_FUTURE:
		diag_add(diags, attachment->at, DIAG_EVIDENCE_FUTURE, evidence, item,
		         DIAG_DATE(attachment->date));
		break;
	case VALIDITY_UNDATED:
		diag_add(diags, attachment->at, DIAG_EVIDENCE_UNDATED, evidence, item);
		break;
	case VALIDITY_EXPIRED:
		diag_add(diags, attachment->at, DIAG_EVIDENCE_EXPIRED, evidence, item,
		         DIAG_DATE(attachment_last_day(attachment)));
		break;
	case VALIDITY_VALID:
	case VALIDITY_COUNT:
		break;
	}
}

// The best that the entry's attachments are for a wanted piece of evidence, and which of them.
static enum validity
best_validity(const struct entry *entry, const struct wanted *wanted, struct date day,
              const struct attachment **closest)
{
	enum validity best = VALIDITY_LACKING;
	*closest = NULL;
	for (size_t i = 0; i < entry->attachment_count && best != VALIDITY_VALID; i++) {
		const struct attachment *attachment = &entry->attachments[i];
		if (attachment->wanted != wanted)
			continue;
		enum validity validity = proof_validity(attachment, day);
		if (!*closest || validity > best) {
			best = validity;
			*closest = attachment;
		}
	}
	return best;
}

bool
proof_is_complete(const struct rubric_node *node, const struct entry *entry, struct date day)
{
	for (size_t i = 0; i < node->wanted_count; i++) {
		const struct wanted *wanted = &node->wanted[i];
		const struct attachment *closest;
		if (wanted->is_required &&
		    (!entry || best_validity(entry, wanted, day, &closest) != VALIDITY_VALID))
			return false;
	}
	return true;
}

bool
proof_check(struct diags *diags, const struct entry *entry, struct date day)
{
	if (!entry->node->wants_evidence)
		return true;
	if (entry->status != STATUS_VERIFIED && entry->status != STATUS_SECONDARY)
		return false;
	bool is_verified = true;
	for (size_t i = 0; i < entry->node->wanted_count; i++) {
		const struct wanted *wanted = &entry->node->wanted[i];
		const struct attachment *closest;
		if (!wanted->is_required)
			continue;
		enum validity best = best_validity(entry, wanted, day, &closest);
		tell(diags, entry, wanted, closest, best);
		is_verified &= best == VALIDITY_VALID;
	}
	return is_verified;
}
