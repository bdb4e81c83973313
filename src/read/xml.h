// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
//
// The XML of a workbook's part, element by element. It refuses document types, so that there are no
// entities but the five of XML, and nesting beyond LIMIT_XML_DEPTH.
#ifndef PATUH_READ_XML_H
#define PATUH_READ_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct archive;
struct diags;

// An element that begins. Valid during the call.
struct xml_tag {
	struct str name;         // without namespace
	const char **attributes; // of the parser; see xml_attribute
};

// What to do with the elements of the namespaces; those of others are passed over with all that is
// in them. Pieces of a text come one after another. Each of the calls may be NULL.
struct xml_handler {
	const char *spaces[2];
	void (*open)(void *context, const struct xml_tag *tag);
	void (*close)(void *context, struct str name);
	void (*text)(void *context, struct str piece);
};

// Reads a part of the workbook through the handler. False, reported, where it cannot be read, or is
// not XML.
bool xml_read(struct diags *diags, struct archive *archive, struct str part,
              const struct xml_handler *handler, void *context);

// The value of an attribute, whatever its namespace; data is NULL where it is absent.
struct str xml_attribute(const struct xml_tag *tag, const char *name);

#endif
