// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// What the cells of the Excel report say: answers, evidence, laws, bases and scales in words.
#ifndef PATUH_REPORT_XLSX_PHRASE_H
#define PATUH_REPORT_XLSX_PHRASE_H

#include "audit/score.h"
#include "base/lang.h"

struct buffer;

// ● Zona Hijau
void phrase_zone(struct buffer *out, enum lang lang, const struct zone *zone);

// The same with the category, where the zone's name does not end in it: ● Zona Hijau B
void phrase_band(struct buffer *out, enum lang lang, const struct zone *zone);

// An answer: a level's label, a number, "nilai langsung: 95,56", "tidak berlaku: …", "belum dijawab".
// The entry may be NULL.
void phrase_answer(struct buffer *out, enum lang lang, const struct entry *entry,
                   enum node_state state);

// The answer of a leaf; of an item that has several, how many were given: 3 dari 4 jawaban.
void phrase_leaf(struct buffer *out, enum lang lang, const struct node_result *result);

// What else an answer says: why it does not apply, what was counted, its note.
void phrase_remark(struct buffer *out, enum lang lang, const struct entry *entry);

// What the node asks for, a line each: Foto papan (wajib): belum ada. Whether it is there is left open
// where the item has several answers.
void phrase_wanted(struct buffer *out, enum lang lang, const struct rubric_node *node,
                   const struct node_result *result);

// The laws of a node, a line each. Titles stop before "tentang", as laws are cited.
void phrase_cites(struct buffer *out, const struct rubric_node *node);

// The title of the source, or "anggapan: " and why.
void phrase_basis(struct buffer *out, enum lang lang, const struct basis *basis);

// The answers that an item takes with their values, or how a group combines.
void phrase_scale(struct buffer *out, enum lang lang, const struct rubric_node *node);

#endif
